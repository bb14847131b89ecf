import { Stop } from '../local/import/io.ts';
import { readTock } from '../local/import/tock/read.ts';
import { f1Drawn, interval } from './backtest/bootstrap.ts';
import { brier, calibrationError, type Judged, reliability } from './backtest/calibration.ts';
import { type History, historyOf } from './backtest/log.ts';
import { backtest, names, type Result } from './backtest/run.ts';
import { add, figuresOf, nothing, rounded, type Score } from './backtest/score.ts';
import {
  type Bench,
  type Figures,
  type OptionValues,
  progress,
  UsageError,
  wholeNumber,
} from './harness/bench.ts';
import { table } from './harness/table.ts';

const targets = { f1: 0.785, ece: 0.02 };

/** Parameters come from the weeks before this share of them; the figures from those after it. */
const chosenOn = 0.6;

const whereFrom =
  'Say where the log lies: --data DIR, with tock_week_actuals.csv and tock_users.csv, as 18F’s time tracker Tock exports them. ' +
  'The log that the figures in docs/benchmarks.md come from is public (CC0): the repository 18F/tock on GitHub, commit f8d640ee.';

/** How good the planner's drafts are where there is nothing to go by but earlier weeks and public holidays. */
export const bench: Bench = {
  summary:
    'the planner drafts each week of a public log from the weeks before it; target F1 ≥ .785, ECE ≤ .02',
  options: {
    data: { type: 'string', default: '', help: 'folder with tock_week_actuals.csv and tock_users.csv' },
    'leave-project': { type: 'string', default: '1', help: 'where people log leave and holidays' },
    draws: { type: 'string', default: '2000', help: 'bootstrap samples of people' },
    seed: { type: 'string', default: '20261125', help: 'of the bootstrap' },
  },
  run: async options => {
    const draws = wholeNumber(options, 'draws', 100);
    const seed = wholeNumber(options, 'seed', 0);
    const history = await readHistory(options);
    const split = Math.floor(history.weeks.length * chosenOn);
    progress(`Drafting weeks ${split + 1} to ${history.weeks.length} of ${history.weeks.length} …`);
    const { results, lines } = backtest(history, { from: split, to: history.weeks.length });
    return report(results, lines, { draws, seed });
  },
};

async function readHistory(options: OptionValues): Promise<History> {
  const folder = options['data'] ?? '';
  if (folder === '') throw new UsageError(whereFrom);
  try {
    const { users, refused } = await readTock(folder);
    if (refused.length > 0) progress(`${refused.length} rows of the log cannot be used and are left out.`);
    return historyOf(users, options['leave-project'] ?? '');
  } catch (error) {
    if (error instanceof Stop) throw new UsageError(`${error.message} ${whereFrom}`);
    throw error;
  }
}

type Draws = { draws: number; seed: number };

function report(results: readonly Result[], lines: readonly Judged[], draws: Draws): Figures {
  const rules = results.map(({ rule, kind, byPerson }) => ({
    ...{ rule, kind },
    ...figuresOf(totalOf(byPerson)),
    interval: interval(byPerson, f1Drawn(byPerson), draws.draws, draws.seed),
  }));
  print(rules, lines);
  const [ours] = rules;
  const scores = results.map(({ byPerson }) => byPerson);
  if (!ours) throw new Error('There is nothing to report.');
  const ece = rounded(calibrationError(lines));
  return {
    f1: ours.f1,
    ...{
      precision: ours.precision,
      recall: ours.recall,
      exactWeeks: ours.exactWeeks,
      rowEdits: ours.rowEdits,
    },
    f1Interval: ours.interval,
    gainOverCopy: rounded(ours.f1 - f1Named(rules, names.copy)),
    gainInterval: gainInterval(results, draws),
    ece,
    brier: rounded(brier(lines)),
    ...{
      weeks: totalOf(scores[0] ?? []).weeks,
      users: (scores[0] ?? []).filter(({ weeks }) => weeks > 0).length,
    },
    lines: lines.length,
    baselines: Object.fromEntries(rules.slice(1).map(({ rule, f1 }) => [rule, f1])),
    targets,
    targetMet: ours.f1 >= targets.f1 && ece <= targets.ece,
    detail: { rules, reliability: reliability(lines) },
  };
}

function f1Named(rules: readonly { rule: string; f1: number }[], name: string): number {
  return rules.find(({ rule }) => rule === name)?.f1 ?? 0;
}

/** What the planner is better by than copying last week, on the same people: most of the chance falls out. */
function gainInterval(results: readonly Result[], { draws, seed }: Draws) {
  const ours = results.find(({ rule }) => rule === names.ours)?.byPerson ?? [];
  const copy = results.find(({ rule }) => rule === names.copy)?.byPerson ?? [];
  return interval(ours, drawn => f1Drawn(ours)(drawn) - f1Drawn(copy)(drawn), draws, seed);
}

function totalOf(byPerson: readonly Score[]): Score {
  return byPerson.reduce(add, nothing);
}

function print(
  rules: readonly (ReturnType<typeof figuresOf> & { rule: string; kind: string })[],
  lines: readonly Judged[],
): void {
  const rows = rules.map(each => [
    each.rule,
    each.kind,
    each.f1,
    each.precision,
    each.recall,
    each.exactWeeks,
    each.rowEdits,
  ]);
  const headings = ['way of drafting', 'kind', 'F1', 'precision', 'recall', 'exact weeks', 'row edits'];
  const groups = reliability(lines).map(({ confidence, kept, lines: count }) => [confidence, kept, count]);
  process.stdout.write(
    `${table(headings, rows)}\n\n${table(['stated confidence', 'kept', 'lines'], groups)}\n`,
  );
}
