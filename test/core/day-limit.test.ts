import { describe, expect, test } from '@jest/globals';
import { dayLimit, overfullDay } from '../../core/day-limit.ts';
import { weekDays } from '../../core/week.ts';
import { anEntry, aPolicy, aSituation, monday, tuesday } from './builders.ts';

const minutesOn = (minutes: number, date = monday) => [anEntry({ minutes, date })];

describe('dayLimit', () => {
  const [ordinary] = weekDays('2026-W47', 'Europe/Berlin');
  const short = weekDays('2026-W13', 'Europe/Berlin').find(day => day.minutes === 1380);
  const long = weekDays('2026-W43', 'Europe/Berlin').find(day => day.minutes === 1500);

  test('is the tenant’s maximum', () => {
    expect(ordinary && dayLimit(aPolicy({ dailyMaxMinutes: 600 }), ordinary)).toBe(600);
  });

  test('is never more than the day has, nor than one entry can hold', () => {
    const policy = aPolicy({ dailyMaxMinutes: 1440 });

    expect(short && dayLimit(policy, short)).toBe(1380);
    expect(long && dayLimit(policy, long)).toBe(1440);
  });
});

describe('overfullDay', () => {
  const situation = aSituation({ policy: aPolicy({ dailyMaxMinutes: 480 }) });

  test('a day at its maximum is full, one minute more is too much', () => {
    expect(overfullDay([], minutesOn(480), situation)).toBeUndefined();
    expect(overfullDay([], minutesOn(481), situation)).toMatchObject({
      code: 'dayOverMaximum',
      message: `${monday} would hold 481 minutes; the maximum is 480. Take away 1.`,
    });
  });

  test('names the first of several days', () => {
    const after = [...minutesOn(500, tuesday), ...minutesOn(500, monday)];

    expect(overfullDay([], after, situation)?.message).toContain(monday);
  });

  test('a day over a maximum that was lowered later may stay or shrink, not grow', () => {
    expect(overfullDay(minutesOn(600), minutesOn(600), situation)).toBeUndefined();
    expect(overfullDay(minutesOn(600), minutesOn(540), situation)).toBeUndefined();
    expect(overfullDay(minutesOn(600), minutesOn(601), situation)).toMatchObject({ code: 'dayOverMaximum' });
  });
});
