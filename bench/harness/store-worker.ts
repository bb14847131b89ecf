import { parentPort, workerData } from 'node:worker_threads';
import { startCosmos } from '../../local/cosmos/server.ts';

const { delayMs } = workerData as { delayMs: number };
const server = await startCosmos({
  file: ':memory:',
  faults: () => (delayMs > 0 ? { kind: 'delay', beforeMs: delayMs } : undefined),
});
parentPort?.postMessage({ endpoint: server.endpoint, key: server.key });
