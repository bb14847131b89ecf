import { type Container, CosmosClient } from '@azure/cosmos';
import { entriesEach } from './people.ts';

/** How often something was found that the promises exclude; all of them have to be 0. */
export type Faults = { missing: number; repeated: number; notCommitted: number; torn: number };

type Run = { userId: string; result: string };
type Head = { userId: string; version: number; entries: number };

/** Holds the store against what was promised: each person's week committed once, whole, with its message. */
export async function checkTenant(
  { endpoint, key }: { endpoint: string; key: string },
  tenantId: string,
  people: number,
): Promise<Faults> {
  const client = new CosmosClient({ endpoint, key, connectionPolicy: { enableEndpointDiscovery: false } });
  const container = client.database('timeagent').container('timesheets');
  const read = <T>(query: string) => readAll<T>(container, tenantId, query);
  const runs = await read<Run>("SELECT c.userId, c.outcome.result FROM c WHERE c.kind = 'run'");
  const heads = await read<Head>(
    "SELECT c.userId, c.version, ARRAY_LENGTH(c.entries) AS entries FROM c WHERE c.kind = 'week'",
  );
  const outbox = await read<Run>("SELECT c.userId FROM c WHERE c.kind = 'outbox'");
  const entries = await read<Run>("SELECT c.userId FROM c WHERE c.kind = 'entry'");
  client.dispose();
  const users = new Set(runs.map(({ userId }) => userId));
  const whole = heads.filter(head => head.version === 1 && head.entries === entriesEach);
  return {
    missing: people - users.size,
    repeated: runs.length - users.size,
    notCommitted: runs.filter(({ result }) => result !== 'committed').length,
    torn:
      Math.abs(people - whole.length) +
      Math.abs(people - outbox.length) +
      Math.abs(people * entriesEach - entries.length),
  };
}

async function readAll<T>(container: Container, tenantId: string, query: string): Promise<T[]> {
  const options = { partitionKey: [tenantId], maxItemCount: 5_000 };
  return (await container.items.query<T>(query, options).fetchAll()).resources;
}
