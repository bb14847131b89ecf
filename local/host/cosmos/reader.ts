import { type Clock, pause } from '../clock.ts';
import type { Feed } from './feed.ts';
import type { HeldLease, Lease } from './leases.ts';

/** How the ranges of a function are read. */
export interface ReadRange {
  open: (lease: Lease) => Feed;
  /** Calls the function; false when it gave up because of the signal. */
  deliver: (documents: object[], signal: AbortSignal) => Promise<boolean>;
  clock: Clock;
  pollDelayMs: number;
  /** Told when the store cannot be read or written; the reader goes on. */
  failed: (error: unknown) => void;
}

/**
 * Reads one range as long as its lease is held: page, function, checkpoint, in this order, so that a crash between two
 * of them repeats a page and never skips one. Resolves when the signal aborts or the lease is lost.
 */
export async function readRange(held: HeldLease, how: ReadRange, signal: AbortSignal): Promise<void> {
  const { open, deliver, clock, pollDelayMs, failed } = how;
  let { lease } = held;
  let feed: Feed | undefined;
  while (!signal.aborted) {
    try {
      feed ??= open(lease);
      const { documents, continuation } = await feed();
      if (signal.aborted) return;
      if (documents.length === 0) {
        await pause(clock, pollDelayMs, signal);
        continue;
      }
      if (!(await deliver(documents, signal))) return;
      if (!(await held.checkpoint(continuation, clock.now()))) return;
      lease = { ...lease, continuation };
    } catch (error) {
      failed(error);
      // From the last checkpoint again: what the iterator made of the failure is not known.
      feed = undefined;
      await pause(clock, pollDelayMs, signal);
    }
  }
}
