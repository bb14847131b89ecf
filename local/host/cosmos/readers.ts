import type { Clock } from '../clock.ts';
import type { HeldLease } from './leases.ts';

/** The ranges that this process reads for one function. */
export interface Readers {
  has(leaseId: string): boolean;
  start(held: HeldLease): void;
  /** Renews all leases. The reader of a lease that somebody else has taken is stopped. */
  renew(): Promise<void>;
  /** Stops all, waits for the calls that run, gives the leases back. */
  stop(): Promise<void>;
}

interface Reader {
  held: HeldLease;
  abort: AbortController;
  ended: Promise<void>;
}

/** `read` reads a range until its signal aborts or its lease is lost; it never rejects. */
export function createReaders(
  read: (held: HeldLease, signal: AbortSignal) => Promise<void>,
  clock: Clock,
  warn: (what: string, error?: unknown) => void,
): Readers {
  const readers = new Map<string, Reader>();
  return {
    has: id => readers.has(id),
    start(held) {
      const abort = new AbortController();
      const ended = read(held, abort.signal).finally(() => readers.delete(held.lease.id));
      readers.set(held.lease.id, { held, abort, ended });
    },
    async renew() {
      for (const { held, abort } of [...readers.values()]) {
        if (await held.renew(clock.now())) continue;
        warn('another process has taken its lease');
        abort.abort();
      }
    },
    async stop() {
      const stopped = [...readers.values()];
      for (const { abort } of stopped) abort.abort();
      const released = stopped.map(async ({ held, ended }) => {
        await ended;
        await held.release();
      });
      for (const result of await Promise.allSettled(released)) {
        if (result.status === 'rejected')
          warn('its lease has to expire, it cannot be given back', result.reason);
      }
    },
  };
}
