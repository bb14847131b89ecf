import { Worker } from 'node:worker_threads';
import { compose } from '../../functions/io/compose.ts';
import type { Services } from '../../functions/ports.ts';
import { createContainersIn } from '../../local/containers.ts';

/** A local Cosmos server in a thread of its own, every answer of which takes some time. */
export type BenchStore = { endpoint: string; key: string; services: Services; close(): Promise<void> };

/** No message is sent, so nobody needs to listen there. */
const serviceBus = { namespace: 'nobody.invalid' };

export const benchTenant = 'b0000000-0000-4000-8000-000000000001';

/** Starts the store and the product on it, through the real SDK and real sockets. `delayMs` is added to each round trip. */
export async function startBenchStore(delayMs: number): Promise<BenchStore> {
  const worker = new Worker(new URL('./store-worker.ts', import.meta.url), { workerData: { delayMs } });
  const { endpoint, key } = await new Promise<{ endpoint: string; key: string }>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  await createContainersIn({ endpoint, key }, 'timeagent');
  const signIn = { authority: 'http://127.0.0.1', audience: 'bench', scope: 'bench', tenants: [benchTenant] };
  const services = await compose({ cosmos: { endpoint, key, database: 'timeagent' }, serviceBus, signIn });
  const close = async () => void (await worker.terminate());
  return { endpoint, key, services, close };
}
