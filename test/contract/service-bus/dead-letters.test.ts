import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Namespace, openNamespace } from './namespace.ts';

let bus: Namespace;

beforeAll(async () => {
  bus = await openNamespace({
    gathered: {},
    own: {},
    exceeded: {},
    forwarding: { forward: 'gathered' },
    forwardingExceeded: { forward: 'gathered' },
    forwardingTwice: { forward: 'gatheredOnce' },
    gatheredOnce: {},
  });
});

afterAll(async () => bus.close());

const WHY = { deadLetterReason: 'messageInvalid', deadLetterErrorDescription: 'It has no body.' };
const subQueue = { subQueueType: 'deadLetter' } as const;

async function dieOf(queue: string, message: { messageId: string; body: unknown }) {
  await bus.send(queue, message);
  const [received] = await bus.receive(queue);
  if (received) await bus.receiver(queue).deadLetterMessage(received, WHY);
}

async function useUp(queue: string, messageId: string) {
  await bus.send(queue, { messageId, body: 'poison' });
  for (const _ of [1, 2, 3]) {
    const [received] = await bus.receive(queue);
    if (received) await bus.receiver(queue).abandonMessage(received);
  }
}

describe('a dead letter', () => {
  test('lies in the sub-queue with its reason, from which it can be taken', async () => {
    await dieOf('own', { messageId: 'p1', body: 'poison' });

    const receiver = bus.receiver('own', subQueue);
    const [dead] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 20_000 });

    expect(dead).toMatchObject({ messageId: 'p1', body: 'poison', ...WHY });
    if (dead) await receiver.completeMessage(dead);
    expect(await receiver.peekMessages(1)).toEqual([]);
    expect(await bus.receiveAll('own')).toEqual([]);
  });

  test('is what has been delivered as often as the queue allows', async () => {
    await useUp('exceeded', 'p2');

    const receiver = bus.receiver('exceeded', subQueue);
    const [dead] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 20_000 });

    expect(dead).toMatchObject({ messageId: 'p2', deadLetterReason: 'MaxDeliveryCountExceeded' });
    expect(await bus.receiveAll('exceeded')).toEqual([]);
  });

  test('goes to the queue that its queue forwards to, with reason and origin', async () => {
    await dieOf('forwarding', { messageId: 'p3', body: 'poison' });

    const [dead] = await bus.receive('gathered');

    expect(dead).toMatchObject({ messageId: 'p3', body: 'poison', ...WHY });
    expect(dead?.deadLetterSource).toBe(bus.name('forwarding'));
    if (dead) await bus.receiver('gathered').completeMessage(dead);
  });

  test('goes there too when its deliveries are used up', async () => {
    await useUp('forwardingExceeded', 'p4');

    const [dead] = await bus.receive('gathered');

    expect(dead).toMatchObject({ messageId: 'p4', deadLetterReason: 'MaxDeliveryCountExceeded' });
    if (dead) await bus.receiver('gathered').completeMessage(dead);
  });

  test('is dropped on the way when the other queue has seen its id', async () => {
    await bus.send('gatheredOnce', { messageId: 'p5', body: 'sent by the worker itself' });
    await dieOf('forwardingTwice', { messageId: 'p5', body: 'poison' });

    const found = await bus.receiveAll('gatheredOnce');

    expect(found.map(message => message.body)).toEqual(['sent by the worker itself']);
  });
});
