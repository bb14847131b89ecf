import { setTimeout } from 'node:timers/promises';
import { ServiceBusClient, type ServiceBusMessage } from '@azure/service-bus';
import { afterEach, expect, test } from '@jest/globals';
import { startServiceBus } from '../../../../local/service-bus/server.ts';
import { fixture, openChild } from '../child.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Seen = { message: { id: string; hangs?: boolean }; metadata: Record<string, unknown> };

async function openBroker() {
  const rules = { maxDeliveryCount: 3, lockMs: 60_000, duplicateWindowMs: 0 };
  const queues = [
    { name: 'runs', ...rules, forwardDeadLettersTo: 'dead-letters' },
    { name: 'dead-letters', ...rules },
  ];
  const bus = await startServiceBus({ file: ':memory:', queues });
  const client = new ServiceBusClient(bus.connectionString);
  closing.push(async () => {
    await client.close();
    await bus.close();
  });
  const sender = client.createSender('runs');
  return {
    ...bus,
    client,
    send: (...messages: ServiceBusMessage[]) => sender.sendMessages(messages),
    async untilEmpty() {
      while (bus.counts('runs').active > 0) await setTimeout(5);
    },
  };
}

/** A process with the functions of `queues.ts`. */
async function openHost(connectionString: string, settings: Record<string, string> = {}) {
  const child = openChild();
  closing.push(child.stop);
  const { url, functions } = await child.start({
    entries: [fixture('queues.ts')],
    settings: { SERVICE_BUS: connectionString, Queue: 'runs', ...settings },
  });
  return {
    ...child,
    functions,
    seen: async () => (await (await fetch(`${url}/api/seen`)).json()) as Seen[],
  };
}

const message = (id: string, rest: object = {}) => ({ messageId: id, body: { id, ...rest } });
const numbered = (count: number) => Array.from({ length: count }, (_, index) => message(`m${index}`));
const idsOf = (all: Seen[]) => all.map(seen => seen.message.id);

test('a function registered with the real library gets body and metadata in its shape', async () => {
  const broker = await openBroker();
  const host = await openHost(broker.connectionString);
  expect(host.functions).toContainEqual({ name: 'runs', type: 'serviceBusTrigger', queue: 'runs' });

  await broker.send({
    ...message('a', { week: '2026-W47' }),
    subject: 'draft',
    correlationId: 'c1',
    applicationProperties: { attempt: '2', generation: 7 },
  });
  await broker.untilEmpty();

  const [seen] = await host.seen();
  expect(seen?.message).toEqual({ id: 'a', week: '2026-W47' });
  expect(seen?.metadata).toMatchObject({
    messageId: 'a',
    deliveryCount: 1,
    sequenceNumber: 1,
    lockToken: expect.any(String),
    enqueuedTimeUtc: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    subject: 'draft',
    correlationId: 'c1',
    // These keep their types; texts beside them, such as the message id, the library parses when they are JSON.
    applicationProperties: { attempt: '2', generation: 7 },
    sys: { methodName: 'runs' },
  });
});

test('one on which it throws is given again, and its failure is in the log', async () => {
  const broker = await openBroker();
  const host = await openHost(broker.connectionString);

  await broker.send(message('a', { fails: 1 }), message('b', { fails: 99 }));
  await broker.untilEmpty();

  const deliveries = (await host.seen()).map(seen => `${seen.message.id}${seen.metadata['deliveryCount']}`);
  expect(deliveries.sort()).toEqual(['a1', 'a2', 'b1', 'b2', 'b3']);
  expect(broker.counts('dead-letters').active).toBe(1);
  const failures = (await host.records()).filter(({ level }) => level === 'error');
  expect(failures.map(each => each.message)).toEqual(Array(4).fill('runs failed: the store is away'));
});

test('two processes share the messages, and none comes to both', async () => {
  const broker = await openBroker();
  const [first, second] = [await openHost(broker.connectionString), await openHost(broker.connectionString)];

  await broker.send(...numbered(400));
  await broker.untilEmpty();

  const [one, other] = [idsOf(await first.seen()), idsOf(await second.seen())];
  expect([...one, ...other].sort()).toEqual(
    numbered(400)
      .map(({ messageId }) => messageId)
      .sort(),
  );
  expect(Math.min(one.length, other.length)).toBeGreaterThan(0);
});

test('what a process was working on when it was killed comes to the other, everything else just once', async () => {
  const broker = await openBroker();
  const doomed = await openHost(broker.connectionString, { HANGS: 'yes' });
  await broker.send(message('held', { hangs: true }));
  while ((await doomed.seen()).length === 0) await setTimeout(5);

  await doomed.kill();
  const host = await openHost(broker.connectionString);
  // In its time the lock of a dead process ends by itself.
  broker.breakLocks('runs');
  await broker.send(...numbered(20));
  await broker.untilEmpty();

  const seen = await host.seen();
  expect(idsOf(seen).sort()).toEqual(['held', ...numbered(20).map(({ messageId }) => messageId)].sort());
  expect(seen.find(each => each.message.id === 'held')?.metadata['deliveryCount']).toBe(2);
});

test('closing a process settles what runs and leaves the rest to others', async () => {
  const broker = await openBroker();
  const first = await openHost(broker.connectionString);
  await broker.send(...numbered(400));

  await first.close();
  const left = broker.counts('runs');
  const second = await openHost(broker.connectionString);
  await broker.untilEmpty();

  expect(left.locked).toBe(0);
  expect((await second.seen()).every(seen => seen.metadata['deliveryCount'] === 1)).toBe(true);
  expect(await second.seen()).toHaveLength(left.active);
});
