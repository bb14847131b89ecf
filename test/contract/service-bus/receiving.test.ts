import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Namespace, openNamespace, rejection } from './namespace.ts';

let bus: Namespace;

beforeAll(async () => {
  bus = await openNamespace({
    complete: {},
    abandon: {},
    expire: {},
    renew: {},
    lost: {},
    stale: {},
    peek: {},
    defer: {},
    deletes: {},
    credit: {},
    reopened: {},
  });
});

afterAll(async () => bus.close());

async function one(queue: string, body: unknown = queue) {
  await bus.send(queue, { body });
  const [message] = await bus.receive(queue);
  if (!message) throw new Error('No message.');
  return message;
}

describe('a message under a lock', () => {
  test('is nobody else’s, and gone once it is completed', async () => {
    const message = await one('complete');
    expect(await bus.receiveAll('complete')).toEqual([]);

    await bus.receiver('complete').completeMessage(message);
    await bus.pass(6);

    expect(await bus.receiveAll('complete')).toEqual([]);
  });

  test('is there again at once when it is abandoned, with its deliveries counted and changed properties', async () => {
    const message = await one('abandon');
    expect(message.deliveryCount).toBe(0);

    await bus.receiver('abandon').abandonMessage(message, { tried: 'yes' });

    const [again] = await bus.receive('abandon');
    expect(again).toMatchObject({ deliveryCount: 1, applicationProperties: { tried: 'yes' } });
    expect(again?.messageId).toBe(message.messageId);
    expect(again?.sequenceNumber).toEqual(message.sequenceNumber);
  });

  test('is there again when the lock ends, which counts as a delivery', async () => {
    await one('expire');
    expect(await bus.receiveAll('expire')).toEqual([]);

    await bus.pass(6);

    const [again] = await bus.receive('expire');
    expect(again?.deliveryCount).toBe(1);
  });

  test('stays locked as long as the lock is renewed', async () => {
    const message = await one('renew');
    const firstUntil = message.lockedUntilUtc?.getTime() ?? 0;
    await bus.pass(3);

    const until = await bus.receiver('renew').renewMessageLock(message);
    await bus.pass(3);

    expect(until.getTime()).toBeGreaterThan(firstUntil);
    expect(await bus.receiveAll('renew')).toEqual([]);
    await bus.receiver('renew').completeMessage(message);
  });

  test('cannot be settled or renewed when the lock is lost', async () => {
    const message = await one('lost');
    await bus.pass(6);

    const receiver = bus.receiver('lost');
    expect(await rejection(receiver.renewMessageLock(message))).toBe('MessageLockLost');
    expect(await rejection(receiver.completeMessage(message))).toBe('MessageLockLost');
    const [again] = await bus.receive('lost');
    expect(again?.body).toBe('lost');
  });

  test('belongs to its second receiver then: the first one’s late settlement does not touch it', async () => {
    const first = await one('stale');
    await bus.pass(6);
    const [second] = await bus.receive('stale');

    expect(await rejection(bus.receiver('stale').completeMessage(first))).toBe('MessageLockLost');

    if (second) await bus.receiver('stale').completeMessage(second);
    await bus.pass(6);
    expect(await bus.receiveAll('stale')).toEqual([]);
  });

  test('can be settled after its receiver was closed', async () => {
    await bus.send('reopened', { body: 1 });
    const closing = bus.client.createReceiver(bus.name('reopened'), { maxAutoLockRenewalDurationInMs: 0 });
    const [message] = await closing.receiveMessages(1, { maxWaitTimeInMs: 20_000 });
    await closing.close();

    if (message) await bus.receiver('reopened').completeMessage(message);
    await bus.pass(6);

    expect(await bus.receiveAll('reopened')).toEqual([]);
  });
});

test('peeking shows messages, locked or not, and changes nothing', async () => {
  await one('peek', 'locked');
  await bus.send('peek', { body: 'free' });

  const seen = await bus.receiver('peek').peekMessages(10);

  expect(seen.map(message => message.body)).toEqual(['locked', 'free']);
  const [free] = await bus.receive('peek');
  expect(free).toMatchObject({ body: 'free', deliveryCount: 0 });
});

test('a deferred message comes only to who asks for its number', async () => {
  const message = await one('defer');
  const receiver = bus.receiver('defer');
  await receiver.deferMessage(message);
  await bus.pass(6);
  expect(await bus.receiveAll('defer')).toEqual([]);

  const [deferred] = await receiver.receiveDeferredMessages(message.sequenceNumber ?? []);

  expect(deferred).toMatchObject({ body: 'defer', state: 'deferred' });
  if (deferred) await receiver.completeMessage(deferred);
  expect(await rejection(receiver.receiveDeferredMessages(message.sequenceNumber ?? []))).toBe(
    'MessageNotFound',
  );
});

test('receiving and deleting leaves nothing behind', async () => {
  await bus.send('deletes', { body: 1 });
  const receiver = bus.receiver('deletes', { receiveMode: 'receiveAndDelete' });

  const messages = await receiver.receiveMessages(1, { maxWaitTimeInMs: 20_000 });

  expect(messages.map(message => message.body)).toEqual([1]);
  await bus.pass(6);
  expect(await bus.receiveAll('deletes')).toEqual([]);
});

test('a subscriber has no more messages at once than it asked for', async () => {
  await bus.send('credit', ...[1, 2, 3, 4, 5].map(body => ({ body })));
  const receiver = bus.client.createReceiver(bus.name('credit'));
  const done = Promise.withResolvers<void>();
  let running = 0;
  let most = 0;
  let finished = 0;
  receiver.subscribe(
    {
      processMessage: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise(resolve => setImmediate(resolve));
        running -= 1;
        finished += 1;
        if (finished === 5) done.resolve();
      },
      processError: async ({ error }) => done.reject(error),
    },
    { maxConcurrentCalls: 2 },
  );

  await done.promise;
  await receiver.close();

  expect(most).toBe(2);
});
