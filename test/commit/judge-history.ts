import { isDeepStrictEqual } from 'node:util';
import type { Entry } from '../../core/entry.ts';
import { applyOps, bodyOf, type Op, opTarget } from '../../core/opset.ts';
import type { HeadDocument, RunDocument } from '../../functions/week/documents.ts';
import { closedDate, dailyMaxMinutes } from './world.ts';

type Documents = readonly Record<string, unknown>[];

/** Replays the receipts of each week in the order of versions: they must add up to the head, one run a version. */
export function judgeHistory(runs: readonly RunDocument[], documents: Documents): string[] {
  const heads = documents.filter(document => document['kind'] === 'week') as unknown as HeadDocument[];
  const committed = Map.groupBy(
    runs.filter(run => run.outcome.result === 'committed'),
    run => run.week,
  );
  const orphans = [...committed.keys()].filter(week => !heads.some(head => head.week === week));
  return [
    ...orphans.map(week => `${week}: runs are recorded, but there is no head`),
    ...heads.flatMap(head => judgeWeek(head, committed.get(head.week) ?? [])),
  ];
}

function judgeWeek(head: HeadDocument, runs: readonly RunDocument[]): string[] {
  const ordered = runs.toSorted((a, b) => a.outcome.version - b.outcome.version);
  const versions = ordered.map(run => run.outcome.version);
  const expected = Array.from({ length: head.version }, (_, index) => index + 1);
  if (!isDeepStrictEqual(versions, expected)) {
    return [`${head.id}: version ${head.version} was written by runs of the versions ${versions.join(', ')}`];
  }
  const faults: string[] = [];
  let entries: Entry[] = [];
  for (const run of ordered) {
    faults.push(...judgeStep(run, entries));
    try {
      entries = applyOps(entries, run.opSet.ops, run.outcome.version);
    } catch (error) {
      return [...faults, `${run.id}: ${(error as Error).message}`];
    }
  }
  if (!isDeepStrictEqual(entries, head.entries))
    faults.push(`${head.id}: the head is not what its runs add up to`);
  return faults;
}

/** What no single run may do, whatever the others did. */
function judgeStep(run: RunDocument, before: readonly Entry[]): string[] {
  const faults: string[] = [];
  const byId = new Map(before.map(entry => [entry.id, entry]));
  for (const op of run.opSet.ops) {
    const entry = byId.get(opTarget(op));
    const agent = run.intent === 'draft' || run.intent === 'redraft';
    if (agent && entry && (entry.owner === 'person' || entry.status !== 'draft'))
      faults.push(`${run.id}: the agent touched ${entry.id}`);
    if (datesOf(op, entry).includes(closedDate)) faults.push(`${run.id}: a closed day was changed`);
  }
  const after = applyOps(before, run.opSet.ops, run.outcome.version);
  const over = [...new Set(after.map(entry => entry.date))].filter(
    date => total(after, date) > dailyMaxMinutes && total(after, date) > total(before, date),
  );
  faults.push(...over.map(date => `${run.id}: ${date} holds more than the daily maximum`));
  const back = applyOps(after, run.inverse, run.outcome.version);
  if (!isDeepStrictEqual(back.map(bodyOf), before.map(bodyOf)))
    faults.push(`${run.id}: the inverse does not lead back`);
  return faults;
}

function datesOf(op: Op, entry: Entry | undefined): string[] {
  const after = op.op === 'create' || op.op === 'replace' ? [op.entry.date] : [];
  return entry ? [entry.date, ...after] : after;
}

function total(entries: readonly Entry[], date: string): number {
  return entries.filter(entry => entry.date === date).reduce((sum, entry) => sum + entry.minutes, 0);
}
