import { type Decision, decide, type Situation } from '../core/decide.ts';
import { plan } from '../core/plan/plan.ts';
import { benchWeek, busyWeek } from './data/week.ts';
import { timeHandler } from './handler.ts';
import { type Bench, type Figures, type OptionValues, progress, wholeNumber } from './harness/bench.ts';
import { type Summary, summarise, timeEach, warmUp } from './harness/samples.ts';
import { table } from './harness/table.ts';

const linesWanted = 40;
const targets = { planP99Ms: 0.2, handlerP99Ms: 2 };

/** The planner and the decision by themselves: pure functions, no I/O, one core. */
export const bench: Bench = {
  summary: 'plan() and decide() for a busy week of 40 lines, without I/O; target p99 < 0.2 ms for plan()',
  options: {
    runs: { type: 'string', default: '20000', help: 'measured calls of each case' },
    'warm-up': { type: 'string', default: '5000', help: 'calls before measuring' },
    projects: { type: 'string', default: '500', help: 'projects in the catalogue' },
  },
  run: async options => {
    const week = busyWeek(wholeNumber(options, 'projects', 40));
    return figuresOf([...measure(cases(week), options), await measureHandler(week, options)]);
  },
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

type Result = Summary & { name: string };

function measure(all: readonly Case[], options: OptionValues): Result[] {
  const runs = wholeNumber(options, 'runs', 1);
  const warm = wholeNumber(options, 'warm-up', 0);
  for (const { call } of all) warmUp(call, warm);
  return all.map(({ name, call }) => {
    progress(`${name}: ${runs} calls …`);
    return { name, ...summarise(timeEach(call, runs)) };
  });
}

/** The whole request but for the store: token, body, load, plan, batch, answer. */
async function measureHandler(week: Situation, options: OptionValues): Promise<Result> {
  const runs = Math.ceil(wholeNumber(options, 'runs', 1) / 4);
  progress(`handler: ${runs} requests …`);
  const warm = wholeNumber(options, 'warm-up', 0);
  return { name: 'handler: first draft', ...(await timeHandler(week, warm, runs)) };
}

function figuresOf(results: readonly Result[]): Figures {
  print(results);
  const worst = (kind: string) =>
    Math.max(...results.filter(result => result.name.startsWith(kind)).map(result => result.p99Ms));
  const [planP99Ms, handlerP99Ms] = [worst('plan:'), worst('handler:')];
  const targetMet = planP99Ms < targets.planP99Ms && handlerP99Ms < targets.handlerP99Ms;
  return { lines: linesWanted, planP99Ms, handlerP99Ms, targets, targetMet, cases: [...results] };
}

function print(results: readonly Result[]): void {
  const rows = results.map(({ name, p50Ms, p90Ms, p99Ms, maxMs }) => [name, p50Ms, p90Ms, p99Ms, maxMs]);
  process.stdout.write(`${table(['case', 'p50 ms', 'p90 ms', 'p99 ms', 'max ms'], rows)}\n`);
}
