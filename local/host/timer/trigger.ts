import type { Clock } from '../clock.ts';
import type { InvocationOutcome, Invoke } from '../invoke.ts';
import type { RegisteredFunction } from '../registry.ts';
import { parseNcrontab, type Schedule } from './ncrontab.ts';
import { nextOccurrence } from './next-occurrence.ts';

export interface TimerTriggers {
  summaries: { name: string; type: string; schedule: string }[];
  /** Runs one timer's function now, out of schedule. Throws when there is no timer of that name. */
  invokeNow(name: string): Promise<InvocationOutcome>;
  /** The same without waiting for its end; the name in any case. False when there is no such timer. */
  runNow(name: string): boolean;
  /** No more runs by schedule; a run under way goes on. */
  stop(): void;
}

interface Timer {
  fn: RegisteredFunction;
  text: string;
  schedule: Schedule;
  lastMs: number | undefined;
}

/**
 * Runs timer functions on the clock, in UTC. One timer's runs by schedule never overlap: an occurrence that comes
 * while one is running follows right after it, once, as on Azure. Throws on a schedule that it cannot read.
 */
export function startTimers(functions: RegisteredFunction[], invoke: Invoke, clock: Clock): TimerTriggers {
  const timers = functions.map(fn => readTimer(fn, clock.now()));
  const cancels = new Map<Timer, () => void>();
  let stopped = false;

  const run = (timer: Timer) => invoke(timer.fn, { data: timerInfo(timer, clock.now()) });
  const plan = (timer: Timer, fromMs: number) => {
    const next = nextOccurrence(timer.schedule, fromMs);
    if (next !== undefined && !stopped)
      cancels.set(
        timer,
        clock.at(next, () => void fire(timer)),
      );
  };
  const fire = async (timer: Timer) => {
    const startedMs = clock.now();
    await run(timer);
    timer.lastMs = startedMs;
    plan(timer, startedMs);
  };

  for (const timer of timers) {
    if (timer.fn.trigger['runOnStartup'] === true) {
      cancels.set(
        timer,
        clock.at(clock.now(), () => void fire(timer)),
      );
    } else plan(timer, clock.now());
  }
  return {
    summaries: timers.map(({ fn, text }) => ({ name: fn.name, type: fn.trigger.type, schedule: text })),
    async invokeNow(name) {
      const timer = timers.find(({ fn }) => fn.name === name);
      if (!timer) throw new Error(`No timer function is named "${name}".`);
      return run(timer);
    },
    runNow(name) {
      const timer = timers.find(({ fn }) => fn.name.toLowerCase() === name.toLowerCase());
      if (timer) void run(timer);
      return timer !== undefined;
    },
    stop() {
      stopped = true;
      for (const cancel of cancels.values()) cancel();
    },
  };
}

function readTimer(fn: RegisteredFunction, nowMs: number): Timer {
  const text = String(fn.trigger['schedule']);
  try {
    if (fn.metadata.retryOptions) throw new Error('Retry policies are not supported by the local host.');
    const schedule = parseNcrontab(text);
    if (nextOccurrence(schedule, nowMs) === undefined) throw new Error(`Schedule "${text}" never occurs.`);
    return { fn, text, schedule, lastMs: undefined };
  } catch (error) {
    throw new Error(`Function "${fn.name}": ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}

/** What the handler gets as its `Timer`; the library turns the first letters into small ones. */
function timerInfo(timer: Timer, nowMs: number) {
  const next = nextOccurrence(timer.schedule, nowMs);
  // A timer that never ran has the earliest time that .NET knows.
  const last = timer.lastMs === undefined ? '0001-01-01T00:00:00.000Z' : new Date(timer.lastMs).toISOString();
  const status = { Last: last, Next: new Date(next ?? nowMs).toISOString(), LastUpdated: last };
  return {
    json: JSON.stringify({ Schedule: { AdjustForDST: true }, ScheduleStatus: status, IsPastDue: false }),
  };
}
