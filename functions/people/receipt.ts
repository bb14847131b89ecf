import type { JSONObject, OperationInput } from '@azure/cosmos';
import { sha256 } from '../../core/canonical.ts';
import { Refusal } from '../../core/errors.ts';
import type { Partition, Services } from '../ports.ts';
import { documentId, type ReceiptDocument, ttlSeconds } from '../week/documents.ts';
import { attempts } from '../week/retry.ts';

/** What is written, under which id of the client's, and the hash of all that was asked for. */
export type WriteKey = { what: string; runId: string; requestHash: string };

/** The key of a request that brings an id along. Two kinds of writes may share an id. */
export function writeKey<R extends { runId?: string }>(what: string, request: R): WriteKey | undefined {
  const { runId, ...asked } = request;
  return runId === undefined ? undefined : { what, runId, requestHash: sha256(asked) };
}

/** Whether this very write has been done. Throws `runIdReused` when another one was done under its id. */
export async function isDone(
  { timesheets }: Pick<Services, 'timesheets'>,
  partition: Partition,
  { what, runId, requestHash }: WriteKey,
): Promise<boolean> {
  const receipt = await timesheets.read<ReceiptDocument>(partition, documentId.receipt(what, runId));
  if (receipt && receipt.body.requestHash !== requestHash)
    throw new Refusal('runIdReused', { field: 'runId' });
  return receipt !== undefined;
}

/**
 * Takes an id for a write that needs several batches, each of which has a receipt of its own. Throws `runIdReused` when
 * the id was another request's, before anything is written.
 */
export async function claim(
  services: Pick<Services, 'timesheets' | 'clock' | 'random'>,
  partition: Partition,
  key: WriteKey,
): Promise<void> {
  const { timesheets, clock, random } = services;
  let last: unknown;
  for await (const _ of attempts(clock, random)) {
    if (await isDone(services, partition, key)) return;
    const result = await timesheets
      .batch(partition, [receiptOperation(partition, key, clock.nowMs())])
      .catch((error: unknown) => ({ kind: 'doubt' as const, error }));
    if (result.kind === 'applied') return;
    last = result.kind === 'doubt' ? result.error : new Refusal('busy');
  }
  throw last;
}

/** Belongs into the batch of the write itself: both are done, or neither is. */
export function receiptOperation(
  partition: Partition,
  { what, runId, requestHash }: WriteKey,
  nowMs: number,
): OperationInput {
  const receipt: ReceiptDocument = {
    ...partition,
    ...{ id: documentId.receipt(what, runId), kind: 'receipt', requestHash },
    ...{ createdAt: new Date(nowMs).toISOString(), ttl: ttlSeconds.receipt },
  };
  return { operationType: 'Create', resourceBody: receipt as unknown as JSONObject };
}
