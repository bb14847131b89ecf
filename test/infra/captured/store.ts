import { type Container, CosmosClient } from '@azure/cosmos';
import { LOCAL_KEY } from '../../../local/cosmos/server.ts';

export type Stored = Record<string, unknown> & { id: string; kind: string; tenantId: string; userId: string };

function timesheets(endpoint: string): Container {
  const client = new CosmosClient({
    ...{ endpoint, key: LOCAL_KEY },
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  return client.database('timeagent').container('timesheets');
}

/** All documents of people, as the store holds them. */
export async function storedIn(endpoint: string): Promise<Stored[]> {
  const pages = timesheets(endpoint).items.query<Stored>('SELECT * FROM c');
  return (await pages.fetchAll()).resources;
}

/** Ten minutes pass for what nobody has relayed: only its date tells how long it has lain there. */
export async function letOutboxAge(endpoint: string, minutes: number): Promise<number> {
  const container = timesheets(endpoint);
  const waiting = (await storedIn(endpoint)).filter(
    ({ kind, relayedAt }) => kind === 'outbox' && relayedAt === undefined,
  );
  for (const { id, tenantId, userId, createdAt } of waiting) {
    const value = new Date(Date.parse(String(createdAt)) - minutes * 60_000).toISOString();
    await container.item(id, [tenantId, userId]).patch([{ op: 'replace', path: '/createdAt', value }]);
  }
  return waiting.length;
}
