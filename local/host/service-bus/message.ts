import type { ServiceBusReceivedMessage } from '@azure/service-bus';
import type { RpcTypedData } from '../core-types.ts';

type Metadata = Record<string, RpcTypedData>;

/** What a function gets for a message: its body as text, out of which the library makes an object when it is JSON. */
export function bodyOf({ body }: ServiceBusReceivedMessage): string {
  if (body === undefined || body === null) return '';
  if (typeof body === 'string') return body;
  // Received without parsing, a body of bytes is a buffer; anything else is an AMQP value of the sender's choice.
  return Buffer.isBuffer(body) ? body.toString() : JSON.stringify(body);
}

/**
 * A message's properties under the names that Azure's host gives them. The library makes their first letters small,
 * also those of application properties, and parses texts that are JSON: a message id `7` arrives as a number.
 */
export function metadataOf(message: ServiceBusReceivedMessage): Metadata {
  return Object.fromEntries(
    Object.entries(propertiesOf(message)).flatMap(([name, value]) => {
      if (value === undefined || value === null) return [];
      return [[name, typeof value === 'string' ? { string: value } : { json: jsonOf(value) }]];
    }),
  );
}

/** The same for a batch: one list a property, in the order of the messages. */
export function batchMetadataOf(messages: readonly ServiceBusReceivedMessage[]): Metadata {
  const all = messages.map(propertiesOf);
  const names = new Set(all.flatMap(Object.keys)) as Set<keyof Properties>;
  return Object.fromEntries(
    [...names].map(name => {
      const values = all.map(properties => properties[name]);
      const texts = values.every(value => typeof value === 'string' || value === undefined);
      return [
        `${name}Array`,
        texts
          ? { collectionString: { string: values.map(value => String(value ?? '')) } }
          : { json: `[${values.map(jsonOf).join()}]` },
      ];
    }),
  );
}

type Properties = ReturnType<typeof propertiesOf>;

function propertiesOf(message: ServiceBusReceivedMessage) {
  const { applicationProperties = {}, enqueuedTimeUtc, expiresAtUtc } = message;
  return {
    MessageId: message.messageId === undefined ? undefined : String(message.messageId),
    // This client counts the deliveries before this one; Azure's host counts this one too.
    DeliveryCount: (message.deliveryCount ?? 0) + 1,
    LockToken: message.lockToken,
    SequenceNumber: message.sequenceNumber,
    EnqueuedTimeUtc: enqueuedTimeUtc,
    EnqueuedTime: enqueuedTimeUtc,
    ExpiresAtUtc: expiresAtUtc,
    ExpiresAt: expiresAtUtc,
    ContentType: message.contentType,
    CorrelationId: message.correlationId === undefined ? undefined : String(message.correlationId),
    Subject: message.subject,
    Label: message.subject,
    To: message.to,
    ReplyTo: message.replyTo,
    PartitionKey: message.partitionKey,
    DeadLetterSource: message.deadLetterSource,
    ApplicationProperties: applicationProperties,
    UserProperties: applicationProperties,
  };
}

/** A sequence number is a 64-bit `Long`, whose text is its JSON. */
function jsonOf(value: unknown): string {
  const isLong = typeof value === 'object' && value !== null && 'toNumber' in value;
  return isLong ? String(value) : (JSON.stringify(value) ?? 'null');
}
