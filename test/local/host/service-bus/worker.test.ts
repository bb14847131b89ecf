import { setImmediate } from 'node:timers/promises';
import type { MessageHandlers, ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { expect, test } from '@jest/globals';
import type { Invoke } from '../../../../local/host/invoke.ts';
import type { LogRecord } from '../../../../local/host/log.ts';
import type { QueueOptions } from '../../../../local/host/service-bus/options.ts';
import { workInBatches, workOneByOne } from '../../../../local/host/service-bus/worker.ts';
import { manualClock } from '../fixture/manual-clock.ts';
import { worker } from './queue-function.ts';

// What the worker does with the receiver, on a stand-in for it: the tests with the broker show that the real one obeys.

/** A receiver that notes how messages are settled; `deliver` hands one to whoever has subscribed. */
function createReceiver(batches: string[][] = []) {
  const settled: string[] = [];
  let handlers: MessageHandlers | undefined;
  const settle = (how: string) => async (message: ServiceBusReceivedMessage) => {
    if (message.messageId === 'lost') throw new Error('The lock is lost.');
    settled.push(`${how} ${message.messageId}`);
  };
  const receiver = {
    completeMessage: settle('complete'),
    abandonMessage: settle('abandon'),
    subscribe(given: MessageHandlers) {
      handlers = given;
      const close = async () => {
        handlers = undefined;
      };
      return { close };
    },
    receiveMessages: async () => {
      await setImmediate();
      return (batches.shift() ?? []).map(messageOf);
    },
  } as unknown as ServiceBusReceiver;
  const deliver = (id: string) => handlers?.processMessage(messageOf(id));
  return { receiver, settled, deliver, isSubscribed: () => handlers !== undefined };
}

const messageOf = (messageId: string) =>
  ({ messageId, body: Buffer.from(`"${messageId}"`) }) as unknown as ServiceBusReceivedMessage;

/** All that a worker needs, with a function that fails on messages with the id `bad`. */
function createWork({ batches, ...given }: Partial<QueueOptions> & { batches?: string[][] } = {}) {
  const receiver = createReceiver(batches);
  const warnings: string[] = [];
  const calls: unknown[] = [];
  const held = Promise.withResolvers<void>();
  const invoke: Invoke = async (_, { data }) => {
    calls.push(data);
    const text = JSON.stringify(data);
    if (text.includes('slow')) await held.promise;
    return text.includes('bad')
      ? { kind: 'failed', invocationId: 'x', error: new Error('no') }
      : { kind: 'succeeded', invocationId: 'x', returnValue: undefined };
  };
  const work = {
    fn: worker('runs'),
    options: { batchMax: 10, callsMax: 2, autoComplete: true, ...given } as QueueOptions,
    receiver: receiver.receiver,
    invoke,
    clock: manualClock(0),
    log: ({ message }: LogRecord) => void warnings.push(message),
  };
  return { ...receiver, work, warnings, calls, release: held.resolve };
}

test('a message that the function takes is completed, one on which it fails is abandoned', async () => {
  const { work, deliver, settled, calls } = createWork();
  workOneByOne(work);

  await Promise.all([deliver('good'), deliver('bad')]);

  expect(settled).toEqual(['complete good', 'abandon bad']);
  expect(calls).toEqual([{ string: '"good"' }, { string: '"bad"' }]);
});

test('a message that cannot be settled is a warning, and the next one goes on', async () => {
  const { work, deliver, settled, warnings } = createWork();
  workOneByOne(work);

  await deliver('lost');
  await deliver('good');

  expect(warnings).toEqual(['runs: a message cannot be settled and will come again: The lock is lost.']);
  expect(settled).toEqual(['complete good']);
});

test('stopping takes no more messages and waits until the one under way is settled', async () => {
  const { work, deliver, settled, isSubscribed, release } = createWork();
  const stop = workOneByOne(work);
  void deliver('slow');
  let stopped = false;

  const stopping = stop().then(() => {
    stopped = true;
  });
  await setImmediate();

  expect({ stopped, settled, subscribed: isSubscribed() }).toEqual({
    stopped: false,
    settled: [],
    subscribed: false,
  });
  release();
  await stopping;
  expect(settled).toEqual(['complete slow']);
});

test('without automatic completion a message that the function takes is left alone, a failed one is not', async () => {
  const { work, deliver, settled } = createWork({ autoComplete: false });
  workOneByOne(work);

  await deliver('good');
  await deliver('bad');

  expect(settled).toEqual(['abandon bad']);
});

test('a batch is one call, completed or abandoned as a whole', async () => {
  const batches = [['a', 'b'], ['c', 'bad'], ['d']];
  const { work, settled, calls } = createWork({ cardinality: 'many', batches });
  const stop = workInBatches(work);

  while (calls.length < 3) await setImmediate();
  await stop();

  expect(calls).toEqual(
    [['"a"', '"b"'], ['"c"', '"bad"'], ['"d"']].map(string => ({ collectionString: { string } })),
  );
  expect(settled).toEqual(['complete a', 'complete b', 'abandon c', 'abandon bad', 'complete d']);
});
