import type { JSONObject, OperationInput } from '@azure/cosmos';
import { Refusal } from '../../core/errors.ts';
import type { Partition, Services, Stored } from '../ports.ts';
import { bare } from '../week/documents.ts';
import { attempts } from '../week/retry.ts';
import { isDone, receiptOperation, type WriteKey } from './receipt.ts';

/** A document holds 2 MB; the rest is room for the digests that runs add to the sources by themselves. */
const documentBytesMax = 1_500_000;

/**
 * Changes one document of a person that is not part of any week: reads it, applies `change` and writes it under its
 * ETag, again when somebody was faster. Without a key `change` must be safe to apply twice, because a lost answer is
 * tried again; under a key it is applied once, however often and however late the request comes, and what comes too
 * late is answered with the document as it is then. Throws `runIdReused` when the key was another request's.
 */
export async function updateDocument<T extends object>(
  { timesheets, clock, random }: Pick<Services, 'timesheets' | 'clock' | 'random'>,
  partition: Partition,
  document: { id: string; kind: string },
  change: (before: T | undefined) => T,
  key?: WriteKey,
): Promise<T> {
  let last: unknown;
  for await (const _ of attempts(clock, random)) {
    const [before, done] = await Promise.all([
      timesheets.read<T>(partition, document.id),
      key && isDone({ timesheets }, partition, key),
    ]);
    if (done && before) return bare(before.body as object) as T;
    const after = change(before?.body);
    const operations = [writeOf(before, bodyOf(after, document, partition))];
    if (key) operations.push(receiptOperation(partition, key, clock.nowMs()));
    const result = await timesheets
      .batch(partition, operations)
      .catch((error: unknown) => ({ kind: 'doubt' as const, error }));
    if (result.kind === 'applied') return after;
    if (result.kind === 'refused') throwIfHopeless(result.status, document.kind);
    last = result.kind === 'doubt' ? result.error : new Refusal('busy');
  }
  throw last;
}

function bodyOf<T extends object>(after: T, document: { id: string; kind: string }, partition: Partition) {
  const body = { ...after, ...document, ...partition };
  if (Buffer.byteLength(JSON.stringify(body)) > documentBytesMax)
    throw new Refusal('bodyTooLarge', { message: tooMuch });
  return body;
}

/** Most refusals mean that somebody was faster, which ends well sooner or later. No repetition mends these. */
function throwIfHopeless(status: number, kind: string): void {
  if ([400, 401, 403, 413].includes(status))
    throw new Error(`Writing ${kind} was refused with status ${status}.`);
}

const tooMuch =
  'Together with what is stored this is more than can be kept in one place (1.5 MB). Send less, or replace it.';

function writeOf(before: Stored<object> | undefined, body: { id: string }): OperationInput {
  const resourceBody = body as unknown as JSONObject;
  if (!before) return { operationType: 'Create', resourceBody };
  return { operationType: 'Replace', id: body.id, ifMatch: before.etag, resourceBody };
}
