import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ServiceBusClient } from '@azure/service-bus';
import { queues } from '../../../local/queues.ts';
import { startServiceBus } from '../../../local/service-bus/server.ts';

/** Puts a message into `runs` that nobody can work on, so many minutes ago. The broker must not run yet. */
export async function poison(folder: string, minutesAgo: number): Promise<void> {
  const file = join(folder, 'service-bus.db');
  const bus = await startServiceBus({ file, queues });
  const client = new ServiceBusClient(bus.connectionString);
  await client.createSender('runs').sendMessages({ body: { nonsense: true }, messageId: 'poison' });
  await client.close();
  await bus.close();
  const database = new DatabaseSync(file);
  database.prepare('update messages set enqueuedMs = enqueuedMs - ?').run(minutesAgo * 60_000);
  database.close();
}
