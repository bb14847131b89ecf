/**
 * Virtual time: timers fire in the order of their due times, at once, when everything else has come to rest. The SDK
 * under test uses the global timers and clock, so these are replaced while a simulation runs.
 */
export type VirtualTime = {
  nowMs(): number;
  sleep(ms: number): Promise<void>;
  /** Runs until the work is done. Rejects when it waits for something that no timer will bring. */
  run<T>(work: () => Promise<T>): Promise<T>;
};

type Timer = { id: number; dueMs: number; everyMs?: number; fire: () => void };

const realImmediate = globalThis.setImmediate;

export function createVirtualTime(startMs: number): VirtualTime {
  let now = startMs;
  let ids = 0;
  const timers = new Map<number, Timer>();

  function start(fire: () => void, ms: number, everyMs?: number): number {
    ids += 1;
    const dueMs = now + Math.max(0, ms);
    timers.set(ids, { id: ids, dueMs, fire, ...(everyMs !== undefined && { everyMs }) });
    return ids;
  }

  function fireNext(): boolean {
    let next: Timer | undefined;
    for (const timer of timers.values()) if (!next || timer.dueMs < next.dueMs) next = timer;
    if (!next) return false;
    now = Math.max(now, next.dueMs);
    if (next.everyMs === undefined) timers.delete(next.id);
    else next.dueMs = now + Math.max(1, next.everyMs);
    next.fire();
    return true;
  }

  async function run<T>(work: () => Promise<T>): Promise<T> {
    const restore = replaceGlobals(
      start,
      id => timers.delete(id),
      () => now,
    );
    let done = false;
    try {
      const result = work().finally(() => {
        done = true;
      });
      result.catch(() => undefined);
      while (!done) {
        await rest();
        if (!done && !fireNext()) throw new Error('The simulation waits for something that never comes.');
      }
      return await result;
    } finally {
      restore();
    }
  }

  const sleep = (ms: number) => new Promise<void>(resolve => void start(resolve, ms));
  return { nowMs: () => now, sleep, run };
}

/** All microtasks and next ticks have run when an immediate does. */
function rest(): Promise<void> {
  return new Promise(resolve => void realImmediate(resolve));
}

type Start = (fire: () => void, ms: number, everyMs?: number) => number;

/** A timer as Node gives it out: the SDK calls `unref` on it. */
function handle(id: number) {
  return {
    id,
    ref: () => undefined,
    unref: () => undefined,
    hasRef: () => false,
    [Symbol.toPrimitive]: () => id,
  };
}

function replaceGlobals(start: Start, clear: (id: number) => void, now: () => number): () => void {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  const dateNow = Date.now;
  const performanceNow = performance.now.bind(performance);
  const begin = (fire: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
    handle(start(() => fire(...args), ms));
  const repeat = (fire: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
    handle(start(() => fire(...args), ms, ms));
  const end = (timer: unknown) => {
    if (typeof timer === 'object' && timer !== null && 'id' in timer) clear(timer.id as number);
  };
  Object.assign(globalThis, {
    setTimeout: begin,
    clearTimeout: end,
    setInterval: repeat,
    clearInterval: end,
  });
  Date.now = now;
  performance.now = now;
  return () => {
    Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval });
    Date.now = dateNow;
    performance.now = performanceNow;
  };
}
