import { ServiceBusClient } from '@azure/service-bus';
import { afterEach, describe, expect, test } from '@jest/globals';
import { queuesIn } from '../../../functions/io/service-bus.ts';
import type { QueueMessage, QueueName, Queues } from '../../../functions/ports.ts';
import { queues as rules } from '../../../local/queues.ts';
import { startServiceBus } from '../../../local/service-bus/server.ts';
import { virtualClock } from '../clock.ts';
import { memoryQueues } from '../queues.ts';

/** Queues, and what is needed to see what is in them. */
type Observed = {
  queues: Queues;
  /** Takes out whatever is due. */
  take(queue: QueueName): Promise<{ id: string; body: unknown; properties: unknown }[]>;
  nowMs(): number;
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
};

/** The queues that tests of the product use. */
async function inMemory(): Promise<Observed> {
  const clock = virtualClock();
  const queues = memoryQueues(clock);
  return {
    queues,
    async take(queue) {
      const due = queues.lying(queue).filter(({ enqueueAtMs = 0 }) => enqueueAtMs <= clock.nowMs());
      await queues.deliver(queue, async () => undefined);
      return due.map(({ id, body, properties = {} }) => ({ id, body, properties }));
    },
    nowMs: clock.nowMs,
    pass: async ms => clock.advance(ms),
    close: async () => undefined,
  };
}

/** Those of production, through the SDK, on the local broker. */
async function onServiceBus(): Promise<Observed> {
  let passedMs = 0;
  const nowMs = () => Date.now() + passedMs;
  const bus = await startServiceBus({ file: ':memory:', queues: rules, now: nowMs });
  const { connectionString } = bus;
  const client = new ServiceBusClient(connectionString);
  return {
    queues: queuesIn({ connectionString }),
    async take(queue) {
      const receiver = client.createReceiver(queue, { receiveMode: 'receiveAndDelete' });
      const taken = await receiver.receiveMessages(5_000, { maxWaitTimeInMs: 500 });
      await receiver.close();
      return taken.map(({ messageId, body, applicationProperties = {} }) => ({
        ...{ id: String(messageId), body: body as unknown, properties: applicationProperties },
      }));
    },
    nowMs,
    async pass(ms) {
      passedMs += ms;
      bus.wake();
    },
    async close() {
      await client.close();
      await bus.close();
    },
  };
}

let observed: Observed;
afterEach(() => observed.close());

const message = (id: string, rest: Partial<QueueMessage> = {}): QueueMessage => ({
  id,
  body: { schemaVersion: 1, note: id },
  ...rest,
});
const ids = (taken: readonly { id: string }[]) => taken.map(({ id }) => id);

describe.each([
  ['in memory', inMemory],
  ['on Service Bus', onServiceBus],
] as const)('queues %s', (_, open) => {
  test('hand over bodies and properties as they were sent, from the queue they were sent to', async () => {
    observed = await open();
    await observed.queues.send('runs', [message('a', { properties: { DeadLetterReason: 'busy' } })]);
    expect(await observed.take('org-runs')).toEqual([]);
    expect(await observed.take('runs')).toEqual([
      { id: 'a', body: { schemaVersion: 1, note: 'a' }, properties: { DeadLetterReason: 'busy' } },
    ]);
  });

  test('take nothing, and more than fits into one batch', async () => {
    observed = await open();
    await observed.queues.send('runs', []);
    const many = Array.from({ length: 1_500 }, (_each, index) =>
      message(`m-${index}`, { body: { text: 'x'.repeat(300) } }),
    );
    await observed.queues.send('runs', many);
    const taken = await observed.take('runs');
    expect(taken).toHaveLength(1_500);
    expect(new Set(ids(taken))).toEqual(new Set(ids(many)));
  });

  test('drop an id that they have seen in the last minutes, even if it has been taken out', async () => {
    observed = await open();
    await observed.queues.send('runs', [message('a'), message('b')]);
    await observed.queues.send('runs', [message('a')]);
    expect(ids(await observed.take('runs'))).toEqual(['a', 'b']);
    await observed.queues.send('runs', [message('a')]);
    expect(await observed.take('runs')).toEqual([]);
    await observed.pass(11 * 60_000);
    await observed.queues.send('runs', [message('a')]);
    expect(ids(await observed.take('runs'))).toEqual(['a']);
  });

  test('keep one id in each queue apart', async () => {
    observed = await open();
    await observed.queues.send('runs', [message('a')]);
    await observed.queues.send('dead-letters', [message('a')]);
    expect(ids(await observed.take('dead-letters'))).toEqual(['a']);
  });

  test('hold a message back until it is due', async () => {
    observed = await open();
    const enqueueAtMs = observed.nowMs() + 30_000;
    await observed.queues.send('runs', [message('later', { enqueueAtMs }), message('now')]);
    expect(ids(await observed.take('runs'))).toEqual(['now']);
    await observed.pass(31_000);
    expect(ids(await observed.take('runs'))).toEqual(['later']);
  });

  test('refuse an id that is too long', async () => {
    observed = await open();
    await expect(observed.queues.send('runs', [message('x'.repeat(129))])).rejects.toThrow();
  });
});

describe('queues on Service Bus', () => {
  test('refuse a message that no batch can hold, and lose none before it', async () => {
    observed = await onServiceBus();
    const huge = message('huge', { body: { text: 'x'.repeat(400_000) } });
    await expect(observed.queues.send('runs', [message('a'), huge])).rejects.toThrow('larger than a batch');
    await observed.queues.send('runs', [message('a')]);
    expect(ids(await observed.take('runs'))).toEqual(['a']);
  });
});
