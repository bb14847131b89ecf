import type { Container } from '@azure/cosmos';
import type { ProjectPartition, Totals } from '../ports.ts';
import { batchItems, readItem } from './timesheets.ts';

/** The `totals` container through the SDK. */
export function totalsIn(container: Container): Totals {
  return {
    read: <T>({ tenantId, projectId }: ProjectPartition, id: string) =>
      readItem<T>(container, [tenantId, projectId], id),
    batch: ({ tenantId, projectId }, operations) => batchItems(container, [tenantId, projectId], operations),
  };
}
