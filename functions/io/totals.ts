import type { Container } from '@azure/cosmos';
import type { ProjectPartition, Totals } from '../ports.ts';
import { silent, type Telemetry } from '../telemetry/telemetry.ts';
import { batchItems, readItem } from './timesheets.ts';

/** The `totals` container through the SDK. */
export function totalsIn(container: Container, telemetry: Telemetry = silent): Totals {
  return {
    read: <T>({ tenantId, projectId }: ProjectPartition, id: string) =>
      readItem<T>(container, [tenantId, projectId], id, telemetry),
    batch: ({ tenantId, projectId }, operations) =>
      batchItems(container, [tenantId, projectId], operations, telemetry),
  };
}
