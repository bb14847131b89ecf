import { isDeepStrictEqual } from 'node:util';
import { compareEntries, totalMinutes } from '../../../core/entry.ts';
import { type EntryDocument, type HeadDocument, ttlSeconds } from '../../../functions/week/documents.ts';
import type { Step } from './oracle-history.ts';

/** The head is what its history made of it, and the entry documents are its projection. */
export function* entryFaults(
  head: HeadDocument,
  documents: readonly EntryDocument[],
  steps: readonly Step[],
): Generator<string> {
  const last = steps.at(-1);
  if (!last) return yield `${head.id} was written by no run`;
  yield* headFaults(head, last);
  yield* projectionFaults(head, documents);
  yield* markFaults(head, documents, steps);
}

function* headFaults(head: HeadDocument, { run: { outcome }, after }: Step): Generator<string> {
  if (!isDeepStrictEqual(head.entries, after))
    yield `${head.id}: the entries are not what the op sets led to`;
  if (!isDeepStrictEqual(head.entries, head.entries.toSorted(compareEntries)))
    yield `${head.id} is out of order`;
  if (head.totalMinutes !== totalMinutes(head.entries)) yield `${head.id}: the sum is wrong`;
  const told = [outcome.runId, outcome.version, outcome.status, outcome.entries, outcome.totalMinutes];
  const stands = [head.runId, head.version, head.status, head.entries.length, head.totalMinutes];
  if (!isDeepStrictEqual(told, stands)) yield `${head.id} and the outcome of its last run disagree`;
}

function* projectionFaults(head: HeadDocument, documents: readonly EntryDocument[]): Generator<string> {
  const { tenantId, userId, week } = head;
  const stored = new Map(documents.filter(each => each.deleted === undefined).map(each => [each.id, each]));
  for (const entry of head.entries) {
    const document = stored.get(entry.id);
    stored.delete(entry.id);
    if (!document) yield `${entry.id}: in the head, but not stored`;
    else if (!isDeepStrictEqual(document, { kind: 'entry', tenantId, userId, week, ...entry }))
      yield `${entry.id}: stored otherwise than in the head`;
  }
  for (const id of stored.keys()) yield `${id}: stored, but not in the head`;
}

/** Whatever was deleted and not brought back has a mark, and nothing else has. */
function* markFaults(
  head: HeadDocument,
  documents: readonly EntryDocument[],
  steps: readonly Step[],
): Generator<string> {
  const alive = new Set(head.entries.map(({ id }) => id));
  const gone = new Map(
    steps.flatMap(({ run }) =>
      run.opSet.ops.flatMap(op =>
        op.op === 'delete' && !alive.has(op.id) ? [[op.id, run.outcome.version] as const] : [],
      ),
    ),
  );
  const marks = documents.filter(each => each.deleted === true);
  if (!isDeepStrictEqual(new Map(marks.map(({ id, version }) => [id, version])), gone))
    yield `${head.id}: the marks are not those of the deleted entries`;
  for (const mark of marks) {
    if (mark.ttl !== ttlSeconds.deletedEntry) yield `${mark.id} has another time to live`;
    if (mark.status !== 'cancelled' || mark.minutes !== 0) yield `${mark.id} still counts`;
    for (const text of ['description', 'externalComment', 'evidence'])
      if (text in mark) yield `${mark.id} still has its ${text}`;
  }
}
