import rhea, { type Receiver } from 'rhea';
import { BATCH_FORMAT, insideOf } from './amqp.ts';
import { type Facts, readFacts } from './envelope.ts';
import { answerDelivery, type LinkParts, perform } from './links.ts';
import { accept, type Queue } from './queue.ts';
import { refusal } from './refusal.ts';
import { MESSAGE_BYTES_MAX } from './rules.ts';

/** Serves a link on which a client sends messages to a queue. */
export function serveSending(link: Receiver, queue: Queue, parts: LinkParts): void {
  const { broker } = parts;
  insideOf(link).local.attach.max_message_size = MESSAGE_BYTES_MAX;
  link.on('message', ({ message, delivery }) => {
    if (!delivery) return;
    const messages = unpack(message as unknown as Buffer, delivery.format, delivery.id);
    const ids = messages instanceof Error ? [] : messages.map(each => each.id);
    const work = () => {
      if (messages instanceof Error) throw messages;
      const nowMs = broker.now();
      for (const each of messages) accept(queue, each, nowMs);
    };
    void perform(parts, { kind: 'send', queue: queue.name, ids }, work, error =>
      answerDelivery(delivery, error),
    );
  });
}

/** All that one transfer brings, or why it cannot be used: a batch is taken as a whole. */
function unpack(bytes: Buffer, format: number, deliveryId: number): Facts[] | Error {
  try {
    if (bytes.length > MESSAGE_BYTES_MAX) throw tooLarge(deliveryId, bytes.length);
    return format === BATCH_FORMAT ? contentsOf(bytes).map(readFacts) : [readFacts(bytes)];
  } catch (error) {
    return error as Error;
  }
}

/** A batch is a message whose data sections are messages. */
function contentsOf(batch: Buffer): Buffer[] {
  const { body } = rhea.message.decode(batch) as unknown as { body: { content: Buffer | Buffer[] } };
  return [body.content].flat();
}

function tooLarge(deliveryId: number, bytes: number): Error {
  return refusal(
    'amqp:link:message-size-exceeded',
    `The received message (delivery-id:${deliveryId}, size:${bytes} bytes) exceeds the limit (${MESSAGE_BYTES_MAX} bytes) currently allowed on the link.`,
  );
}
