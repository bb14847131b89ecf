import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addWeeks, parseWeek, type WeekId, weekDates, weekOfDate } from '../../core/week.ts';
import { datesOf, isWeek, weekOf, weeksLater } from '../../tab/week/model/calendar.ts';

const weeks = fc
  .tuple(fc.integer({ min: 2001, max: 2097 }), fc.integer({ min: 1, max: 53 }))
  .map(([year, number]) => `${year}-W${String(number).padStart(2, '0')}`)
  .filter((text): text is WeekId => parseWeek(text) !== undefined);

test('weeks and their dates are those of the domain, which reckons with Temporal', () => {
  fc.assert(
    fc.property(weeks, fc.integer({ min: -60, max: 60 }), (week, step) => {
      expect(weeksLater(week, step)).toBe(addWeeks(week, step));
      expect(datesOf(week)).toEqual(weekDates(week));
      for (const date of weekDates(week)) expect(weekOf(date)).toBe(weekOfDate(date));
    }),
  );
});

test('a week of an address is a week, and nothing else is', () => {
  expect(isWeek('2026-W48')).toBe(true);
  for (const text of ['2026-W54', '2026-48', 'team', '', undefined]) expect(isWeek(text)).toBe(false);
});
