import assert from 'node:assert/strict';
import { sha256 } from '../../../core/canonical.ts';
import type { Entry } from '../../../core/entry.ts';
import { applyOps, bodyOf } from '../../../core/opset.ts';
import { countOps } from '../../../core/outcome.ts';
import type { WeekId } from '../../../core/week.ts';
import {
  type EntryDocument,
  type HeadDocument,
  type OutboxDocument,
  type RunDocument,
  type SourcesDocument,
  ttlSeconds,
} from '../../../functions/week/documents.ts';
import { assertDigest } from './oracle-digest.ts';
import { assertEntries } from './oracle-entries.ts';

/** A person's documents by kind, without the store's own fields. */
export type PartitionDocuments = {
  heads: HeadDocument[];
  entries: EntryDocument[];
  runs: RunDocument[];
  outbox: OutboxDocument[];
  sources: SourcesDocument | undefined;
};

/** One recorded change of a week, with the entries before and after it. */
export type Step = { run: RunDocument; before: Entry[]; after: Entry[] };

/**
 * What must be true of one person's documents at any moment at which no batch is on its way, whatever has happened to
 * requests and answers: heads, entries, receipts and messages tell one and the same story. Throws an AssertionError
 * that names the document. Holds as long as no receipt has expired and nothing but runs has written to weeks.
 */
export function assertPartitionAgrees(documents: readonly (object & { id: string })[]): void {
  const partition = byKind(documents);
  for (const run of partition.runs) assertReceipt(run, partition.outbox);
  for (const { id, runId } of partition.outbox) {
    assert(
      partition.runs.some(run => run.id === `run:${runId}`),
      `${id} tells of a run without a receipt`,
    );
  }
  for (const head of partition.heads) {
    const steps = historyOf(head, partition.runs);
    assertEntries(
      head,
      partition.entries.filter(entry => entry.week === head.week),
      steps,
    );
    assertDigest(head, steps, partition.sources);
  }
  assertNoOrphans(partition);
}

function byKind(documents: readonly (object & { id: string })[]): PartitionDocuments {
  const bare = documents.map(document =>
    Object.fromEntries(Object.entries(document).filter(([field]) => !field.startsWith('_'))),
  );
  const ofKind = <T>(kind: string) => bare.filter(document => document['kind'] === kind) as T[];
  return {
    heads: ofKind('week'),
    entries: ofKind('entry'),
    runs: ofKind('run'),
    outbox: ofKind('outbox'),
    sources: ofKind<SourcesDocument>('sources')[0],
  };
}

/** A receipt agrees with itself, and a message goes out exactly when something was changed. */
function assertReceipt(run: RunDocument, outbox: readonly OutboxDocument[]): void {
  const { opSet, outcome } = run;
  assert.equal(run.ttl, ttlSeconds.run, `${run.id} has another time to live`);
  assert.equal(run.id, `run:${outcome.runId}`, `${run.id} holds the outcome of another run`);
  assert.equal(opSet.hash, sha256(opSet.ops), `${run.id}: the op set is not the hashed one`);
  assert.equal(outcome.opSetHash, opSet.hash, `${run.id}: the outcome names another op set`);
  assert.deepEqual(outcome.operations, countOps(opSet.ops), `${run.id}: the operations are miscounted`);
  const message = outbox.find(each => each.id === `out:${outcome.runId}`);
  if (outcome.result === 'unchanged') {
    assert.deepEqual(opSet.ops, [], `${run.id} says unchanged and has operations`);
    assert.equal(message, undefined, `${run.id} says unchanged and has a message`);
    return;
  }
  assert(message, `${run.id} has no message`);
  assert.equal(message.ttl, ttlSeconds.outbox, `${message.id} has another time to live`);
  assert.deepEqual(
    [message.runId, message.week, message.version, message.intent],
    [outcome.runId, run.week, outcome.version, run.intent],
    `${message.id} tells of something else than its run`,
  );
}

/** Each version of a week has exactly one run, and each run's op set leads from its version to the next, and back. */
function historyOf(head: HeadDocument, runs: readonly RunDocument[]): Step[] {
  const committed = runs
    .filter(run => run.week === head.week && run.outcome.result === 'committed')
    .sort((a, b) => a.outcome.version - b.outcome.version);
  const versions = committed.map(run => run.outcome.version);
  const expected = Array.from({ length: head.version }, (_, index) => index + 1);
  assert.deepEqual(versions, expected, `${head.id}: the versions do not come from one run each`);
  let before: Entry[] = [];
  return committed.map(run => {
    const after = applyOps(before, run.opSet.ops, run.outcome.version);
    const back = applyOps(after, run.inverse, run.outcome.version);
    assert.deepEqual(back.map(bodyOf), before.map(bodyOf), `${run.id}: the inverse does not lead back`);
    const step = { run, before, after };
    before = after;
    return step;
  });
}

function assertNoOrphans({ heads, entries, runs }: PartitionDocuments): void {
  const weeks = new Set<WeekId>(heads.map(head => head.week));
  for (const { id, week } of entries) assert(weeks.has(week), `${id} belongs to a week without a head`);
  for (const { id, week, outcome } of runs) {
    assert(outcome.result === 'unchanged' || weeks.has(week), `${id} changed a week that has no head`);
  }
}
