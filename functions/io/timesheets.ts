import { type Container, ErrorResponse, type OperationInput, type OperationResponse } from '@azure/cosmos';
import type { BatchResult, Partition, Stored, Timesheets } from '../ports.ts';
import { silent, type Telemetry } from '../telemetry/telemetry.ts';
import { acrossPeople } from './across-people.ts';
import { type Headers, measureCharge, measureThrottled } from './charge.ts';
import { deliveriesIn } from './deliveries.ts';
import { withoutSystemFields } from './query-page.ts';
import { changedIn, weeksIn } from './weeks.ts';

const TOO_LARGE = 413;
const FAILED_DEPENDENCY = 424;

/** The `timesheets` container through the SDK. */
export function timesheetsIn(container: Container, telemetry: Telemetry = silent): Timesheets {
  return {
    read: <T>(partition: Partition, id: string) =>
      readItem<T>(container, [partition.tenantId, partition.userId], id, telemetry),
    batch: ({ tenantId, userId }, operations) =>
      batchItems(container, [tenantId, userId], operations, telemetry),
    all: partition => allItems(container, partition),
    ...acrossPeople(container),
    ...deliveriesIn(container),
    ...weeksIn(container),
    changed: changedIn(container),
  };
}

/** A point read. A document that is not there is not an error for the SDK, and not for us. */
export async function readItem<T>(
  container: Container,
  partitionKey: string | string[],
  id: string,
  telemetry: Pick<Telemetry, 'measure'> = silent,
): Promise<Stored<T> | undefined> {
  const request = { operation: 'read', tenantId: [partitionKey].flat()[0] } as const;
  const answer = await container
    .item(id, partitionKey)
    .read()
    .catch(error => measureThrottled(telemetry, request, error));
  const { resource, statusCode, etag } = answer;
  measureCharge(telemetry, request, answer.headers);
  if (statusCode === 404 || resource === undefined) return undefined;
  return { body: withoutSystemFields(resource) as T, etag };
}

export async function batchItems(
  container: Container,
  partitionKey: string[],
  operations: OperationInput[],
  telemetry: Pick<Telemetry, 'measure'> = silent,
): Promise<BatchResult> {
  const request = { operation: 'batch', tenantId: partitionKey[0] } as const;
  const { result, code, headers } = await sendBatch(container, partitionKey, operations).catch(error =>
    measureThrottled(telemetry, request, error),
  );
  if (headers) measureCharge(telemetry, request, headers);
  if (code === TOO_LARGE) return { kind: 'refused', status: TOO_LARGE, index: 0 };
  if (code === 200) return { kind: 'applied' };
  const index = (result ?? []).findIndex(
    each => each.statusCode >= 400 && each.statusCode !== FAILED_DEPENDENCY,
  );
  const status = result?.[index]?.statusCode;
  // A refusal that names no operation says nothing that can be relied on.
  if (status === undefined) throw new Error(`A batch was answered with status ${code} and no reason.`);
  return { kind: 'refused', status, index };
}

/** The one answer to a whole batch that leaves no doubt is that it was too large to be looked at. */
async function sendBatch(
  container: Container,
  partitionKey: string[],
  operations: OperationInput[],
): Promise<{ code?: number; result?: OperationResponse[]; headers?: Headers }> {
  try {
    const options = { contentResponseOnWriteEnabled: false };
    const answer = await container.items.batch(operations, partitionKey, options);
    const { code = 0, result = [], headers = {} } = answer;
    return { code, result, headers };
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof ErrorResponse && cause.code === TOO_LARGE) return { code: TOO_LARGE };
    throw error;
  }
}

async function* allItems(
  container: Container,
  { tenantId, userId }: Partition,
): ReturnType<Timesheets['all']> {
  const pages = container.items.query('SELECT * FROM c', {
    partitionKey: [tenantId, userId],
    maxItemCount: 100,
  });
  for await (const { resources } of pages.getAsyncIterator()) {
    for (const resource of resources) yield withoutSystemFields(resource) as { id: string };
  }
}
