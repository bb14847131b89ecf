import type { JSONObject, OperationInput } from '@azure/cosmos';
import type { Delivery } from '../../core/delivery.ts';
import { Refusal } from '../../core/errors.ts';
import type { Partition, Services, Timesheets } from '../ports.ts';
import { bare, type DeliveryDocument, documentId, ttlSeconds } from '../week/documents.ts';
import { attempts } from '../week/retry.ts';

/** Writes the line about a run, unless it is there already: then it may have come further than this. */
export async function openDelivery(
  timesheets: Timesheets,
  partition: Partition,
  delivery: Delivery,
): Promise<void> {
  const resourceBody = documentOf(partition, delivery);
  const result = await timesheets.batch(partition, [{ operationType: 'Create', resourceBody }]);
  if (result.kind === 'refused' && result.status !== 409)
    throw new Error(`Opening a delivery was refused with status ${result.status}.`);
}

/** Takes the line away again: the person has been deleted meanwhile. */
export async function forgetDelivery(
  timesheets: Timesheets,
  partition: Partition,
  runId: string,
): Promise<void> {
  const id = documentId.delivery(runId);
  const result = await timesheets.batch(partition, [{ operationType: 'Delete', id }]);
  if (result.kind === 'refused' && result.status !== 404)
    throw new Error(`Deleting a delivery was refused with status ${result.status}.`);
}

/** How the line stands after an attempt to change it; undefined when there is none (any more). */
export type Changed = { changed: boolean; delivery: Delivery } | undefined;

type Parts = Pick<Services, 'timesheets' | 'clock' | 'random'>;

/**
 * Changes the line about a run under its ETag, again when somebody was faster or the answer was lost. `change` says
 * what is to be different, or nothing; it must be safe to ask twice. A line that is not there is not made.
 */
export async function changeDelivery(
  { timesheets, clock, random }: Parts,
  partition: Partition,
  runId: string,
  change: (before: Delivery) => Delivery | undefined,
): Promise<Changed> {
  let last: unknown;
  for await (const _ of attempts(clock, random)) {
    try {
      const result = await tryToChange(timesheets, partition, runId, before => {
        const after = change(before);
        return after && { ...after, updatedAt: new Date(clock.nowMs()).toISOString() };
      });
      if (result !== 'busy') return result;
      last = new Refusal('busy');
    } catch (error) {
      // A lost answer may have been a yes: the next look into the store tells.
      last = error;
    }
  }
  throw last;
}

async function tryToChange(
  timesheets: Timesheets,
  partition: Partition,
  runId: string,
  change: (before: Delivery) => Delivery | undefined,
): Promise<Changed | 'busy'> {
  const stored = await timesheets.read<DeliveryDocument>(partition, documentId.delivery(runId));
  if (!stored) return undefined;
  const before = deliveryOf(stored.body);
  const delivery = change(before);
  if (!delivery) return { changed: false, delivery: before };
  const { id } = stored.body;
  const resourceBody = documentOf(partition, delivery);
  const replace: OperationInput = { operationType: 'Replace', id, ifMatch: stored.etag, resourceBody };
  const result = await timesheets.batch(partition, [replace]);
  if (result.kind === 'applied') return { changed: true, delivery };
  if ([404, 412].includes(result.status)) return 'busy';
  throw new Error(`Writing a delivery was refused with status ${result.status}.`);
}

function documentOf({ tenantId, userId }: Partition, delivery: Delivery): JSONObject {
  const id = documentId.delivery(delivery.runId);
  const document: DeliveryDocument = {
    ...{ id, kind: 'delivery', tenantId, userId, ...delivery, ttl: ttlSeconds.delivery },
  };
  return document as unknown as JSONObject;
}

function deliveryOf(document: DeliveryDocument): Delivery {
  const { ttl: _, ...delivery } = bare(document);
  return delivery;
}
