import { z } from 'zod';
import { sha256 } from '../../core/canonical.ts';
import type { QueueMessage } from '../ports.ts';

/** A message of the queue `deliveries`: which line of the ledger is due, and for the how-manyeth time. */
export type DueDelivery = { tenantId: string; userId: string; runId: string; turn: number };

const text = z.string().min(1).max(200);
const body = z.strictObject({
  schemaVersion: z.literal(1),
  tenantId: text,
  userId: text,
  runId: text,
  turn: z.int().min(0),
});

/**
 * Two messages about the same line and turn are one: the queue drops the second. The id is a hash, because three ids
 * in a row can be longer than the 128 characters that Service Bus takes.
 */
export function dueMessage({ tenantId, userId, runId, turn }: DueDelivery, atMs?: number): QueueMessage {
  return {
    id: `${sha256([tenantId, userId, runId])}.${turn}`,
    body: { schemaVersion: 1, tenantId, userId, runId, turn },
    ...(atMs !== undefined && { enqueueAtMs: atMs }),
  };
}

/** Undefined for what is no such message. */
export function readDueMessage(value: unknown): DueDelivery | undefined {
  const parsed = body.safeParse(value);
  if (!parsed.success) return undefined;
  const { schemaVersion: _, ...due } = parsed.data;
  return due;
}
