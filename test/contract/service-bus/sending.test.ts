import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Namespace, openNamespace, rejection } from './namespace.ts';

let bus: Namespace;

beforeAll(async () => {
  bus = await openNamespace({
    plain: {},
    properties: {},
    batch: {},
    large: {},
    twice: {},
    later: {},
    cancelled: {},
    unnamed: {},
    scheduledTwice: {},
  });
});

afterAll(async () => bus.close());

const bodies = (messages: { body: unknown }[]) => messages.map(message => message.body);

describe('a message', () => {
  test('arrives with its body, id and a sequence number', async () => {
    await bus.send('plain', { messageId: 'a', body: { user: 'u1', n: 1 } });

    const [message] = await bus.receive('plain');

    expect(message).toMatchObject({ messageId: 'a', body: { user: 'u1', n: 1 }, state: 'active' });
    expect(message?.sequenceNumber?.toNumber()).toBeGreaterThan(0);
    expect(message?.enqueuedTimeUtc).toBeInstanceOf(Date);
  });

  test('keeps application properties, content type and subject', async () => {
    const applicationProperties = { text: 'ä', whole: 7, half: 0.5, yes: true };
    const sent = { contentType: 'application/json', subject: 's', correlationId: 'c', applicationProperties };
    await bus.send('properties', { body: {}, ...sent });

    const [message] = await bus.receive('properties');

    expect(message).toMatchObject(sent);
  });

  test('gets an id when it has none', async () => {
    await bus.send('unnamed', { body: 1 }, { body: 2 });

    const [first, second] = await bus.receive('unnamed', 2);

    expect(first?.messageId).toEqual(expect.any(String));
    expect(first?.messageId).not.toBe(second?.messageId);
  });
});

describe('a batch', () => {
  test('arrives as its messages, in their order', async () => {
    const sender = bus.client.createSender(bus.name('batch'));

    await sender.sendMessages([1, 2, 3].map(n => ({ messageId: `b${n}`, body: n })));

    expect(bodies(await bus.receive('batch', 3))).toEqual([1, 2, 3]);
  });

  test('takes messages until they fill 256 KB', async () => {
    const batch = await bus.client.createSender(bus.name('batch')).createMessageBatch();

    expect(batch.maxSizeInBytes).toBe(256 * 1024);
    expect(batch.tryAddMessage({ body: 'x'.repeat(200_000) })).toBe(true);
    expect(batch.tryAddMessage({ body: 'x'.repeat(100_000) })).toBe(false);
  });
});

describe('a message that is too large', () => {
  test('is refused', async () => {
    const sender = bus.client.createSender(bus.name('large'));

    expect(await rejection(sender.sendMessages({ body: 'x'.repeat(300_000) }))).toBe('MessageSizeExceeded');
  });

  test('control: one of 200 KB is not', async () => {
    const body = 'x'.repeat(200_000);
    await bus.send('large', { body });

    expect(bodies(await bus.receive('large'))).toEqual([body]);
  });
});

describe('duplicate detection', () => {
  test('drops a message whose id has been seen, also after that one is completed, alone or in a batch', async () => {
    await bus.send('twice', { messageId: 'd1', body: 'first' });
    const [first] = await bus.receive('twice');
    if (first) await bus.receiver('twice').completeMessage(first);

    await bus.send('twice', { messageId: 'd1', body: 'again' });
    await bus.client.createSender(bus.name('twice')).sendMessages([
      { messageId: 'd1', body: 'again' },
      { messageId: 'd2', body: 'second' },
      { messageId: 'd2', body: 'again' },
    ]);

    expect(bodies(await bus.receiveAll('twice'))).toEqual(['second']);
  });

  test('forgets an id after its window', async () => {
    await bus.send('twice', { messageId: 'd3', body: 'first' });
    await bus.pass(25);
    await bus.send('twice', { messageId: 'd3', body: 'second' });

    const found = bodies(await bus.receiveAll('twice'));

    expect(found).toEqual(expect.arrayContaining(['first', 'second']));
  });
});

describe('a scheduled message', () => {
  test('is delivered at its time and not before', async () => {
    const scheduledEnqueueTimeUtc = bus.ahead(30);
    await bus.send('later', { messageId: 'l1', body: 'later', scheduledEnqueueTimeUtc });
    expect(await bus.receiveAll('later')).toEqual([]);
    expect((await bus.receiver('later').peekMessages(1)).map(each => each.state)).toEqual(['scheduled']);

    await bus.pass(35);

    const [message] = await bus.receive('later');
    expect(message).toMatchObject({ body: 'later', messageId: 'l1', state: 'active' });
  });

  test('counts for duplicate detection from the moment it is sent', async () => {
    const scheduledEnqueueTimeUtc = bus.ahead(10);
    await bus.send('scheduledTwice', { messageId: 'l2', body: 'first', scheduledEnqueueTimeUtc });
    await bus.send('scheduledTwice', { messageId: 'l2', body: 'second' });
    expect(await bus.receiveAll('scheduledTwice')).toEqual([]);

    await bus.pass(15);

    expect(bodies(await bus.receiveAll('scheduledTwice'))).toEqual(['first']);
  });

  test('can be taken back by its number, once', async () => {
    const sender = bus.client.createSender(bus.name('cancelled'));
    const at = bus.ahead(10);
    const [first] = await sender.scheduleMessages({ messageId: 'c1', body: 'first' }, at);
    await sender.scheduleMessages({ messageId: 'c2', body: 'second' }, at);

    await sender.cancelScheduledMessages(first ?? []);
    expect(await rejection(sender.cancelScheduledMessages(first ?? []))).toBe('MessageNotFound');
    await bus.pass(15);

    expect(bodies(await bus.receiveAll('cancelled'))).toEqual(['second']);
  });
});
