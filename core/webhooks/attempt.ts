/** What came of sending an event. `unreachable`: nobody answered, and `code` is why; `refused`: the address led inside. */
export type CallbackResult =
  | { kind: 'answered'; status: number; retryAfterMs?: number }
  | { kind: 'unreachable'; code: string }
  | { kind: 'refused' };

/**
 * What follows from it:
 *
 *   delivered  The receiver has taken the event.
 *   gone       There is no such receiver any more: the subscription ends.
 *   inside     The address leads where nothing may be sent: the subscription ends.
 *   rejected   The receiver is there and does not want this event: the event is tried again, and others go on.
 *   failed     The receiver is away, or asks for time: it is left alone for a while.
 */
export type Verdict = 'delivered' | 'gone' | 'inside' | 'rejected' | 'failed';

const goneStatuses = [404, 410];
/** Time-outs, "too early" and "too many". */
const waitStatuses = [408, 425, 429];

/** Redirects are not followed: they count as failures. */
export function verdictOn(result: CallbackResult): Verdict {
  if (result.kind !== 'answered') return result.kind === 'refused' ? 'inside' : 'failed';
  const { status } = result;
  if (status >= 200 && status < 300) return 'delivered';
  if (goneStatuses.includes(status)) return 'gone';
  return status >= 400 && status < 500 && !waitStatuses.includes(status) ? 'rejected' : 'failed';
}

/** A word on a failure, for people who look after the system. */
export function codeOf(result: CallbackResult): string {
  if (result.kind === 'answered') return `status-${result.status}`;
  return result.kind === 'refused' ? 'address' : result.code;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long nothing is sent to a receiver after its first, second … failure in a row. After the tenth it is given up. */
export const pausesMs = [
  ...[10 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE],
  ...[HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR],
] as const;
export const failuresMax = pausesMs.length + 1;

/** One event is tried no more often than this, whether its receiver takes others or not. */
export const triesMax = 10;

/**
 * How long to wait after the `failures`-th failure in a row, or the `failures`-th time that an event was rejected: at least what the receiver asks for, up to the longest
 * pause. Up to a quarter is added by chance, so that what waits together does not come back together.
 */
export function pauseMs(failures: number, chance: number, retryAfterMs = 0): number {
  const longest = pausesMs.at(-1) as number;
  const pause = pausesMs[failures - 1] ?? longest;
  return Math.round(Math.max(pause, Math.min(longest, retryAfterMs)) * (1 + chance / 4));
}
