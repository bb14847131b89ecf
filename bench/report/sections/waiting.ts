import { type Concentrated, concentrationChart } from '../charts/concentration.ts';
import { ms } from '../charts/scale.ts';
import { writersChart } from '../charts/writers.ts';
import { type Html, html } from '../html.ts';
import type { Inputs } from '../inputs.ts';
import { mark, type Origin } from '../origin.ts';
import { captioned, type Figure, shown, table } from '../parts.ts';
import type { Ab } from '../read/ab.ts';
import type { Contention } from '../read/small.ts';
import { blockingList } from './blocking.ts';

/** Who waits for whom: shared projects, and several writers on one week. */
export async function waitingSection(inputs: Inputs, figure: Figure): Promise<Html> {
  return html`
<p>In the old design a tool locks the person and the project while it works, so people on a popular project stand in
line. A batch locks nothing: it is written under the version that was read, and is planned again when somebody else was
faster. In two public logs of
working hours the most popular project has 20 to 33 % of the people in a week ${mark('computed')}.</p>
${await shown(inputs.ab.network, 'Waiting in the two designs', ab => abPart(ab, figure))}
${await shown(inputs.contention, 'Several writers on one week', contention => contentionPart(contention, figure))}`;
}

async function abPart({ detail }: Ab, figure: Figure): Promise<Html> {
  const { concentrations, blocking, blockingTrees, conflicts, origins } = detail;
  const chart = concentrationChart('concentration', concentrations, origins.latencies);
  return html`
${concentrations.length > 0 ? await figure(chart, lines) : noSweep}
${blocking.length > 0 ? blockingTable(blocking, origins.waits) : undefined}
${blockingTrees.map(({ percent, tree }) => (tree ? blockingList(percent, tree, origins.waits) : undefined))}
${conflictsPart(conflicts, origins.counts)}`;
}

const lines = 'Solid: 99th percentile. Dotted: median. Each gridline is ten times the one before.';

function blockingTable(blocking: Ab['detail']['blocking'], origin: Origin): Html {
  const rows = blocking.slice(0, 10).map(({ holder, waiters, waitedMs }) => [holder, waiters, ms(waitedMs)]);
  const headings = ['lock held', 'people who waited', 'time waited in all'];
  return html`<div class="tabled">${table({ headings, rows }, 'Locks', captioned('What waiting for each lock cost, five tools', origin))}</div>`;
}

function conflictsPart(conflicts: Ab['detail']['conflicts'], origin: Origin): Html {
  const rows = conflicts
    .filter(each => each.conflicts > 0)
    .slice(0, 5)
    .map(({ project, people, conflicts: refused, retries }) => [project, people, refused, retries]);
  if (rows.length === 0) return html`<p>Of the batches, none was refused ${mark(origin)}.</p>`;
  const headings = ['project', 'people on it', 'batches refused', 'retries'];
  return html`<div class="tabled">${table({ headings, rows }, 'Conflicts', captioned('Conflicts by project, one batch', origin))}</div>`;
}

const noSweep = html`<p class="missing">Waiting against concentration: not in this run. Make the figures with
<code class="command">npm run bench -- ab --profile network</code></p>`;

async function contentionPart(contention: Contention, figure: Figure): Promise<Html> {
  const { rows, concentrationRatioP99, lockConcentrationRatioP99 } = contention;
  const points = rows.flatMap(row => {
    const [, percent] = /^(\d+) % on one project$/.exec(row.scenario) ?? [];
    return percent === undefined ? [] : [{ ...row, percent: Number(percent) } satisfies Concentrated];
  });
  return html`
<p>The commit alone, without the rest of the old design: the same write under locks and in a batch. With 30 % of the
people on one project the 99th percentile is <strong>${concentrationRatioP99.toFixed(1)} times</strong> that of nobody sharing in the batch,
and <strong>${lockConcentrationRatioP99.toFixed(1)} times</strong> under locks ${mark('injected')}.</p>
${points.length > 0 ? await figure({ ...concentrationChart('concentration-commit', points, 'injected'), title: 'Waiting for each other, the commit alone' }, lines) : undefined}
${await figure(writersChart('writers', contention), 'Dot: median. Line: up to the 99th percentile.')}`;
}
