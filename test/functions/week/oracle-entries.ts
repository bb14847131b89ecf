import assert from 'node:assert/strict';
import { compareEntries, totalMinutes } from '../../../core/entry.ts';
import { type EntryDocument, type HeadDocument, ttlSeconds } from '../../../functions/week/documents.ts';
import type { Step } from './oracle.ts';

/** The head is what its history made of it, and the entry documents are its projection. */
export function assertEntries(
  head: HeadDocument,
  documents: readonly EntryDocument[],
  steps: readonly Step[],
): void {
  const last = steps.at(-1);
  assert(last, `${head.id} was written by no run`);
  const { outcome } = last.run;
  assert.deepEqual(head.entries, last.after, `${head.id}: the entries are not what the op sets led to`);
  assert.deepEqual(head.entries, head.entries.toSorted(compareEntries), `${head.id} is out of order`);
  assert.equal(head.totalMinutes, totalMinutes(head.entries), `${head.id}: the sum is wrong`);
  assert.deepEqual(
    [outcome.runId, outcome.version, outcome.status, outcome.entries, outcome.totalMinutes],
    [head.runId, head.version, head.status, head.entries.length, head.totalMinutes],
    `${head.id} and the outcome of its last run disagree`,
  );
  const { tenantId, userId, week } = head;
  const live = head.entries.map(entry => ({ kind: 'entry', tenantId, userId, week, ...entry }));
  assert.deepEqual(
    byId(documents.filter(each => each.deleted === undefined)),
    byId(live),
    `${head.id} and its entry documents disagree`,
  );
  assertMarks(head, documents, steps);
}

/** Whatever was deleted and not brought back has a mark, and nothing else has. */
function assertMarks(head: HeadDocument, documents: readonly EntryDocument[], steps: readonly Step[]): void {
  const alive = new Set(head.entries.map(({ id }) => id));
  const gone = new Map(
    steps.flatMap(({ run }) =>
      run.opSet.ops.flatMap(op =>
        op.op === 'delete' && !alive.has(op.id) ? [[op.id, run.outcome.version] as const] : [],
      ),
    ),
  );
  const marks = documents.filter(each => each.deleted === true);
  assert.deepEqual(
    byId(marks).map(({ id, version }) => [id, version]),
    [...gone].sort(([a], [b]) => (a < b ? -1 : 1)),
    `${head.id}: the marks are not those of the deleted entries`,
  );
  for (const mark of marks) {
    assert.equal(mark.ttl, ttlSeconds.deletedEntry, `${mark.id} has another time to live`);
    assert.deepEqual([mark.status, mark.minutes], ['cancelled', 0], `${mark.id} still counts`);
    for (const text of ['description', 'externalComment', 'evidence'])
      assert(!(text in mark), `${mark.id} still has its ${text}`);
  }
}

function byId<T extends { id: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
