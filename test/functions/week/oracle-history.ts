import { isDeepStrictEqual } from 'node:util';
import { type Entry, totalMinutes } from '../../../core/entry.ts';
import { applyOps, bodyOf, type Op, opTarget } from '../../../core/opset.ts';
import type { HeadDocument, RunDocument } from '../../../functions/week/documents.ts';

/** One recorded change of a week, with the entries before and after it. */
export type Step = { run: RunDocument; before: Entry[]; after: Entry[] };

/** What the tenant forbids, where a test knows that it was so all the time. */
export type Rules = { dailyMaxMinutes: number; closedDates: readonly string[] };

type History = { kind: 'steps'; steps: Step[] } | { kind: 'broken'; fault: string };

/** Each version of a week has exactly one run, and each run's op set leads from its version to the next. */
export function historyOf(head: HeadDocument, runs: readonly RunDocument[]): History {
  const committed = runs
    .filter(run => run.week === head.week && run.outcome.result === 'committed')
    .sort((a, b) => a.outcome.version - b.outcome.version);
  const versions = committed.map(run => run.outcome.version);
  const expected = Array.from({ length: head.version }, (_, index) => index + 1);
  if (!isDeepStrictEqual(versions, expected)) {
    const fault = `${head.id}: version ${head.version} comes from runs of the versions ${versions.join(', ')}`;
    return { kind: 'broken', fault };
  }
  let before: Entry[] = [];
  const steps: Step[] = [];
  for (const run of committed) {
    try {
      const after = applyOps(before, run.opSet.ops, run.outcome.version);
      steps.push({ run, before, after });
      before = after;
    } catch (error) {
      return { kind: 'broken', fault: `${run.id}: ${(error as Error).message}` };
    }
  }
  return { kind: 'steps', steps };
}

/** What no single run may do, whatever the others did. */
export function* stepFaults({ run, before, after }: Step, rules?: Rules): Generator<string> {
  const entries = new Map(before.map(entry => [entry.id, entry]));
  for (const op of run.opSet.ops) {
    const entry = entries.get(opTarget(op));
    if (isAgent(run) && entry && (entry.owner === 'person' || entry.status !== 'draft'))
      yield `${run.id}: the agent touched ${entry.id}`;
    if (rules && datesOf(op, entry).some(date => rules.closedDates.includes(date)))
      yield `${run.id}: a closed day was changed`;
  }
  for (const date of new Set(after.map(entry => entry.date))) {
    const minutes = minutesOn(after, date);
    if (rules && minutes > rules.dailyMaxMinutes && minutes > minutesOn(before, date))
      yield `${run.id}: ${date} holds more than the daily maximum`;
  }
  if (!isDeepStrictEqual(wayBack(run, after), before.map(bodyOf)))
    yield `${run.id}: the inverse does not lead back`;
}

function isAgent({ intent }: RunDocument): boolean {
  return intent === 'draft' || intent === 'redraft';
}

function datesOf(op: Op, entry: Entry | undefined): string[] {
  const after = op.op === 'create' || op.op === 'replace' ? [op.entry.date] : [];
  return entry ? [entry.date, ...after] : after;
}

function minutesOn(entries: readonly Entry[], date: string): number {
  return totalMinutes(entries.filter(entry => entry.date === date));
}

/** The bodies that the inverse leads to, or none where it does not fit. */
function wayBack(run: RunDocument, after: readonly Entry[]): unknown {
  try {
    return applyOps(after, run.inverse, run.outcome.version).map(bodyOf);
  } catch {
    return undefined;
  }
}
