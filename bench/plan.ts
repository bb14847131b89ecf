import { type Decision, decide, type Situation } from '../core/decide.ts';
import { plan } from '../core/plan/plan.ts';
import { benchWeek, busyWeek } from './data/week.ts';
import { type Bench, type Figures, type OptionValues, progress, wholeNumber } from './harness/bench.ts';
import { type Summary, summarise, timeEach, warmUp } from './harness/samples.ts';
import { table } from './harness/table.ts';

const linesWanted = 40;
const targetP99Ms = 0.2;

/** The planner and the decision by themselves: pure functions, no I/O, one core. */
export const bench: Bench = {
  summary: 'plan() and decide() for a busy week of 40 lines, without I/O; target p99 < 0.2 ms for plan()',
  options: {
    runs: { type: 'string', default: '20000', help: 'measured calls of each case' },
    'warm-up': { type: 'string', default: '5000', help: 'calls before measuring' },
    projects: { type: 'string', default: '500', help: 'projects in the catalogue' },
  },
  run: async options => measure(cases(busyWeek(wholeNumber(options, 'projects', 40))), options),
};

type Case = { name: string; call: () => unknown };

/** A first draft fills an empty week; a redraft of the drafted week finds nothing to do. */
function cases(empty: Situation): Case[] {
  const drafted: Situation = {
    ...empty,
    runId: 'run-2',
    head: decided(decide({ kind: 'draft' }, empty)).head,
  };
  expectLines(drafted.head.entries.length);
  const again = decided(decide({ kind: 'draft' }, drafted));
  if (again.opSet.ops.length > 0) throw new Error('Drafting the drafted week again should change nothing.');
  return [
    { name: 'plan: first draft', call: () => plan({ ...empty, kind: 'draft' }) },
    { name: 'plan: nothing to change', call: () => plan({ ...drafted, kind: 'draft' }) },
    { name: 'decide: first draft', call: () => decide({ kind: 'draft' }, empty) },
    { name: 'decide: nothing to change', call: () => decide({ kind: 'draft' }, drafted) },
  ];
}

function decided(decision: Decision): Extract<Decision, { kind: 'decided' }> {
  if (decision.kind !== 'decided') throw new Error(`The week was refused: ${decision.problem.message}`);
  return decision;
}

function expectLines(lines: number): void {
  if (lines !== linesWanted)
    throw new Error(`${benchWeek} should come to ${linesWanted} lines, not ${lines}.`);
}

function measure(all: readonly Case[], options: OptionValues): Figures {
  const runs = wholeNumber(options, 'runs', 1);
  const warm = wholeNumber(options, 'warm-up', 0);
  for (const { call } of all) warmUp(call, warm);
  const results = all.map(({ name, call }) => {
    progress(`${name}: ${runs} calls …`);
    return { name, ...summarise(timeEach(call, runs)) };
  });
  print(results);
  const planned = results.filter(result => result.name.startsWith('plan:'));
  return {
    lines: linesWanted,
    targetP99Ms,
    targetMet: planned.every(result => result.p99Ms < targetP99Ms),
    cases: results,
  };
}

function print(results: readonly (Summary & { name: string })[]): void {
  const rows = results.map(({ name, p50Ms, p90Ms, p99Ms, maxMs }) => [name, p50Ms, p90Ms, p99Ms, maxMs]);
  process.stdout.write(`${table(['case', 'p50 ms', 'p90 ms', 'p99 ms', 'max ms'], rows)}\n`);
}
