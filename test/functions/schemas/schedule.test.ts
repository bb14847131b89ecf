import { describe, expect, test } from '@jest/globals';
import { defaultSchedule } from '../../../core/schedule.ts';
import { schedule } from '../../../functions/schemas/schedule.ts';
import { faultOf, notRefused } from './checking.ts';

const whole = {
  startOfWeek: { enabled: true, at: '06:30' },
  lastWorkingDay: { enabled: true, at: '23:59', remind: true },
  rate: 5,
};

describe('a schedule', () => {
  test('is accepted whole and in part; what is left out is off', () => {
    expect(schedule.parse(whole)).toEqual(whole);
    expect(schedule.parse({})).toEqual(defaultSchedule);
    expect(schedule.parse({ startOfWeek: { enabled: true } })).toEqual({
      ...defaultSchedule,
      startOfWeek: { enabled: true, at: '07:00' },
    });
  });

  const times = ['7:00', '24:00', '07:60', '07:00:00', '', ' 07:00', 7, null];
  test.each<[string, readonly unknown[]]>([
    ['startOfWeek', [true, null, '07:00']],
    ['startOfWeek.enabled', ['yes', 1, null]],
    ['startOfWeek.at', times],
    ['lastWorkingDay.at', times],
    ['rate', [0, 501, 1.5, '5', null]],
    ['lastWorkingDay.remind', ['no', 0, null]],
  ])('is refused for %s', (field, values) => {
    expect(notRefused(schedule, whole, field, values)).toEqual([]);
  });

  test('has no other fields', () => {
    expect(faultOf(schedule, { monthEnd: {} })).toEqual({ code: 'fieldUnknown', field: 'monthEnd' });
  });
});
