import { relative, resolve } from 'node:path';
import { type Bench, progress } from './harness/bench.ts';
import { reportsFolder, writeWhole } from './harness/report-file.ts';
import { allInputs, readInputs } from './report/inputs.ts';
import { reportPage } from './report/page.ts';
import { standalone } from './report/svg.ts';

/** Measures nothing: puts what the other benches found onto one page. */
export const bench: Bench = {
  summary: 'one HTML page and its charts from what the other benches left in reports/',
  options: {
    from: { type: 'string', default: '', help: 'folder of the figures, when it is not reports/' },
    to: { type: 'string', default: '', help: 'folder for page and charts, when it is not reports/' },
  },
  run: async options => {
    const from = options['from'] ? resolve(options['from']) : reportsFolder;
    const to = options['to'] ? resolve(options['to']) : reportsFolder;
    const inputs = readInputs(from);
    for (const input of allInputs(inputs)) {
      if (input.kind === 'missing') progress(`${input.name}: not there yet; ${input.command}`);
      if (input.kind === 'unusable') progress(`${input.name}: cannot be used: ${input.problem}`);
    }
    const { page, drawings } = await reportPage(inputs);
    for (const { chart, svg } of drawings) writeWhole(to, `${chart.id}.svg`, standalone(svg));
    const file = writeWhole(to, 'report.html', page);
    const without = allInputs(inputs).filter(({ kind }) => kind !== 'read');
    return {
      page: relative(process.cwd(), file),
      charts: drawings.length,
      without: without.map(({ name }) => name).join(' '),
    };
  },
};
