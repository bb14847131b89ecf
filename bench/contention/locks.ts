import { setTimeout } from 'node:timers/promises';
import { type Container, CosmosClient, ErrorResponse } from '@azure/cosmos';
import { type BenchStore, benchTenant } from '../harness/store.ts';

/** How long a holder that died keeps others waiting. */
const leaseMs = 30_000;
const pollMs = { least: 10, most: 50 } as const;

type Lease = { id: string; tenantId: string; holder: string; expiresAtMs: number };

/** What taking locks cost: how long it took, and how often one was found taken. */
export type Waited = { waits: number };
export type Locks = {
  hold<T>(names: readonly string[], holder: string, work: () => Promise<T>): Promise<T & Waited>;
};

/**
 * Pessimistic locks as lease documents with an expiry, the design that the batch replaces. Names are taken in sorted
 * order, so that two holders never wait for each other in a circle.
 */
export async function openLocks({ endpoint, key }: BenchStore): Promise<Locks> {
  const client = new CosmosClient({ endpoint, key, connectionPolicy: { enableEndpointDiscovery: false } });
  const { container } = await client.database('timeagent').containers.createIfNotExists({
    id: 'locks',
    partitionKey: '/tenantId',
  });
  return {
    async hold(names, holder, work) {
      const sorted = [...new Set(names)].sort();
      let waits = 0;
      for (const name of sorted) waits += await acquire(container, name, holder);
      try {
        return { ...(await work()), waits };
      } finally {
        await Promise.all(sorted.map(name => container.item(name, benchTenant).delete()));
      }
    },
  };
}

async function acquire(container: Container, id: string, holder: string): Promise<number> {
  for (let waits = 0; ; waits += 1) {
    const lease: Lease = { id, tenantId: benchTenant, holder, expiresAtMs: Date.now() + leaseMs };
    if ((await took(() => container.items.create(lease))) || (await tookExpired(container, lease)))
      return waits;
    await setTimeout(pollMs.least + Math.random() * (pollMs.most - pollMs.least));
  }
}

async function tookExpired(container: Container, lease: Lease): Promise<boolean> {
  const { resource, etag } = await container.item(lease.id, benchTenant).read<Lease>();
  if (!resource || resource.expiresAtMs > Date.now()) return false;
  const accessCondition = { type: 'IfMatch', condition: etag };
  return took(() => container.item(lease.id, benchTenant).replace(lease, { accessCondition }));
}

/** 409, 412 and 404 say that somebody else has it. */
async function took(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof ErrorResponse && [404, 409, 412].includes(Number(error.code))) return false;
    throw error;
  }
}
