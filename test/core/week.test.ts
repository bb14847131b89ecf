import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addWeeks,
  countDays,
  dateOfInstant,
  firstWeek,
  isZone,
  lastWeek,
  parseDate,
  parseWeek,
  type WeekId,
  weekDates,
  weekDays,
  weekOfDate,
  weekOfInstant,
} from '../../core/week.ts';

const anyDate = fc
  .date({ min: new Date('2000-01-03'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));

describe('parseWeek', () => {
  test.each(['2026-W01', '2026-W47', '2026-W53', '2020-W53', firstWeek, lastWeek])('reads %s', text => {
    expect(parseWeek(text)).toBe(text);
  });

  test.each([
    '',
    '2026-W00',
    '2026-W54',
    '2025-W53',
    '2027-W53',
    '1999-W52',
    '2100-W01',
    '2026-w47',
    '2026W47',
    '2026-W7',
    '2026-W047',
    '26-W47',
    ' 2026-W47',
    '2026-W47\n',
    '2026-11-16',
    '2026-W٤٧',
    '2026-W4７',
  ])('refuses %j', text => {
    expect(parseWeek(text)).toBeUndefined();
  });
});

describe('parseDate', () => {
  test.each(['2026-11-16', '2024-02-29', '2000-12-31'])('reads %s', text => {
    expect(parseDate(text)).toBe(text);
  });

  test.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-11-00',
    '2026-1-1',
    '20261116',
    '2026-11-16T00:00',
    '',
  ])('refuses %j', text => {
    expect(parseDate(text)).toBeUndefined();
  });
});

describe('weekOfDate', () => {
  test.each([
    ['2026-12-31', '2026-W53'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-29', '2024-W52'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
  ])('%s lies in %s', (date, week) => {
    expect(weekOfDate(date)).toBe(week);
  });

  test('every date lies among the dates of its week', () => {
    fc.assert(fc.property(anyDate, date => weekDates(weekOfDate(date)).includes(date)));
  });
});

describe('weekOfInstant', () => {
  test('late on Sunday in New York is Monday in Berlin, so the week differs', () => {
    const lateSunday = Date.parse('2026-11-22T22:30:00-05:00');

    expect(weekOfInstant(lateSunday, 'America/New_York')).toBe('2026-W47');
    expect(weekOfInstant(lateSunday, 'Europe/Berlin')).toBe('2026-W48');
  });

  test('the date of an instant is that of the zone, not of the machine', () => {
    const noonInLondon = Date.parse('2026-11-16T12:00:00Z');

    expect(dateOfInstant(noonInLondon, 'Pacific/Kiritimati')).toBe('2026-11-17');
    expect(dateOfInstant(noonInLondon, 'Pacific/Pago_Pago')).toBe('2026-11-16');
  });
});

describe('addWeeks', () => {
  test('goes over the end of years with 52 and 53 weeks', () => {
    expect(addWeeks('2026-W53', 1)).toBe('2027-W01');
    expect(addWeeks('2025-W52', 1)).toBe('2026-W01');
    expect(addWeeks('2027-W01', -1)).toBe('2026-W53');
  });

  test('there and back again is the same week, wherever it starts', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -60, max: 60 }), (date, weeks) => {
        const week = weekOfDate(date);

        expect(addWeeks(addWeeks(week, weeks), -weeks)).toBe(week);
      }),
    );
  });

  test('week ids sort as their weeks do', () => {
    const weeks = Array.from({ length: 500 }, (_, index): WeekId => addWeeks('2020-W01', index));

    expect(weeks.toSorted()).toEqual(weeks);
    expect(new Set(weeks).size).toBe(500);
  });
});

describe('countDays', () => {
  test('one Monday has one Monday', () => {
    expect(countDays('2026-11-16', '2026-11-16')).toEqual([1, 0, 0, 0, 0, 0, 0]);
  });

  test('agrees with counting one by one', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 800 }), (from, length) => {
        const counts = [0, 0, 0, 0, 0, 0, 0];
        const dates = Array.from(
          { length: length + 1 },
          (_, days) => new Date(Date.parse(from) + days * 86_400_000),
        );
        for (const date of dates)
          counts[(date.getUTCDay() + 6) % 7] = (counts[(date.getUTCDay() + 6) % 7] ?? 0) + 1;
        const to = dates.at(-1)?.toISOString().slice(0, 10) as string;

        expect(countDays(from, to)).toEqual(counts);
      }),
    );
  });

  test('from a day to the day before it there is none', () => {
    expect(countDays('2026-11-17', '2026-11-16')).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('what is worked out once', () => {
  test('two zones do not share their days, and more weeks than are remembered come out right', () => {
    for (let index = 0; index < 2500; index += 1) weekDays(addWeeks('2026-W01', index), 'UTC');

    const [utc, berlin] = [weekDays('2026-W13', 'UTC'), weekDays('2026-W13', 'Europe/Berlin')];

    expect(utc[6]?.minutes).toBe(1440);
    expect(berlin[6]?.minutes).toBe(1380);
  });
});

describe('isZone', () => {
  test.each(['UTC', 'Europe/Berlin', 'Australia/Lord_Howe'])('knows %s', zone => {
    expect(isZone(zone)).toBe(true);
  });

  test.each(['', 'Berlin', 'Europe/Nowhere', 'W. Europe Standard Time'])('does not know %j', zone => {
    expect(isZone(zone)).toBe(false);
  });
});
