import { Worker } from 'node:worker_threads';
import { compose } from '../../functions/io/compose.ts';
import type { Services } from '../../functions/ports.ts';
import { createContainersIn } from '../../local/containers.ts';

/** Store and broker, each in a thread of its own, and the product on them. */
export type Servers = {
  endpoint: string;
  key: string;
  services: Services;
  /** Application settings for instances of the app. */
  settings: Record<string, string>;
  close(): Promise<void>;
};

export async function startServers(tenants: readonly string[], delayMs: number): Promise<Servers> {
  const store = started<{ endpoint: string; key: string }>('../harness/store-worker.ts', { delayMs });
  const bus = started<{ connectionString: string }>('./bus-worker.ts', {});
  const { endpoint, key } = await store.message;
  const { connectionString } = await bus.message;
  await createContainersIn({ endpoint, key }, 'timeagent');
  const signIn = { authority: 'http://127.0.0.1', audience: 'bench', scope: 'bench', tenants };
  const cosmos = { endpoint, key, database: 'timeagent' };
  return {
    ...{ endpoint, key },
    services: await compose({ cosmos, serviceBus: { connectionString }, signIn }),
    settings: {
      COSMOS_ENDPOINT: endpoint,
      COSMOS_KEY: key,
      SERVICE_BUS: connectionString,
      SIGN_IN_AUDIENCE: 'bench',
      ALLOWED_TENANTS: tenants.join(','),
    },
    close: async () => void (await Promise.all([store.worker.terminate(), bus.worker.terminate()])),
  };
}

function started<T>(file: string, workerData: object): { worker: Worker; message: Promise<T> } {
  const worker = new Worker(new URL(file, import.meta.url), { workerData });
  const message = new Promise<T>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return { worker, message };
}
