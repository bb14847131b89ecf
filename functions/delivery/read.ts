import type { Delivery } from '../../core/delivery.ts';
import { compareText } from '../../core/entry.ts';
import type { WeekId } from '../../core/week.ts';
import type { Ledger, Page, PageRequest, Partition, Services } from '../ports.ts';
import type { DeliveryDocument } from '../week/documents.ts';

/** A line of the ledger as people and administrators read it. */
export type DeliveryView = Pick<
  Delivery,
  'week' | 'runId' | 'message' | 'state' | 'attempts' | 'reason' | 'createdAt' | 'updatedAt' | 'sentAt'
> & { userId: string };

const pageMax = 100;
/** Ninety days of one person are far fewer; a list without an end is nobody's friend. */
const pagesMax = 10;

/** What one person was told, or was to be told, the newest first; of one week if that is given. */
export async function personDeliveries(
  { timesheets }: Services,
  { tenantId, userId }: Partition,
  week?: WeekId,
): Promise<{ items: DeliveryView[] }> {
  const of: Ledger = { tenantId, userId, ...(week !== undefined && { week }) };
  const items: DeliveryView[] = [];
  let page: Page<DeliveryDocument> | undefined;
  for (let count = 1; count <= pagesMax && (!page || page.continuation !== undefined); count += 1) {
    page = await timesheets.deliveries(of, { max: pageMax, ...continued(page) });
    items.push(...page.items.map(viewOf));
  }
  return { items: items.sort((a, b) => compareText(b.createdAt, a.createdAt)) };
}

/** A page of what the people of a tenant were told, or were to be told. */
export async function tenantDeliveries(
  { timesheets }: Services,
  of: Ledger,
  request: Partial<PageRequest>,
): Promise<Page<DeliveryView>> {
  const { items, ...rest } = await timesheets.deliveries(of, { max: pageMax, ...request });
  return { items: items.map(viewOf), ...rest };
}

function continued(page: Page<unknown> | undefined): Pick<PageRequest, 'continuation'> {
  return page?.continuation === undefined ? {} : { continuation: page.continuation };
}

function viewOf(document: DeliveryDocument): DeliveryView {
  const { userId, week, runId, message, state, attempts, reason, createdAt, updatedAt, sentAt } = document;
  return {
    ...{ userId, week, runId, message, state, attempts, createdAt, updatedAt },
    ...(reason !== undefined && { reason }),
    ...(sentAt !== undefined && { sentAt }),
  };
}
