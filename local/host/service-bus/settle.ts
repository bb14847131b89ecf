import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';

/** What the client keeps in a message, without saying so: the link over which it came. Release 7.9.5 has it. */
type Delivered = { delivery?: { link?: { is_open(): boolean } } };

/**
 * Completes or abandons a message. Rejects when its lock is lost.
 * The client settles over the link by which a message came. When the connection has broken since, it writes into the
 * void and waits for an answer until it gives up; so the message is then settled by its lock's token alone, which the
 * broker takes too.
 */
export async function settle(
  receiver: ServiceBusReceiver,
  how: 'complete' | 'abandon',
  message: ServiceBusReceivedMessage,
): Promise<void> {
  const begin = (target: ServiceBusReceivedMessage) =>
    how === 'complete' ? receiver.completeMessage(target) : receiver.abandonMessage(target);
  if (!isLinkGone(message)) {
    try {
      return await begin(message);
    } catch (error) {
      // It may have broken while the answer was on its way. Settling twice does no harm.
      if (!isLinkGone(message)) throw error;
    }
  }
  // Without a link the client takes it for one that was deferred.
  await begin({ ...message, delivery: {} } as ServiceBusReceivedMessage);
}

function isLinkGone(message: ServiceBusReceivedMessage): boolean {
  return (message as Delivered).delivery?.link?.is_open() === false;
}
