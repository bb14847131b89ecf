import { ServiceBusClient } from '@azure/service-bus';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Namespace, openNamespace, rejection } from './namespace.ts';

let bus: Namespace;

beforeAll(async () => {
  bus = await openNamespace({ open: {} });
});

afterAll(async () => bus.close());

describe('a queue that is not there', () => {
  test.each([
    ['sending', () => bus.client.createSender('absent').sendMessages({ body: 1 })],
    ['scheduling', () => bus.client.createSender('absent').scheduleMessages({ body: 1 }, new Date())],
    ['receiving', () => bus.client.createReceiver('absent').receiveMessages(1, { maxWaitTimeInMs: 1_000 })],
    ['peeking', () => bus.client.createReceiver('absent').peekMessages(1)],
  ])('is named by the error of %s', async (_, work) => {
    expect(await rejection(work())).toBe('MessagingEntityNotFound');
    await expect(work()).rejects.toThrow(/absent/);
  });
});

async function sendWith(key: string): Promise<void> {
  const connection = bus.connectionString.replace(/SharedAccessKey=[^;]+/, `SharedAccessKey=${key}`);
  const client = new ServiceBusClient(connection, { retryOptions: { maxRetries: 0 } });
  try {
    await client.createSender(bus.name('open')).sendMessages({ body: 1 });
  } finally {
    await client.close();
  }
}

test('a wrong key is refused', async () => {
  const wrong = Buffer.from('not the key').toString('base64');

  expect(await rejection(sendWith(wrong))).toBe('UnauthorizedAccess');
});

test('control: the right one is not', async () => {
  const [, key = ''] = /SharedAccessKey=([^;]+)/.exec(bus.connectionString) ?? [];

  await sendWith(key);

  expect(await bus.receive('open')).toHaveLength(1);
});
