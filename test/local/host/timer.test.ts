import { expect, jest, test } from '@jest/globals';
import { systemClock } from '../../../local/host/clock.ts';
import type { Invoke } from '../../../local/host/invoke.ts';
import type { RegisteredFunction } from '../../../local/host/registry.ts';
import { startTimers } from '../../../local/host/timer/trigger.ts';
import { manualClock } from './fixture/manual-clock.ts';

const start = Date.UTC(2026, 10, 16, 8);
const minute = 60_000;

const timer = (options: object): RegisteredFunction => ({
  name: 'tick',
  metadata: { name: 'tick', bindings: {} },
  callback: () => undefined,
  triggerName: 'timer',
  trigger: { type: 'timerTrigger', direction: 'in', schedule: '0 * * * * *', ...options },
});

/** An `invoke` that notes when it was called and ends when told. */
function heldInvoke(now: () => number) {
  const startedMs: number[] = [];
  const ends: (() => void)[] = [];
  const invoke: Invoke = () => {
    startedMs.push(now());
    return new Promise(resolve =>
      ends.push(() => resolve({ kind: 'succeeded', invocationId: 'x', returnValue: undefined })),
    );
  };
  return { invoke, startedMs, end: () => ends.shift()?.() };
}

const settled = () => new Promise(resolve => setImmediate(resolve));

test('a run that outlasts its schedule is followed by one run at once, then by the schedule again', async () => {
  const clock = manualClock(start);
  const { invoke, startedMs, end } = heldInvoke(clock.now);
  startTimers([timer({})], invoke, clock);

  await clock.moveTo(start + 3.5 * minute);
  expect(startedMs).toEqual([start + minute]);
  end();
  await settled();
  await clock.moveTo(start + 3.6 * minute);
  expect(startedMs).toEqual([start + minute, start + 3.5 * minute]);
  end();
  await settled();
  await clock.moveTo(start + 4 * minute);
  expect(startedMs).toEqual([start + minute, start + 3.5 * minute, start + 4 * minute]);
});

test('runOnStartup adds a run at the start; without it the first one is by schedule', async () => {
  const runs = async (options: object) => {
    const clock = manualClock(start);
    const { invoke, startedMs } = heldInvoke(clock.now);
    startTimers([timer(options)], invoke, clock);
    await clock.moveTo(start);
    return startedMs;
  };
  expect(await runs({ runOnStartup: true })).toEqual([start]);
  expect(await runs({})).toEqual([]);
});

test('a stopped timer runs no more, neither from waiting nor after the run under way', async () => {
  const clock = manualClock(start);
  const { invoke, startedMs, end } = heldInvoke(clock.now);
  const timers = startTimers([timer({}), timer({ schedule: '0 0 9 * * *' })], invoke, clock);
  await clock.moveTo(start + minute);
  timers.stop();
  end();
  await settled();
  await clock.moveTo(start + 120 * minute);
  expect(startedMs).toEqual([start + minute]);
});

test('a timer that could never run, or asks for retries, is refused', () => {
  const begin = (fn: RegisteredFunction) => () =>
    startTimers([fn], heldInvoke(Date.now).invoke, manualClock(start));
  expect(begin(timer({ schedule: '0 0 0 30 2 *' }))).toThrow(
    'Function "tick": Schedule "0 0 0 30 2 *" never occurs.',
  );
  const metadata = { name: 'tick', bindings: {}, retryOptions: { maxRetryCount: 3 } };
  expect(begin({ ...timer({}), metadata })).toThrow('Retry policies are not supported');
  expect(begin(timer({}))).not.toThrow();
});

test('the machine’s clock calls back at the time, at once for the past, and not when cancelled', async () => {
  const keepAlive = setTimeout(() => undefined, 1000);
  const at = Date.now() + 30;
  const called: string[] = [];
  const cancel = systemClock.at(at - 10, () => called.push('cancelled'));
  systemClock.at(0, () => called.push('past'));
  cancel();
  await new Promise<void>(resolve => systemClock.at(at, resolve));
  expect(Date.now()).toBeGreaterThanOrEqual(at);
  expect(called).toEqual(['past']);
  clearTimeout(keepAlive);
});

test('the machine’s clock waits out a time beyond the reach of setTimeout', () => {
  jest.useFakeTimers({ now: 0 });
  const year = 365 * 86_400_000;
  let calledAt: number | undefined;
  systemClock.at(year, () => {
    calledAt = Date.now();
  });
  jest.advanceTimersByTime(year - 1);
  expect(calledAt).toBeUndefined();
  jest.advanceTimersByTime(1);
  expect(calledAt).toBe(year);
  jest.useRealTimers();
});
