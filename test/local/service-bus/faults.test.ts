import { ServiceBusClient } from '@azure/service-bus';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BrokerEvent, Fault } from '../../../local/service-bus/faults.ts';
import { type ServiceBus, startServiceBus } from '../../../local/service-bus/server.ts';

/** A fault for the next event of a kind. */
type Planned = { on: BrokerEvent['kind']; fault: Fault };

const rules = { maxDeliveryCount: 10, lockMs: 60_000, duplicateWindowMs: 600_000 };
/** A client waits that long for an answer that was lost, so it must not be long. */
const WAIT_MS = 500;

let bus: ServiceBus;
let client: ServiceBusClient;
let plan: Planned[] = [];
let events: BrokerEvent[] = [];
let passedMs = 0;

function faults(event: BrokerEvent): Fault | undefined {
  if (event.queue === '$cbs') return undefined;
  events.push(event);
  const index = plan.findIndex(each => each.on === event.kind);
  return index < 0 ? undefined : plan.splice(index, 1)[0]?.fault;
}

let queue = '';
const queues = Array.from({ length: 20 }, (_, n) => `q${n}`);

beforeAll(async () => {
  const now = () => Date.now() + passedMs;
  bus = await startServiceBus({
    file: ':memory:',
    queues: queues.map(name => ({ ...rules, name })),
    now,
    faults,
  });
});

afterAll(async () => bus.close());

beforeEach(() => {
  queue = queues.shift() ?? '';
  plan = [];
  events = [];
  client = connect(2);
});

afterEach(async () => client.close());

function connect(maxRetries: number): ServiceBusClient {
  const retryOptions = { timeoutInMs: WAIT_MS, maxRetries, retryDelayInMs: 10 };
  return new ServiceBusClient(bus.connectionString, { retryOptions });
}

const send = (messageId: string, by = client) =>
  by.createSender(queue).sendMessages({ messageId, body: messageId });

const receiverOf = (by = client) => by.createReceiver(queue, { maxAutoLockRenewalDurationInMs: 0 });

async function receive(receiver = receiverOf()) {
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 10_000 });
  if (!message) throw new Error('No message came.');
  return { receiver, message };
}

/** 'done', or the code with which it is rejected. */
const ending = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    // After several attempts there is one error for each; the last one tells.
    error => String((error.errors?.at(-1) ?? error).code),
  );

function endAllLocks(): void {
  passedMs += rules.lockMs;
  bus.wake();
}

describe('without a fault', () => {
  test('control: a message is sent once, delivered once and gone when it is settled', async () => {
    await send('a');
    const { receiver, message } = await receive();
    await receiver.completeMessage(message);

    expect(events.map(each => each.kind)).toEqual(['send', 'deliver', 'settle']);
    expect(bus.counts(queue)).toEqual({ active: 0, locked: 0, scheduled: 0, deferred: 0 });
  });
});

describe('a send', () => {
  test('whose answer is lost is repeated by the SDK, and duplicate detection drops the repetition', async () => {
    plan = [{ on: 'send', fault: { kind: 'loseAnswer' } }];

    await send('a');

    expect(events.filter(each => each.kind === 'send')).toHaveLength(2);
    expect(bus.counts(queue).active).toBe(1);
  });

  test('that is lost is repeated by the SDK', async () => {
    plan = [{ on: 'send', fault: { kind: 'loseRequest' } }];

    await send('a');

    expect(events.filter(each => each.kind === 'send')).toHaveLength(2);
    expect(bus.counts(queue).active).toBe(1);
  });

  test('that is throttled is repeated by the SDK, and rejected when that goes on', async () => {
    const busy: Planned = { on: 'send', fault: { kind: 'throttle' } };
    plan = [busy];
    await send('a');
    plan = [busy, busy, busy];

    expect(await ending(send('b'))).toBe('ServiceBusy');
    expect(bus.counts(queue).active).toBe(1);
  });

  test('that is delayed is overtaken by the next one', async () => {
    const sender = client.createSender(queue);
    await sender.createMessageBatch();
    plan = [{ on: 'send', fault: { kind: 'delay', ms: 200 } }];
    const order: string[] = [];

    await Promise.all(
      ['late', 'early'].map(id =>
        sender.sendMessages({ messageId: id, body: id }).then(() => order.push(id)),
      ),
    );

    expect(order).toEqual(['early', 'late']);
  });
});

