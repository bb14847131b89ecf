import type { ServiceBusMessage, ServiceBusSender } from '@azure/service-bus';
import type { QueueMessage, QueueName, Queues } from '../ports.ts';
import type { Config } from './config.ts';

/**
 * How long a send may take in all. The SDK waits 60 s for the answer to a message whose connection dropped, and cannot
 * be told to wait less; a message that is being worked on stays locked for about as long.
 */
const sendTimeoutMs = 15_000;

/**
 * Few and quick, for the reason above: whoever gives up here has a message of their own that is delivered again, and
 * that repeats the send under the same ids.
 */
const retryOptions = { maxRetries: 3, retryDelayInMs: 500, maxRetryDelayInMs: 4_000 };

/** The queues of a Service Bus namespace. Nothing is loaded, and no connection opened, before the first send. */
export function queuesIn(config: Config['serviceBus']): Queues {
  const senders = new Map<QueueName, ServiceBusSender>();
  let opening: ReturnType<typeof openClient> | undefined;
  async function senderOf(queue: QueueName): Promise<ServiceBusSender> {
    opening ??= openClient(config);
    const client = await opening.catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    const sender = senders.get(queue) ?? client.createSender(queue);
    senders.set(queue, sender);
    return sender;
  }
  return {
    async send(queue, messages) {
      if (messages.length > 0) await sendPacked(await senderOf(queue), messages.map(toServiceBus));
    },
  };
}

/** The SDK takes a while to load, which a process that only serves people's own weeks need not pay. */
async function openClient(config: Config['serviceBus']) {
  const { RetryMode, ServiceBusClient } = await import('@azure/service-bus');
  const options = { retryOptions: { ...retryOptions, mode: RetryMode.Exponential } };
  if ('connectionString' in config) return new ServiceBusClient(config.connectionString, options);
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new ServiceBusClient(config.namespace, new DefaultAzureCredential(), options);
}

/** Fills one batch after the other, as much as the queue takes at a time. A batch is accepted as a whole. */
async function sendPacked(sender: ServiceBusSender, messages: readonly ServiceBusMessage[]): Promise<void> {
  const options = { abortSignal: AbortSignal.timeout(sendTimeoutMs) };
  let batch = await sender.createMessageBatch(options);
  for (const message of messages) {
    if (batch.tryAddMessage(message)) continue;
    if (batch.count > 0) await sender.sendMessages(batch, options);
    batch = await sender.createMessageBatch(options);
    if (!batch.tryAddMessage(message)) throw new Error('A message is larger than a batch may be.');
  }
  await sender.sendMessages(batch, options);
}

function toServiceBus({ id, body, enqueueAtMs, properties }: QueueMessage): ServiceBusMessage {
  return {
    messageId: id,
    body,
    contentType: 'application/json',
    ...(enqueueAtMs !== undefined && { scheduledEnqueueTimeUtc: new Date(enqueueAtMs) }),
    ...(properties && { applicationProperties: properties }),
  };
}
