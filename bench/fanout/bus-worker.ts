import { parentPort } from 'node:worker_threads';
import { queues } from '../../local/queues.ts';
import { startServiceBus } from '../../local/service-bus/server.ts';

const bus = await startServiceBus({ file: ':memory:', queues });
parentPort?.postMessage({ connectionString: bus.connectionString });
