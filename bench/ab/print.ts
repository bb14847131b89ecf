import { table } from '../harness/table.ts';
import { drawTree } from './blocking.ts';
import { llmTurns } from './delays.ts';
import type { AbFigures, Origin } from './figures.ts';

/** The figures as people read them. Each table says how its figures came about. */
export function printed(figures: AbFigures): string {
  const { origins } = figures.detail;
  return [
    delays(figures),
    caption('Time of each step, one week', origins.latencies),
    steps(figures),
    caption(
      'Effort for one week, on average (request units: computed by the published prices)',
      origins.counts,
    ),
    effort(figures),
    caption('Waiting against concentration', origins.waits),
    concentrations(figures),
    ...trees(figures),
    caption('Batch arm: refused batches and repetitions by project', origins.counts),
    conflicts(figures),
    caption('How many times as long the five tools take', origins.ratios),
    ratios(figures),
    ...whatIf(figures),
    `Weeks that both arms committed alike: ${figures.sameWeeks} of ${figures.comparedWeeks}; totals of projects that are wrong: ${figures.wrongTotals}.`,
  ].join('\n');
}

function caption(text: string, origin: Origin): string {
  return `\n${text} [${origin}]`;
}

function delays({ users, concentration, atOnce, profile, clock, detail }: AbFigures): string {
  const put = detail.injected.map(({ what, ms, source }) => `  ${ms} ms ${what}: ${source}`);
  const people = `${users} people, ${Math.round(concentration * 100)} % of them on one project, ${atOnce} at once`;
  return [`${people}; profile ${profile}, ${clock} clock; ${llmTurns} LLM turns. Injected:`, ...put].join(
    '\n',
  );
}

const latency = ['p50Ms', 'p90Ms', 'p99Ms', 'maxMs'] as const;

function steps({ detail }: AbFigures): string {
  const rows = detail.arms.flatMap(({ arm, steps: all }) =>
    all.map(step => [arm, step.step, ...latency.map(name => step[name])]),
  );
  return table(['arm', 'step', ...latency], rows);
}

function effort({ detail }: AbFigures): string {
  const names = Object.keys(detail.arms[0]?.perUser ?? {});
  const rows = detail.arms.map(({ arm, perUser }) => [arm, ...names.map(name => perUser[name] ?? 0)]);
  return table(['arm', ...names], rows);
}

function concentrations({ detail }: AbFigures): string {
  const names = [...latency, 'waits', 'waitedMs', 'conflicts', 'retries'] as const;
  const rows = detail.concentrations.map(row => [row.arm, row.percent, ...names.map(name => row[name])]);
  return table(['arm', 'percent', ...names], rows);
}

const treeLines = 24;

function trees({ detail }: AbFigures): string[] {
  return detail.blockingTrees.flatMap(({ percent, tree }) => {
    if (!tree) return [`\nNobody waited for anybody at ${percent} %.`];
    const title = `Who waited for whom at ${percent} %, when most did (${tree.waiting} people)`;
    return [caption(title, detail.origins.waits), drawTree(tree, treeLines)];
  });
}

function conflicts({ detail }: AbFigures): string {
  const rows = detail.conflicts.map(each => [each.project, each.people, each.conflicts, each.retries]);
  return table(['project', 'people', 'conflicts', 'retries'], rows.slice(0, 5));
}

function ratios(figures: AbFigures): string {
  const row = (what: string, value: number, between: { low: number; high: number }) => [
    what,
    value,
    `${between.low} to ${between.high}`,
  ];
  return table(
    ['of', 'ratio', '95 % by bootstrap over people'],
    [
      row('the work, median', figures.ratioMedian, figures.ratioMedianInterval),
      row('the work, 99th percentile', figures.ratioP99, figures.ratioP99Interval),
      row("with the flow's call, median", figures.ratioFlowMedian, figures.ratioFlowMedianInterval),
      row("with the flow's call, 99th percentile", figures.ratioFlowP99, figures.ratioFlowP99Interval),
    ],
  );
}

function whatIf({ detail, lessTimePercent }: AbFigures): string[] {
  const rows = detail.whatIf.map(each => [each.what, each.batchMs, each.ratioMedian, each.lessTimePercent]);
  const headings = ['the batch, if it had to have', 'median ms', 'ratio', 'less time %'];
  const less = `Less time for the median person, with the flow's call: ${lessTimePercent} %`;
  const text = rows.length > 0 ? [caption('What if', detail.origins.whatIf), table(headings, rows)] : [];
  return [caption(less, detail.origins.ratios), ...text];
}
