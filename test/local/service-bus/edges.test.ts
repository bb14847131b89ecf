import { once } from 'node:events';
import { connect } from 'node:net';
import { ServiceBusClient } from '@azure/service-bus';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import rhea, { type Connection, type EventContext } from 'rhea';
import { type ServiceBus, startServiceBus } from '../../../local/service-bus/server.ts';

let bus: ServiceBus;
let port: number;

beforeAll(async () => {
  const queues = [{ name: 'q', maxDeliveryCount: 10, lockMs: 60_000, duplicateWindowMs: 0 }];
  bus = await startServiceBus({ file: ':memory:', queues });
  port = Number(/localhost:(\d+)/.exec(bus.connectionString)?.[1]);
});

afterAll(async () => bus.close());

async function sendOne(): Promise<void> {
  const client = new ServiceBusClient(bus.connectionString);
  await client.createSender('q').sendMessages({ body: 1 });
  await client.close();
}

/** A client that speaks AMQP and knows nothing of Service Bus. */
function connectPlainly(): Connection {
  return rhea
    .create_container()
    .connect({ port, host: '127.0.0.1', reconnect: false, username: 'anonymous' });
}

test.each([
  ['text of another protocol', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
  ['half a greeting', Buffer.from('AMQP\0')],
  ['a frame of nonsense', Buffer.concat([Buffer.from('AMQP\0\x01\0\0'), Buffer.alloc(64, 0xff)])],
])('%s costs its sender the connection, and nobody else anything', async (_, bytes) => {
  const socket = connect(port, '127.0.0.1');
  const closed = once(socket, 'close');
  socket.on('error', () => undefined);
  socket.resume();
  socket.end(bytes);
  await closed;

  const before = bus.counts('q').active;
  await sendOne();

  expect(bus.counts('q').active).toBe(before + 1);
});

test.each(['open_sender', 'open_receiver'] as const)('without a token %s is refused', async open => {
  const connection = connectPlainly();
  const event = open === 'open_sender' ? 'sender_error' : 'receiver_error';

  connection[open]('q');
  const [{ sender, receiver }] = (await once(connection, event)) as [EventContext];

  expect((sender ?? receiver)?.error).toMatchObject({ condition: 'amqp:unauthorized-access' });
  connection.close();
});

test('nothing can be sent to a sub-queue of dead letters', async () => {
  const client = new ServiceBusClient(bus.connectionString, { retryOptions: { maxRetries: 0 } });

  const sent = client.createSender('q/$DeadLetterQueue').sendMessages({ body: 1 });

  await expect(sent).rejects.toThrow('Nothing can be sent to a dead-letter queue.');
  await client.close();
});

test('a port that is taken is told, and the file is free again', async () => {
  const queues = [{ name: 'q', maxDeliveryCount: 10, lockMs: 60_000, duplicateWindowMs: 0 }];

  await expect(startServiceBus({ file: ':memory:', queues, port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});
