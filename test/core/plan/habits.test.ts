import { describe, expect, test } from '@jest/globals';
import type { EarlierWeek, HabitLine } from '../../../core/sources.ts';
import { addWeeks, type WeekId } from '../../../core/week.ts';
import { aHead, aPolicy, aProfile, friday, monday, saturday, tuesday, week } from '../builders.ts';
import { dayOf, planned } from './planning.ts';
import { aBooking, aHabit, aTimeOff } from './sources.ts';

/** Earlier weeks, the newest first: their lines. */
function weeksAgo(...weeks: HabitLine[][]): Record<WeekId, EarlierWeek> {
  return Object.fromEntries(weeks.map((lines, index) => [addWeeks(week, -1 - index), { lines }]));
}

function aHoliday(minutes: number[]): HabitLine {
  return { type: 'absence', minutes };
}

const habitsOf = (...weeks: HabitLine[][]) => planned({ sources: { habits: weeksAgo(...weeks) } });

describe('the newest week with work', () => {
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

  test('goes where the person has taught that it belongs, and says so', () => {
    const habits = weeksAgo([
      aHabit({ taskId: 'build' }),
      aHabit({ projectId: 'borealis', minutes: [30, 0, 0, 0, 0, 0, 0] }),
    ]);
    const rule = { id: 'r-1', trait: 'habit' as const, value: 'Apollo|build', projectId: 'borealis' };
    const taught = (value: string) =>
      planned({ sources: { habits }, profile: aProfile({ rules: [{ ...rule, value }] }) });

    const lines = taught(rule.value);
    expect(dayOf(lines, monday)).toEqual(['borealis 90']);
    expect(dayOf(lines, tuesday)).toEqual(['borealis 60']);
    expect(lines[1]?.evidence).toMatchObject({ source: 'habit', citations: ['week:2026-W46', 'r-1'] });
    // The control: a rule about something else.
    expect(dayOf(taught('apollo'), tuesday)).toEqual(['apollo/build 60']);
  });

  test('gets back what leave took of it', () => {
    const week = [aHabit({ minutes: [60, 120, 120, 120, 120, 0, 0] }), aHoliday([60, 0, 0, 0, 0, 0, 0])];

    const lines = habitsOf(week, [aHabit({ projectId: 'borealis' })]);

    expect([monday, tuesday].flatMap(date => dayOf(lines, date))).toEqual(['apollo 120', 'apollo 120']);
  });

  test('gives way to the week before on a day that leave took as a whole', () => {
    const last = [aHabit({ minutes: [0, 60, 60, 60, 60, 0, 0] }), aHoliday([480, 0, 0, 0, 0, 0, 0])];

    const lines = habitsOf(last, [aHabit({ projectId: 'borealis' })]);

    expect([monday, tuesday].flatMap(date => dayOf(lines, date))).toEqual(['borealis 60', 'apollo 60']);
    expect(lines[0]?.evidence.citations).toEqual(['week:2026-W45']);
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

describe('what leave took of that week', () => {
  const holidayMonday = aHoliday([480, 0, 0, 0, 0, 0, 0]);

  test('a whole day of leave gets the mean of the days that were worked', () => {
    const lines = habitsOf([aHabit({ minutes: [0, 120, 60, 60, 0, 0, 0] }), holidayMonday]);

    expect(dayOf(lines, monday)).toEqual(['apollo 75']);
    expect(dayOf(lines, tuesday)).toEqual(['apollo 120']);
    expect(dayOf(lines, friday)).toEqual([]);
  });

  test('goes to the work of the same day, up to the working hours', () => {
    const lines = habitsOf([
      aHabit({ minutes: [240, 480, 480, 480, 480, 0, 0] }),
      aHoliday([300, 0, 0, 0, 0, 0, 0]),
    ]);

    expect(dayOf(lines, monday)).toEqual(['apollo 480']);
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

describe('who was away for the whole of last week', () => {
  const vacation: HabitLine = { type: 'vacation', minutes: [480, 480, 480, 480, 480, 0, 0] };
  const habits = weeksAgo([vacation], [aHabit()]);

  test('is expected to be away still, and is told why', () => {
    const [line, ...others] = planned({ sources: { habits } });

    expect(others).toHaveLength(4);
    expect(line).toMatchObject({ date: monday, type: 'vacation', minutes: 480 });
    expect(line?.evidence).toEqual({
      source: 'habit',
      confidence: 0.26,
      citations: ['week:2026-W46'],
      reason: 'You were away in the whole of week 2026-W46, and nothing says that you are back.',
    });
  });

  test('is back when that was two weeks ago', () => {
    expect(dayOf(habitsOf([], [vacation], [aHabit()]), monday)).toEqual(['apollo 60']);
  });

  test('is back when a record of the leave has ended, or work is planned', () => {
    const timeOff = [aTimeOff({ from: '2026-11-09', to: '2026-11-13' })];
    const bookings = [aBooking()];

    expect(dayOf(planned({ sources: { habits, timeOff } }), monday)).toEqual(['apollo 60']);
    expect(dayOf(planned({ sources: { habits, bookings } }), monday)).toEqual(['apollo 60', 'borealis 120']);
  });

  test.each([
    ['last week had a record on its first day', '2026-11-02', '2026-11-09', 'apollo 60'],
    ['last week had a record on its last day', '2026-11-15', '2026-11-15', 'apollo 60'],
    ['this week has a record on its last day', '2026-11-22', '2026-11-27', 'apollo 60'],
    ['the record is of the week before the last', '2026-11-02', '2026-11-08', 'vacation 480'],
    ['the record is of next week', '2026-11-23', '2026-11-27', 'vacation 480'],
  ])('is believed to be what records say: %s', (_, from, to, line) => {
    const timeOff = [aTimeOff({ from, to })];

    expect(dayOf(planned({ sources: { habits, timeOff } }), monday)).toEqual([line]);
  });

  test('is away on the days that were leave, and on no other', () => {
    const days = weeksAgo([aHoliday([480, 0, 0, 0, 0, 0, 0])], [aHabit()]);

    expect(planned({ sources: { habits: days } }).map(({ date, type }) => [date, type])).toEqual([
      [monday, 'absence'],
    ]);
  });

  const lastWeek = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13'];
  test.each([
    ['is back when the whole week was public holidays', lastWeek, 'apollo 60'],
    ['is away still when all of it but the Friday was', lastWeek.slice(0, 4), 'vacation 480'],
  ])('%s', (_, dates, line) => {
    const holidays = dates.map(date => ({ date, name: 'Feast' }));

    expect(dayOf(planned({ sources: { habits, holidays } }), monday)).toEqual([line]);
  });
});

describe('public holidays of the tenant’s calendar', () => {
  const calendar = [
    { date: monday, name: 'Feast' },
    { date: '2026-11-09', name: 'Feast before' },
  ];
  const policy = aPolicy({ holidayCalendars: { here: calendar } });
  const here = { holidayCalendar: 'here' };
  const mondayOf = (...lines: HabitLine[]) =>
    dayOf(planned({ sources: { habits: weeksAgo(lines) }, policy, profile: aProfile(here) }), monday);

  test('are worked on by those who did so before', () => {
    expect(mondayOf(aHabit())).toEqual(['apollo 60']);
  });

  test('are kept by those who had leave then, or logged nothing', () => {
    expect(mondayOf(aHabit(), aHoliday([480, 0, 0, 0, 0, 0, 0]))).toEqual(['absence 480']);
    expect(mondayOf(aHabit({ minutes: [0, 60, 60, 60, 60, 0, 0] }))).toEqual(['absence 480']);
  });

  test('are kept when habits are not to be used', () => {
    const profile = aProfile({ ...here, sourceOrder: ['booking'] });
    const lines = planned({ sources: { habits: weeksAgo([aHabit()]) }, policy, profile });

    expect(dayOf(lines, monday)).toEqual(['absence 480']);
  });

  test('are kept when they are the person’s own as well', () => {
    const lines = planned({ sources: { habits: weeksAgo([aHabit()]), holidays: calendar } });

    expect(dayOf(lines, monday)).toEqual(['absence 480']);
  });
});

describe('how sure a habit is', () => {
  const confidence = (...weeks: HabitLine[][]) => habitsOf(...weeks)[0]?.evidence.confidence ?? Number.NaN;
  const [apollo, borealis] = [[aHabit()], [aHabit({ projectId: 'borealis' })]];

  test('grows with the weeks in a row', () => {
    const sure = [1, 2, 4, 8, 16].map(count =>
      confidence(...Array.from({ length: count }, () => [aHabit()])),
    );

    expect(sure).toEqual(sure.toSorted((a, b) => a - b));
    expect(sure[0]).toBe(0.44);
    expect(sure.at(-1)).toBeGreaterThan(0.95);
  });

  test('is less for a person whose lines come and go', () => {
    expect(confidence(apollo, borealis, apollo, borealis)).toBeLessThan(confidence(apollo));
    expect(confidence(apollo, apollo, apollo, apollo)).toBeGreaterThan(confidence(apollo));
  });

  test('is less in a week of many lines', () => {
    const many = ['a', 'b', 'c', 'd'].map(taskId => aHabit({ projectId: 'borealis', taskId }));

    expect(confidence([aHabit(), ...many])).toBeLessThan(confidence(apollo) / 2);
  });

  test('other minutes are another habit, and so is another task', () => {
    const again = confidence(apollo, apollo);

    expect(confidence(apollo, [aHabit({ minutes: [90, 90, 90, 90, 90, 0, 0] })])).toBeLessThan(again);
    expect(confidence([aHabit({ taskId: 'build' })], [aHabit({ taskId: 'test' })])).toBeLessThan(
      confidence([aHabit({ taskId: 'build' })], [aHabit({ taskId: 'build' })]),
    );
  });

  const onMonday = (minutes: number) => [aHabit({ minutes: [minutes, 0, 0, 0, 0, 0, 0] })];

  // Worked out apart from the code, by the formula and the figures of decision 11.
  test.each([
    [[60], 0.44],
    [[60, 60], 0.69],
    [[60, 61], 0.69],
    [[60, 62], 0.39],
    [[60, 60, 60, 60], 0.79],
    [Array(7).fill(60), 0.87],
    [Array(8).fill(60), 0.99],
    [[60, 90, 60, 90], 0.33],
    [[60, 60, 90, 90, 60, 60], 0.59],
    [[60, 90, 90, 90, 90, 60], 0.53],
  ])('follows what became of the minutes of earlier weeks: %j, the newest first, is %d', (minutes, sure) => {
    expect(confidence(...minutes.map(onMonday))).toBe(sure);
  });

  test('counts a line once, on however many days it stands', () => {
    const everyDay = (minutes: number) => [aHabit({ minutes: [...Array(5).fill(minutes), 0, 0] })];
    const weeks = [60, 60, 90, 90, 60, 60];

    expect(confidence(...weeks.map(everyDay))).toBe(confidence(...weeks.map(onMonday)));
  });
});
