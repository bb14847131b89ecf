import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceBusClient } from '@azure/service-bus';
import { expect, test } from '@jest/globals';

const BROKER = `
const { startServiceBus } = await import(process.argv[1]);
const queues = [{ name: 'q', maxDeliveryCount: 10, lockMs: 60000, duplicateWindowMs: 600000 }];
const bus = await startServiceBus({ file: process.argv[2], port: Number(process.argv[3]), queues });
console.log(bus.connectionString);`;

const ROUNDS = 3;
const PER_ROUND = 100;

type Broker = { child: ChildProcess; connectionString: string };

async function startBroker(file: string, port: number): Promise<Broker> {
  const server = new URL('../../../local/service-bus/server.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--input-type=module', '-e', BROKER, server, file, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [connectionString] = await once(
    createInterface({ input: child.stdout as NodeJS.ReadableStream }),
    'line',
  );
  return { child, connectionString };
}

async function kill({ child }: Broker): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** A client that gives up waiting for an answer soon, and leaves repeating to whoever calls. */
function connect({ connectionString }: Broker): ServiceBusClient {
  return new ServiceBusClient(connectionString, {
    retryOptions: { timeoutInMs: 500, maxRetries: 0, retryDelayInMs: 20 },
  });
}

/** Sends every message until it is acknowledged, under the same id. */
async function sendAll(client: ServiceBusClient, ids: readonly string[]): Promise<void> {
  const sender = client.createSender('q');
  for (const messageId of ids) {
    while (
      !(await sender.sendMessages({ messageId, body: messageId }).then(
        () => true,
        () => false,
      ))
    ) {
      await sleep(20);
    }
  }
}

test('killed again and again under load, the broker loses nothing acknowledged and brings back nothing completed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'service-bus-kill-'));
  const file = join(folder, 'bus.db');
  let broker = await startBroker(file, 0);
  const port = Number(/localhost:(\d+)/.exec(broker.connectionString)?.[1]);
  const client = connect(broker);
  const delivered = new Set<string>();
  const completed = new Set<string>();
  const afterCompletion: string[] = [];
  const receiver = client.createReceiver('q', { maxAutoLockRenewalDurationInMs: 0 });
  receiver.subscribe(
    {
      processMessage: async message => {
        const id = message.body as string;
        delivered.add(id);
        if (completed.has(id)) afterCompletion.push(id);
        await receiver.completeMessage(message).then(
          () => void completed.add(id),
          () => undefined,
        );
      },
      processError: async () => undefined,
    },
    { autoCompleteMessages: false, maxConcurrentCalls: 4 },
  );
  const ids = Array.from({ length: ROUNDS * PER_ROUND }, (_, n) => `m${n}`);

  const sent = sendAll(client, ids);
  for (let round = 1; round <= ROUNDS; round += 1) {
    while (delivered.size < round * PER_ROUND - PER_ROUND / 2) await sleep(5);
    await kill(broker);
    broker = await startBroker(file, port);
  }
  await sent;
  while (delivered.size < ids.length) await sleep(5);

  expect([...delivered].toSorted()).toEqual(ids.toSorted());
  expect(afterCompletion).toEqual([]);
  await client.close();
  await kill(broker);
  await rm(folder, { recursive: true });
});
