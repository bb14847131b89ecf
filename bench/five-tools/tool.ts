import type { Container, Database, OperationInput, PatchOperation } from '@azure/cosmos';
import { readItem } from '../../functions/io/timesheets.ts';
import type { TenantSettings } from '../../functions/ports.ts';
import { containers, documentId, type Job } from './documents.ts';
import type { Lease, Leases } from './leases.ts';

/** What a tool works with: its own connection to the database, the locks, and the tenant's settings from a cache. */
export type ToolPorts = {
  container(name: keyof typeof containers): Container;
  leases: Leases;
  settings(tenantId: string): Promise<TenantSettings>;
};

export function containersOf(database: Database): ToolPorts['container'] {
  return name => database.container(containers[name].id);
}

/** Does the work of a tool while nobody else can work on the same person's week. */
export async function underUserLock<T>(
  { leases }: ToolPorts,
  job: Job,
  work: (lease: Lease) => Promise<T>,
): Promise<T> {
  const lease = await leases.acquire(job.tenantId, `user:${job.userId}`, job.userId);
  try {
    return await work(lease);
  } finally {
    await leases.release(lease);
  }
}

/** A document of the person, without the fields by which the store finds it. */
export async function readOwn<T>(container: Container, { tenantId, userId }: Job, id: string) {
  return (await readItem<T>(container, [tenantId, userId], id))?.body;
}

/** What a write under an outdated lease comes to. The tool has changed nothing and can be called again. */
export class LeaseLost extends Error {}

/** The person's documents, all or nothing, unless somebody with a higher fence has written there since. */
export async function writeFenced(
  container: Container,
  { tenantId, userId }: Job,
  { lock, fence }: Lease,
  documents: readonly object[],
): Promise<void> {
  const condition = `from c where c.fence <= ${fence}`;
  const operations: PatchOperation[] = [{ op: 'set', path: '/fence', value: fence }];
  const guard: OperationInput = {
    operationType: 'Patch',
    id: documentId.fence,
    resourceBody: { condition, operations },
  };
  const upserts = documents.map(
    document =>
      ({ operationType: 'Upsert', resourceBody: { ...document, tenantId, userId } }) as OperationInput,
  );
  const options = { contentResponseOnWriteEnabled: false };
  const { code, result } = await container.items.batch([guard, ...upserts], [tenantId, userId], options);
  if (code === 200) return;
  if (result?.[0]?.statusCode === 412) throw new LeaseLost(`The lease on ${lock} was lost.`);
  throw new Error(`A transaction was refused with ${result?.map(each => each.statusCode).join(', ')}.`);
}
