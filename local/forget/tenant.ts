import type { Container, Database, PartitionKey } from '@azure/cosmos';
import { forEachBounded } from '../../functions/bounded.ts';

/** Where documents of a tenant lie: each container with the fields of its partition key. */
const places = [
  { container: 'timesheets', key: ['tenantId', 'userId'] },
  { container: 'totals', key: ['tenantId', 'projectId'] },
  { container: 'tenants', key: ['tenantId'] },
] as const;

const atOnce = 16;
/** Something still writes when there is as much again after so many rounds. */
const roundsMax = 5;

export type Found = { [container: string]: number };

type Row = Record<string, string> & { id: string };

/** How many documents of the tenant there are, by container. */
export async function countTenant(database: Database, tenantId: string): Promise<Found> {
  const found: Found = {};
  for (const { container } of places) {
    const counts = await database
      .container(container)
      .items.query<number>('SELECT VALUE COUNT(1) FROM c', { partitionKey: [tenantId] })
      .fetchAll();
    found[container] = counts.resources.reduce((sum, count) => sum + count, 0);
  }
  return found;
}

/**
 * Deletes every document of the tenant, people's weeks first. Deleting again finds nothing and is fine. Throws when
 * documents keep coming: the tenant must not be allowed any more before it is forgotten.
 */
export async function forgetTenant(
  database: Database,
  tenantId: string,
  report: (container: string, deleted: number) => void,
): Promise<void> {
  for (const { container: name, key } of places) {
    const container = database.container(name);
    let deleted = 0;
    for (let round = 1; ; round += 1) {
      const rows = await rowsOf(container, tenantId, key);
      if (rows.length === 0) break;
      if (round > roundsMax)
        throw new Error(`Somebody still writes to ${name}. Is the tenant allowed no more?`);
      await forEachBounded(rows, atOnce, row => remove(container, row, key));
      deleted += rows.length;
      report(name, deleted);
    }
  }
}

async function rowsOf(container: Container, tenantId: string, key: readonly string[]): Promise<Row[]> {
  const query = `SELECT ${['id', ...key].map(field => `c.${field}`).join(', ')} FROM c`;
  const options = { partitionKey: [tenantId], maxItemCount: 1000 };
  return (await container.items.query<Row>(query, options).fetchAll()).resources;
}

async function remove(container: Container, row: Row, key: readonly string[]): Promise<void> {
  const values = key.map(field => row[field] ?? '');
  const partitionKey: PartitionKey = values.length === 1 ? String(values[0]) : values;
  const { statusCode } = await container
    .item(row.id, partitionKey)
    .delete()
    .catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 404) return { statusCode: 404 };
      throw error;
    });
  if (statusCode !== 204 && statusCode !== 404)
    throw new Error(`A deletion was answered with ${statusCode}.`);
}
