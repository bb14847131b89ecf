import type { Clock } from '../../functions/ports.ts';

/** A clock that stands still until somebody sleeps, and then goes straight to the moment of the next waking. */
export type VirtualClock = Clock & {
  /** The waits that were asked for by `sleep`, in milliseconds, in that order. */
  waits: number[];
  /** Waits as `sleep` does, but does not make time pass: somebody else has to. */
  await(ms: number): Promise<void>;
  advance(ms: number): void;
};

type Sleeper = { atMs: number; moves: boolean; wake: () => void };

export function virtualClock(startMs = Date.UTC(2026, 10, 16, 8)): VirtualClock {
  let nowMs = startMs;
  let sleepers: Sleeper[] = [];
  const waits: number[] = [];
  function fallAsleep(ms: number, moves: boolean): Promise<void> {
    return new Promise(wake => {
      sleepers.push({ atMs: nowMs + ms, moves, wake });
      sleepers.sort((a, b) => a.atMs - b.atMs);
    });
  }
  function moveTo(ms: number): void {
    nowMs = Math.max(nowMs, ms);
    const due = sleepers.filter(({ atMs, moves }) => atMs <= nowMs && !moves);
    sleepers = sleepers.filter(sleeper => !due.includes(sleeper));
    for (const { wake } of due) wake();
  }
  function wakeNext(): void {
    const next = sleepers.find(({ moves }) => moves);
    if (!next) return;
    moveTo(next.atMs);
    sleepers = sleepers.filter(sleeper => sleeper !== next);
    next.wake();
  }
  return {
    waits,
    nowMs: () => nowMs,
    advance: ms => moveTo(nowMs + ms),
    await: ms => fallAsleep(ms, false),
    sleep: ms => {
      waits.push(ms);
      // A turn of the event loop for each waking lets everything that is ready now go first.
      setImmediate(wakeNext);
      return fallAsleep(ms, true);
    },
  };
}
