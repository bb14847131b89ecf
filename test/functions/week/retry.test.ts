import { describe, expect, test } from '@jest/globals';
import { attempts, retryLimits } from '../../../functions/week/retry.ts';
import { virtualClock } from '../clock.ts';
import { seeded } from '../world.ts';

const { attempts: attemptsMax, baseMs, capMs, deadlineMs } = retryLimits;

/** Exhausts the attempts, each of which takes `workMs`. */
async function exhaust(random: () => number, workMs = 0) {
  const clock = virtualClock();
  const startedMs = clock.nowMs();
  const numbers: number[] = [];
  const startsMs: number[] = [];
  for await (const attempt of attempts(clock, random)) {
    numbers.push(attempt);
    startsMs.push(clock.nowMs() - startedMs);
    clock.advance(workMs);
  }
  return { numbers, startsMs, waits: clock.waits, tookMs: clock.nowMs() - startedMs };
}

describe('attempts', () => {
  test('are eight at most, the first at once', async () => {
    const { numbers, startsMs, waits } = await exhaust(() => 0);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(startsMs[0]).toBe(0);
    // With the least chance there is, each wait is the base, and nobody waits for an attempt that will not come.
    expect(waits).toEqual(Array(attemptsMax - 1).fill(baseMs));
  });

  test('wait at most three times as long as before, and never longer than the cap', async () => {
    const { waits } = await exhaust(() => 0.999_999);
    expect(waits.slice(0, 4).map(Math.round)).toEqual([60, 180, 540, 1000]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(capMs);
  });

  test('stay inside their bounds for any chance, and so does the time that they take', async () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const { numbers, waits, tookMs } = await exhaust(seeded(seed));
      expect(numbers.length).toBeLessThanOrEqual(attemptsMax);
      let lastMs: number = baseMs;
      for (const waitMs of waits) {
        expect(waitMs).toBeGreaterThanOrEqual(baseMs);
        expect(waitMs).toBeLessThanOrEqual(Math.min(capMs, lastMs * 3));
        lastMs = waitMs;
      }
      expect(tookMs).toBeLessThanOrEqual(deadlineMs);
    }
  });

  test('end before one would start beyond the deadline, however long each takes', async () => {
    for (const workMs of [100, 700, 1_600, 4_999, 20_000]) {
      const { startsMs } = await exhaust(() => 0.5, workMs);
      expect(Math.max(...startsMs)).toBeLessThanOrEqual(deadlineMs);
    }
    expect((await exhaust(() => 0.5, 20_000)).numbers).toEqual([1]);
  });

  test('end at once when the caller has what it wanted', async () => {
    const clock = virtualClock();
    for await (const attempt of attempts(clock, () => 0.5)) if (attempt === 2) break;
    expect(clock.waits).toHaveLength(1);
  });
});

test('two writers with the same luck wait alike, and with luck of their own do not', async () => {
  const alike = [await exhaust(seeded(1)), await exhaust(seeded(1))];
  expect(alike[0]?.waits).toEqual(alike[1]?.waits);
  expect((await exhaust(seeded(2))).waits).not.toEqual(alike[0]?.waits);
});
