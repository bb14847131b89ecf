import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { type Clock, pause } from '../clock.ts';

/** The least time between two renewals of one lock, also when they fail. */
const RENEWAL_MS_MIN = 100;

/**
 * Renews a message's lock whenever half of its time is over, for at most `msMax`. Returns what ends it.
 * The client could do so by itself, but goes on for minutes with messages that came before a connection broke, also
 * when they are settled: nobody else would get them.
 */
export function keepLocked(
  receiver: ServiceBusReceiver,
  message: ServiceBusReceivedMessage,
  { clock, msMax, fail }: { clock: Clock; msMax: number; fail: (error: unknown) => void },
): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const endMs = clock.now() + msMax;
  const renew = async () => {
    while (message.lockedUntilUtc !== undefined) {
      const leftMs = message.lockedUntilUtc.getTime() - clock.now();
      await pause(clock, Math.max(leftMs / 2, RENEWAL_MS_MIN), signal);
      if (signal.aborted || clock.now() >= endMs) return;
      // The client keeps the new end of the lock in the message.
      await receiver.renewMessageLock(message);
    }
  };
  renew().catch(error => signal.aborted || fail(error));
  // Without a reason Node makes an exception with its stack, a tenth of all the time that a message takes.
  return () => ending.abort('settled');
}
