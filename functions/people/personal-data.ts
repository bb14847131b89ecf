import type { OperationInput } from '@azure/cosmos';
import { Refusal } from '../../core/errors.ts';
import type { ListedWebhook } from '../../core/webhooks/subscriptions.ts';
import type { Partition, Services } from '../ports.ts';
import type { AppliedDocument } from '../totals/documents.ts';
import { leaveTotals } from '../totals/leave.ts';
import { readWebhooks } from '../webhooks/documents.ts';
import { unsubscribePerson } from '../webhooks/subscription.ts';
import { documentId } from '../week/documents.ts';

const batchMax = 100;
const roundsMax = 10;

/** Everything that is stored about one person, as it is stored, and what they have subscribed to. */
export async function exportPerson(
  services: Services,
  partition: Partition,
): Promise<{ documents: Record<string, unknown>[]; subscriptions: ListedWebhook[] }> {
  const { subscriptions } = await readWebhooks(services, partition.tenantId);
  return {
    documents: await Array.fromAsync(services.timesheets.all(partition)),
    subscriptions: subscriptions.filter(({ by }) => by === partition.userId),
  };
}

/**
 * Deletes everything about one person. The profile goes first, and with it the consent, so that no run can draft
 * anew behind the deletion; what somebody writes by hand meanwhile is found by the next round. Deleting again finds
 * nothing and is fine. Returns how many documents were deleted.
 */
export async function deletePerson(services: Services, partition: Partition): Promise<{ deleted: number }> {
  const { timesheets } = services;
  let deleted = await unsubscribePerson(services, partition);
  for (let round = 1; round <= roundsMax; round += 1) {
    const { ids, applied } = await found(timesheets, partition);
    if (ids.length === 0 && applied.length === 0) return { deleted };
    for (let start = 0; start < ids.length; start += batchMax) {
      await deleteAll(timesheets, partition, ids.slice(start, start + batchMax));
    }
    // What projects hold of the person goes last: until the heads are gone, the change feed would bring it back.
    for (const listed of applied) await leaveTotals(services, partition, listed);
    deleted += ids.length + applied.length;
  }
  throw new Refusal('busy');
}

/** The ids of all documents, the profile first, but for the lists that say which projects hold something of the person. */
async function found(
  timesheets: Services['timesheets'],
  partition: Partition,
): Promise<{ ids: string[]; applied: AppliedDocument[] }> {
  const ids: string[] = [];
  const applied: AppliedDocument[] = [];
  for await (const document of timesheets.all(partition)) {
    if (document['kind'] === 'applied') applied.push(document as AppliedDocument);
    else ids.push(document.id);
  }
  ids.sort((a, b) => Number(b === documentId.profile) - Number(a === documentId.profile));
  return { ids, applied };
}

async function deleteAll(
  timesheets: Services['timesheets'],
  partition: Partition,
  ids: readonly string[],
): Promise<void> {
  const operations = ids.map((id): OperationInput => ({ operationType: 'Delete', id }));
  const result = await timesheets.batch(partition, operations);
  if (result.kind === 'applied') return;
  // One of them has gone meanwhile (an expired receipt, or a second deletion): take them one by one.
  if (result.status !== 404) throw new Refusal('busy');
  if (ids.length === 1) return;
  for (const id of ids) await deleteAll(timesheets, partition, [id]);
}
