import { type Container, CosmosClient } from '@azure/cosmos';
import { LOCAL_KEY } from '../../../local/cosmos/server.ts';

export type Stored = Record<string, unknown> & { id: string; kind: string; tenantId: string; userId: string };

function containerOf(endpoint: string, name: 'timesheets' | 'tenants'): Container {
  const client = new CosmosClient({
    ...{ endpoint, key: LOCAL_KEY },
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  return client.database('timeagent').container(name);
}

/** All documents of people, as the store holds them. */
export async function storedIn(endpoint: string): Promise<Stored[]> {
  const pages = containerOf(endpoint, 'timesheets').items.query<Stored>('SELECT * FROM c');
  return (await pages.fetchAll()).resources;
}

/** Ten minutes pass for what nobody has relayed: only its date tells how long it has lain there. */
export async function letOutboxAge(endpoint: string, minutes: number): Promise<number> {
  const container = containerOf(endpoint, 'timesheets');
  const waiting = (await storedIn(endpoint)).filter(
    ({ kind, relayedAt }) => kind === 'outbox' && relayedAt === undefined,
  );
  for (const { id, tenantId, userId, createdAt } of waiting) {
    const value = new Date(Date.parse(String(createdAt)) - minutes * 60_000).toISOString();
    await container.item(id, [tenantId, userId]).patch([{ op: 'replace', path: '/createdAt', value }]);
  }
  return waiting.length;
}

/** The receivers of events have moved to where nothing may be sent. Returns how many there are. */
export async function moveReceiversInside(endpoint: string): Promise<number> {
  const container = containerOf(endpoint, 'tenants');
  const query = "SELECT c.id, c.tenantId FROM c WHERE c.kind = 'webhook'";
  const { resources } = await container.items.query<{ id: string; tenantId: string }>(query).fetchAll();
  for (const { id, tenantId } of resources) {
    const value = 'https://10.1.2.3/hook';
    await container.item(id, tenantId).patch([{ op: 'replace', path: '/callbackUrl', value }]);
  }
  return resources.length;
}
