import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Line } from '../../../core/plan/line.ts';
import { roundDay } from '../../../core/plan/round.ts';
import { roundingSteps } from '../../../core/profile.ts';
import { monday } from '../builders.ts';

const evidence = { source: 'booking', confidence: 0.75, citations: [], reason: '' } as const;

function lines(...minutes: number[]): Line[] {
  return minutes.map((each, index) => ({
    date: monday,
    minutes: each,
    type: 'work',
    projectId: `p${index}`,
    evidence: { ...evidence, citations: [] },
  }));
}

function rounded(minutes: number[], { step = 15, minimum = 0, limit = 1440 } = {}): Record<string, number> {
  const result = roundDay(lines(...minutes), step, minimum, limit);
  return Object.fromEntries(result.map(line => [line.projectId, line.minutes]));
}

describe('rounding a day', () => {
  test('gives each line the nearest multiple that keeps the total right', () => {
    expect(rounded([100, 100, 100])).toEqual({ p0: 105, p1: 105, p2: 90 });
    expect(rounded([160, 320])).toEqual({ p0: 165, p1: 315 });
  });

  test('what is a multiple already stays as it is', () => {
    expect(rounded([30, 45, 60])).toEqual({ p0: 30, p1: 45, p2: 60 });
  });

  test('never goes over the limit, even if that is no multiple', () => {
    expect(rounded([100], { limit: 100 })).toEqual({ p0: 90 });
    expect(rounded([100], { limit: 105 })).toEqual({ p0: 105 });
  });

  test('takes what is over the limit from the longest lines', () => {
    expect(rounded([15, 60, 45], { limit: 90 })).toEqual({ p0: 15, p1: 30, p2: 45 });
    expect(rounded([30, 45], { limit: 15 })).toEqual({ p0: 15 });
    expect(rounded([30, 45], { limit: 0 })).toEqual({});
  });

  test('is exact to the minute with a step of one', () => {
    expect(rounded([7.4, 7.6], { step: 1 })).toEqual({ p0: 7, p1: 8 });
  });
});

describe('lines that are too short', () => {
  test('give their minutes to the largest', () => {
    expect(rounded([15, 60, 45], { minimum: 30 })).toEqual({ p1: 75, p2: 45 });
    expect(rounded([30, 60, 45], { minimum: 30 })).toEqual({ p0: 30, p1: 60, p2: 45 });
  });

  test('are one line together when none of them is long enough alone', () => {
    expect(rounded([10, 10, 10, 10], { step: 5, minimum: 15 })).toEqual({ p0: 40 });
  });

  test('are nothing when they are too short even together', () => {
    expect(rounded([5, 5], { step: 5, minimum: 15 })).toEqual({});
    expect(rounded([7])).toEqual({});
    expect(rounded([])).toEqual({});
  });
});

describe('whatever the lines are', () => {
  const minutes = fc.array(fc.double({ min: 0.1, max: 400, noNaN: true }), { minLength: 1, maxLength: 12 });
  const options = fc.record({
    step: fc.constantFrom(...roundingSteps),
    minimum: fc.constantFrom(0, 15, 20, 30),
    extra: fc.integer({ min: 0, max: 60 }),
  });

  test('each is a positive multiple of the step and long enough', () => {
    fc.assert(
      fc.property(minutes, options, (given, { step, minimum, extra }) => {
        const limit = given.reduce((sum, each) => sum + each, 0) + extra;
        const result = roundDay(lines(...given), step, minimum, limit);

        expect(result.every(line => line.minutes > 0 && line.minutes % step === 0)).toBe(true);
        expect(result.every(line => line.minutes >= minimum)).toBe(true);
      }),
    );
  });

  test('the total is that of the lines to the nearest step, unless all of it is too short or the limit cuts it', () => {
    fc.assert(
      fc.property(minutes, options, (given, { step, minimum, extra }) => {
        const total = given.reduce((sum, each) => sum + each, 0);
        const result = roundDay(lines(...given), step, minimum, total + extra);
        const got = result.reduce((sum, line) => sum + line.minutes, 0);
        const wanted = Math.min(Math.round(total / step), Math.floor((total + extra) / step)) * step;

        expect(got).toBe(wanted >= Math.max(1, minimum) ? wanted : 0);
      }),
    );
  });
});
