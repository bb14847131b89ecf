/**
 * Relays what runs have left in the outbox: for each message a line in the ledger, a message in the queue, another one
 * where somebody has subscribed to such events, and a mark on the outbox document, in this order.
 *
 * Whoever dies between two of these steps leaves the document without its mark, and the change feed (which is read
 * again from the last page that went through) or the sweep begins anew. That is harmless, because each step meets
 * itself: the line is created once, the queue drops a message whose id it has seen, and by the time it no longer
 * remembers, the ledger says that nothing is left to be done.
 */
import { messageFor, newDelivery } from '../../core/delivery.ts';
import { forEachBounded } from '../bounded.ts';
import { forgetDelivery, openDelivery } from '../delivery/ledger.ts';
import { dueMessage } from '../delivery/message.ts';
import type { QueueMessage, Services } from '../ports.ts';
import { operationProperty } from '../telemetry/continuing.ts';
import { announcements } from '../webhooks/announce.ts';
import { documentId } from '../week/documents.ts';
import { type OutboxMessage, readOutbox } from './outbox.ts';

/** Requests to the store that are under way at a time. */
const atOnce = 16;

type Parts = Pick<
  Services,
  'timesheets' | 'tenants' | 'queues' | 'clock' | 'telemetry' | 'allowedTenants' | 'webhooks'
>;

/** Takes changed documents of any kind. Returns how many messages went into the queue. Throws what store or queue throw. */
export async function relay(services: Parts, changes: readonly unknown[]): Promise<{ queued: number }> {
  const { timesheets, queues, clock } = services;
  const waiting = changes.flatMap(change => readOutbox(change, services.allowedTenants) ?? []);
  const told = waiting.filter(({ intent }) => messageFor(intent) !== undefined);
  await forEachBounded(told, atOnce, outbox => openLine(services, outbox));
  await queues.send('deliveries', told.map(messageOf));
  await queues.send('webhooks', await announcements(services, waiting));
  const relayedAt = new Date(clock.nowMs()).toISOString();
  await forEachBounded(waiting, atOnce, outbox => markRelayed(timesheets, outbox, relayedAt));
  return { queued: told.length };
}

/** The message belongs to the operation in which the run was committed, and not to this page of the feed. */
function messageOf({ tenantId, userId, runId, operation }: OutboxMessage): QueueMessage {
  const message = dueMessage({ tenantId, userId, runId, turn: 0 });
  return operation === undefined ? message : { ...message, properties: { [operationProperty]: operation } };
}

async function openLine({ timesheets, clock, telemetry }: Parts, outbox: OutboxMessage): Promise<void> {
  const message = messageFor(outbox.intent);
  if (!message) return;
  const delivery = newDelivery(outbox, message, clock.nowMs());
  const { tenantId, userId } = outbox;
  await telemetry.within(outbox.operation, () =>
    telemetry.span('relay', () => openDelivery(timesheets, { tenantId, userId }, delivery)),
  );
}

async function markRelayed(
  timesheets: Services['timesheets'],
  { tenantId, userId, runId }: OutboxMessage,
  value: string,
): Promise<void> {
  const partition = { tenantId, userId };
  const id = documentId.outbox(runId);
  const operations = [{ op: 'set' as const, path: '/relayedAt', value }];
  const result = await timesheets.batch(partition, [
    { operationType: 'Patch', id, resourceBody: { operations } },
  ]);
  if (result.kind === 'applied') return;
  if (result.status !== 404) throw new Error(`Marking a message was refused with status ${result.status}.`);
  // The document has gone, and with it everything about the person: nothing of it may come back through here.
  await forgetDelivery(timesheets, partition, runId);
}
