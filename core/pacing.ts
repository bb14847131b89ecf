/**
 * How fast an org run goes out, and how much of it may be under way.
 *
 * Every person's message is given the instant at which it is due, so that a tenant gets so many weeks a second and no
 * more. And a page goes out only while few enough people wait for their result, so that one tenant's share of the queue
 * is bounded: whoever comes after it waits for `window` weeks at most, and not for the whole organisation.
 */
export const pacing = {
  /** People on one page of an org run. */
  pageSize: 100,
  /** No page goes out while this many people of the run have been sent and not finished. */
  window: 500,
  /** Weeks per second and tenant. */
  rateDefault: 50,
  rateMax: 500,
} as const;

/** Where a tenant's next stretch of due times begins: after what is reserved already, and never in the past. */
export function nextStretch(
  reservedUntilMs: number,
  nowMs: number,
  people: number,
  rate: number,
): { startMs: number; untilMs: number } {
  const startMs = Math.max(reservedUntilMs, nowMs);
  return { startMs, untilMs: startMs + Math.ceil((people * 1000) / rate) };
}

/** When the `index`-th person of a stretch is due. */
export function dueMs(startMs: number, index: number, rate: number): number {
  return startMs + Math.floor((index * 1000) / rate);
}

/** A message that was put off is tried this many times in all. */
export const attemptsMax = 8;
const backOff = { baseMs: 2_000, capMs: 120_000 } as const;

/**
 * How long to put off a message whose `attempt`-th try (1, 2, …) has failed: what the service asks for, or twice as long
 * each time; a quarter of it is left to chance, so that those who failed together do not come back together.
 */
export function backOffMs(attempt: number, random: number, retryAfterMs = 0): number {
  const waitMs = Math.min(backOff.capMs, backOff.baseMs * 2 ** (attempt - 1));
  return Math.max(retryAfterMs, Math.round(waitMs * (0.75 + random / 4)));
}
