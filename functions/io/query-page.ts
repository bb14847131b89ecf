import { type Container, ErrorResponse, type PartitionKey, type SqlQuerySpec } from '@azure/cosmos';
import { Refusal } from '../../core/errors.ts';
import type { Page, PageRequest } from '../ports.ts';

/** One page of a query inside a partition, or below the prefix of a hierarchical key. */
export async function queryPage<T>(
  container: Container,
  partitionKey: PartitionKey,
  query: SqlQuerySpec,
  { max, continuation }: PageRequest,
): Promise<Page<T>> {
  const options = {
    partitionKey,
    maxItemCount: max,
    // Kept in documents of ours, so it must stay small.
    continuationTokenLimitInKB: 1,
    ...(continuation !== undefined && { continuationToken: continuation }),
  };
  const { resources = [], continuationToken } = await container.items
    .query(query, options)
    .fetchNext()
    .catch((error: unknown) => {
      throw continuation === undefined ? error : refusalOf(error);
    });
  const items = resources.map(resource => (isObject(resource) ? withoutSystemFields(resource) : resource));
  return { items: items as T[], ...(continuationToken && { continuation: continuationToken }) };
}

/** The query is ours and sound; what the store does not understand is the continuation that a client has sent. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof ErrorResponse) || error.code !== 400) return error;
  return new Refusal('fieldInvalid', { field: 'continuation', message: 'Send what the last answer said.' });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** `_rid`, `_self`, `_etag`, `_attachments` and `_ts` belong to the store. */
export function withoutSystemFields(resource: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(resource).filter(([field]) => !field.startsWith('_')));
}
