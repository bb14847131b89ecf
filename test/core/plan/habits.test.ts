import { describe, expect, test } from '@jest/globals';
import type { EarlierWeek, HabitLine } from '../../../core/sources.ts';
import { addWeeks, type WeekId } from '../../../core/week.ts';
import { aHead, friday, monday, saturday, tuesday, week } from '../builders.ts';
import { dayOf, planned } from './planning.ts';
import { aHabit } from './sources.ts';

/** Earlier weeks, the newest first: their lines. */
function weeksAgo(...weeks: HabitLine[][]): Record<WeekId, EarlierWeek> {
  return Object.fromEntries(weeks.map((lines, index) => [addWeeks(week, -1 - index), { lines }]));
}

function aHoliday(minutes: number[]): HabitLine {
  return { type: 'absence', minutes };
}

const habitsOf = (...weeks: HabitLine[][]) => planned({ sources: { habits: weeksAgo(...weeks) } });

describe('the newest ordinary week', () => {
  test('is drafted again, day by day, and cited', () => {
    const lines = habitsOf([aHabit({ taskId: 'build', minutes: [60, 0, 0, 0, 120, 0, 0] })], [aHabit()]);

    expect(lines.map(line => [line.date, line.taskId, line.minutes])).toEqual([
      [monday, 'build', 60],
      [friday, 'build', 120],
    ]);
    expect(lines[0]?.evidence).toMatchObject({
      source: 'habit',
      citations: ['week:2026-W46'],
      reason: 'As in week 2026-W46.',
    });
  });

  test('is not one with leave in it', () => {
    const holidayWeek = [aHabit(), aHoliday([480, 0, 0, 0, 0, 0, 0])];

    const lines = habitsOf(holidayWeek, [aHabit({ projectId: 'borealis' })]);

    expect(dayOf(lines, tuesday)).toEqual(['borealis 60']);
  });

  test('is not one without work', () => {
    expect(dayOf(habitsOf([], [aHabit({ projectId: 'borealis' })]), monday)).toEqual(['borealis 60']);
  });

  test('is none of those that are older than eight weeks, nor this one or a later one', () => {
    const inWeeks = (...weeks: number[]): Record<WeekId, EarlierWeek> =>
      Object.fromEntries(weeks.map(distance => [addWeeks(week, distance), { lines: [aHabit()] }]));

    expect(planned({ sources: { habits: inWeeks(0, 1, -9) } })).toEqual([]);
    expect(planned({ sources: { habits: inWeeks(0, 1, -9, -8) } })).toHaveLength(5);
  });

  test('is found over the end of a year of 53 weeks', () => {
    const habits = { '2026-W53': { lines: [aHabit()] } };

    const lines = planned({ sources: { habits }, head: { ...aHead(), week: '2027-W01' } });

    expect(lines[0]?.evidence.citations).toEqual(['week:2026-W53']);
  });
});

describe('when every earlier week has leave', () => {
  const holidayMonday = aHoliday([480, 0, 0, 0, 0, 0, 0]);

  test('the day of leave gets the mean of the days that were worked', () => {
    const lines = habitsOf([aHabit({ minutes: [0, 120, 60, 60, 0, 0, 0] }), holidayMonday]);

    expect(dayOf(lines, monday)).toEqual(['apollo 75']);
    expect(dayOf(lines, tuesday)).toEqual(['apollo 120']);
    expect(dayOf(lines, friday)).toEqual([]);
  });

  test('a day of half leave stays as it was worked', () => {
    const lines = habitsOf([
      aHabit({ minutes: [240, 480, 480, 480, 480, 0, 0] }),
      aHoliday([240, 0, 0, 0, 0, 0, 0]),
    ]);

    expect(dayOf(lines, monday)).toEqual(['apollo 240']);
  });

  test('a day off stays off, whatever the leave said', () => {
    const lines = habitsOf([aHabit(), aHoliday([0, 0, 0, 0, 0, 480, 0])]);

    expect(dayOf(lines, saturday)).toEqual([]);
  });
});

describe('what is no habit', () => {
  test('a holiday of this week', () => {
    const habits = weeksAgo([aHabit()]);
    const holidays = [{ date: monday, name: 'Feast' }];

    expect(dayOf(planned({ sources: { habits, holidays } }), monday)).toEqual(['absence 480']);
  });

  test('overtime, travel and breaks of earlier weeks', () => {
    const others = (['overtime', 'travel', 'onBreak'] as const).map(type => aHabit({ type }));

    expect(habitsOf(others)).toEqual([]);
    expect(dayOf(habitsOf([...others, aHabit()]), monday)).toEqual(['apollo 60']);
  });

  test('work on a weekend is one, when it was done', () => {
    expect(dayOf(habitsOf([aHabit({ minutes: [0, 0, 0, 0, 0, 90, 0] })]), saturday)).toEqual(['apollo 90']);
  });
});

describe('how sure a habit is', () => {
  const confidence = (...weeks: HabitLine[][]) => habitsOf(...weeks)[0]?.evidence.confidence;

  test('grows with the weeks in a row', () => {
    const same = Array.from({ length: 5 }, () => [aHabit()]);

    const sure = [1, 2, 3, 4, 5].map(count => confidence(...same.slice(0, count)) ?? 0);

    expect(sure).toEqual([0.45, 0.6, 0.84, 0.88, 0.88]);
  });

  test('is less for a person whose lines come and go', () => {
    const [apollo, borealis] = [[aHabit()], [aHabit({ projectId: 'borealis' })]];

    expect(confidence(apollo, borealis, apollo, borealis)).toBe(0.23);
    expect(confidence(apollo, apollo, apollo, apollo)).toBe(0.88);
  });

  test('a task is a habit of its own', () => {
    expect(confidence([aHabit({ taskId: 'build' })], [aHabit({ taskId: 'test' })])).toBe(0.45);
    expect(confidence([aHabit({ taskId: 'build' })], [aHabit({ taskId: 'build' })])).toBe(0.6);
  });
});
