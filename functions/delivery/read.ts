import type { Delivery } from '../../core/delivery.ts';
import { compareText } from '../../core/entry.ts';
import { Refusal } from '../../core/errors.ts';
import type { WeekId } from '../../core/week.ts';
import type { Ledger, Page, PageRequest, Partition, Services } from '../ports.ts';
import type { DeliveryDocument } from '../week/documents.ts';

/** A line of the ledger as people and administrators read it. */
export type DeliveryView = Pick<
  Delivery,
  'week' | 'runId' | 'message' | 'state' | 'attempts' | 'reason' | 'createdAt' | 'updatedAt' | 'sentAt'
> & { userId: string };

/** Ninety days of one person are far fewer lines than ten pages of these; a list without an end is nobody's friend. */
const readMax = 100;
const readsMax = 10;

/**
 * What one person was told, or was to be told, the newest first; of one week if that is given. A page goes on below the
 * last line of the one before, so that what is written meanwhile moves nothing.
 */
export async function personDeliveries(
  { timesheets }: Services,
  { tenantId, userId }: Partition,
  week: WeekId | undefined,
  { max, continuation }: PageRequest,
): Promise<Page<DeliveryView>> {
  const of: Ledger = { tenantId, userId, ...(week !== undefined && { week }) };
  const below = continuation === undefined ? undefined : placeIn(continuation);
  const lines: DeliveryDocument[] = [];
  let page: Page<DeliveryDocument> | undefined;
  for (let count = 1; count <= readsMax && (!page || page.continuation !== undefined); count += 1) {
    page = await timesheets.deliveries(of, { max: readMax, ...continued(page) });
    lines.push(...page.items);
  }
  const sorted = lines.sort((a, b) => compareText(placeOf(b), placeOf(a)));
  const left = below === undefined ? sorted : sorted.filter(line => placeOf(line) < below);
  const last = left[max - 1];
  const more = last !== undefined && left.length > max ? { continuation: placeOf(last) } : {};
  return { items: left.slice(0, max).map(viewOf), ...more };
}

/** No two lines of a person have the same. */
function placeOf({ createdAt, runId }: DeliveryDocument): string {
  return `${createdAt}_${runId}`;
}

function placeIn(continuation: string): string {
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z_[\w.-]{1,64}$/.test(continuation)) return continuation;
  throw new Refusal('fieldInvalid', { field: 'continuation', message: 'Send what the last answer said.' });
}

/** A page of what the people of a tenant were told, or were to be told. */
export async function tenantDeliveries(
  { timesheets }: Services,
  of: Ledger,
  page: PageRequest,
): Promise<Page<DeliveryView>> {
  const { items, ...rest } = await timesheets.deliveries(of, page);
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
