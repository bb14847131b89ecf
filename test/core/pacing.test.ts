import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { backOffMs, dueMs, nextStretch } from '../../core/pacing.ts';

describe('the stretches of a tenant', () => {
  test('follow each other without a gap while work comes in, and begin now after a pause', () => {
    const first = nextStretch(0, 1_000, 100, 50);
    const second = nextStretch(first.untilMs, 1_200, 100, 50);
    const late = nextStretch(second.untilMs, 60_000, 100, 50);
    expect([first.startMs, second.startMs, late.startMs]).toEqual([1_000, 3_000, 60_000]);
  });

  test('never let more people be due in a second than the rate', () => {
    const anyRate = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(anyRate, fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 20 }), (rate, pages) => {
        let untilMs = 0;
        const due: number[] = [];
        for (const people of pages) {
          const stretch = nextStretch(untilMs, 5_000, people, rate);
          for (let index = 0; index < people; index += 1) due.push(dueMs(stretch.startMs, index, rate));
          untilMs = stretch.untilMs;
        }
        for (const from of due)
          expect(due.filter(at => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(rate + 1);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the back-off', () => {
  test('doubles up to two minutes', () => {
    expect([1, 2, 3, 6, 7, 8].map(attempt => backOffMs(attempt, 1))).toEqual([
      2_000, 4_000, 8_000, 64_000, 120_000, 120_000,
    ]);
  });

  test('leaves a quarter to chance', () => {
    expect(backOffMs(1, 0)).toBe(1_500);
    expect(backOffMs(1, 0.5)).toBe(1_750);
  });

  test('waits as long as it is asked to', () => {
    expect(backOffMs(1, 0, 30_000)).toBe(30_000);
    expect(backOffMs(8, 1, 30_000)).toBe(120_000);
  });
});
