/** Where timers get their time from; a test passes one that it moves itself. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once, as soon as `now()` has reached `atMs` (at once when it has). Returns its cancel. */
  at(atMs: number, callback: () => void): () => void;
}

/** The longest delay that setTimeout takes: 2^31 − 1 ms, about 24.8 days. A longer one would fire at once. */
const DELAY_MS_MAX = 2_147_483_647;

/** The machine's clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  at(atMs, callback) {
    let timeout: NodeJS.Timeout;
    const arm = () => {
      const delayMs = Math.min(Math.max(atMs - Date.now(), 0), DELAY_MS_MAX);
      timeout = setTimeout(fire, delayMs).unref();
    };
    // setTimeout counts monotonic milliseconds: it can be early by the wall clock, and long waits come in pieces.
    const fire = () => (Date.now() < atMs ? arm() : callback());
    arm();
    return () => clearTimeout(timeout);
  },
};

/** Resolves when `ms` have passed on the clock, or at once when the signal aborts. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) return resolve();
    const cancel = clock.at(clock.now() + ms, () => {
      signal.removeEventListener('abort', wake);
      resolve();
    });
    const wake = () => {
      cancel();
      resolve();
    };
    signal.addEventListener('abort', wake, { once: true });
  });
}
