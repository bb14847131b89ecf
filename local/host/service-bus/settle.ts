import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { type Clock, pause } from '../clock.ts';

/** How long the answer to a settlement is waited for, before it is looked whether the link is still there. */
const ANSWER_MS_MAX = 5_000;

/** What the client keeps in a message, without saying so: the link over which it came. Release 7.9.5 has it. */
type Delivered = { delivery?: { link?: { is_open(): boolean } } };

/**
 * Completes or abandons a message. Rejects when its lock is lost.
 * The client settles over the link by which a message came. When the connection has broken since, it writes into the
 * void and waits for minutes; so the message is then settled by its lock's token alone, which the broker takes too.
 */
export async function settle(
  receiver: ServiceBusReceiver,
  how: 'complete' | 'abandon',
  message: ServiceBusReceivedMessage,
  clock: Clock,
): Promise<void> {
  const begin = (target: ServiceBusReceivedMessage) =>
    how === 'complete' ? receiver.completeMessage(target) : receiver.abandonMessage(target);
  if (!isLinkGone(message)) {
    const answered = await within(begin(message), ANSWER_MS_MAX, clock);
    if (answered) return;
    if (!isLinkGone(message)) throw new Error(`No answer in ${ANSWER_MS_MAX} ms.`);
  }
  // Without a link the client takes it for one that was deferred.
  await begin({ ...message, delivery: {} } as ServiceBusReceivedMessage);
}

function isLinkGone(message: ServiceBusReceivedMessage): boolean {
  return (message as Delivered).delivery?.link?.is_open() === false;
}

/** False when it takes longer. What comes of it then is nobody's concern. */
async function within(work: Promise<void>, ms: number, clock: Clock): Promise<boolean> {
  const done = new AbortController();
  try {
    return await Promise.race([work.then(() => true), pause(clock, ms, done.signal).then(() => false)]);
  } finally {
    done.abort();
  }
}