describe('a settlement', () => {
  test('whose answer is lost has been made all the same', async () => {
    await send('a');
    const { receiver, message } = await receive();
    plan = [{ on: 'settle', fault: { kind: 'loseAnswer' } }];

    expect(await ending(receiver.completeMessage(message))).not.toBe('done');
    endAllLocks();
    expect(bus.counts(queue).active).toBe(0);
  });

  test('that is lost is made by the SDK in another way, over a new connection', async () => {
    await send('a');
    const { receiver, message } = await receive();
    plan = [{ on: 'settle', fault: { kind: 'loseRequest' } }];

    expect(await ending(receiver.completeMessage(message))).toBe('done');

    expect(events.at(-1)).toMatchObject({ kind: 'request', operation: 'com.microsoft:update-disposition' });
    expect(bus.counts(queue).active).toBe(0);
  });

  test('that is lost and not repeated leaves the message to its lock, after which it comes again', async () => {
    const once = connect(0);
    await send('a');
    const { receiver, message } = await receive(receiverOf(once));
    plan = [{ on: 'settle', fault: { kind: 'loseRequest' } }];

    expect(await ending(receiver.completeMessage(message))).toBe('ServiceTimeout');
    expect(bus.counts(queue)).toMatchObject({ active: 1, locked: 1 });
    endAllLocks();

    expect((await receive()).message).toMatchObject({ messageId: 'a', deliveryCount: 1 });
    await once.close();
  });

  test('comes too late when the lock has ended', async () => {
    await send('a');
    const { receiver, message } = await receive();
    plan = [{ on: 'settle', fault: { kind: 'expireLock' } }];

    expect(await ending(receiver.completeMessage(message))).toBe('MessageLockLost');

    expect((await receive()).message).toMatchObject({ messageId: 'a', deliveryCount: 1 });
  });
});

describe('a delivery', () => {
  test('whose lock ends at once is made again, and only the second receiver can settle it', async () => {
    plan = [{ on: 'deliver', fault: { kind: 'expireLock' } }];
    await send('a');
    const first = await receive();
    const second = await receive();

    expect(second.message).toMatchObject({ messageId: 'a', deliveryCount: 1 });
    expect(await ending(first.receiver.completeMessage(first.message))).toBe('MessageLockLost');
    expect(await ending(second.receiver.completeMessage(second.message))).toBe('done');
    expect(bus.counts(queue).active).toBe(0);
  });
});

describe('a connection that breaks', () => {
  /** Subscribes, with room for some messages at a time. Tells when the first and when the second has come. */
  function subscribe(maxConcurrentCalls: number) {
    const got = [Promise.withResolvers<unknown>(), Promise.withResolvers<unknown>()];
    let count = 0;
    receiverOf().subscribe(
      {
        processMessage: async ({ body }) => {
          got[count]?.resolve(body);
          count += 1;
        },
        processError: async () => undefined,
      },
      { autoCompleteMessages: false, maxConcurrentCalls },
    );
    return got.map(each => each.promise);
  }

  test.each([
    ['leaves what was locked to its lock, and its subscriber gets the rest over a new one', 1],
    ['gets nothing any more, though its subscriber had room', 4],
  ])('%s', async (_, room) => {
    const [first, second] = subscribe(room);
    await send('a');
    expect(await first).toBe('a');

    bus.breakConnections();
    const other = connect(2);
    await send('b', other);

    expect(await second).toBe('b');
    await other.close();
  });
});

test('the broker looks at the clock by itself', async () => {
  const scheduledEnqueueTimeUtc = new Date(Date.now() + passedMs + 500);
  await client.createSender(queue).sendMessages({ messageId: 'a', body: 'a', scheduledEnqueueTimeUtc });

  expect((await receive()).message).toMatchObject({ messageId: 'a', state: 'active' });
});
