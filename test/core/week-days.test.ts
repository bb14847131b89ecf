import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  addWeeks,
  type Day,
  dateOfInstant,
  type WeekId,
  weekDates,
  weekDays,
  weekOfInstant,
} from '../../core/week.ts';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'America/Havana',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Pacific/Apia',
];

const tenYears: WeekId[] = weeksFrom('2020-W01', 522);

function weeksFrom(first: WeekId, count: number): WeekId[] {
  return Array.from({ length: count }, (_, index) => addWeeks(first, index));
}

/** Worked out once for a group of tests: it is more than `weekDays` remembers. */
function allDays(zone: string): Day[] {
  return tenYears.flatMap(week => weekDays(week, zone));
}

/** The date and time of an instant by the calendar data of the engine itself, as `2026-11-16, 00:00`. */
function localTime(zone: string): (instantMs: number) => string {
  const options = { dateStyle: 'short', timeStyle: 'short', timeZone: zone } as const;
  const format = new Intl.DateTimeFormat('sv-SE', options);
  return instantMs => format.format(instantMs);
}

function nextDate(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

describe.each(zones)('ten years of weeks in %s', zone => {
  let days: Day[];
  beforeAll(() => {
    days = allDays(zone);
  });

  test('the days are consecutive dates, from the first Monday of 2020 to the last Sunday of 2029', () => {
    const expected = [days[0]?.date as string];
    while (expected.length < days.length) expected.push(nextDate(expected.at(-1) as string));

    expect(days.map(day => day.date)).toEqual(expected);
    expect([days[0]?.date, days.at(-1)?.date]).toEqual(['2019-12-30', '2029-12-30']);
  });

  test('each day begins where the one before ends, so no minute is lost or lived twice', () => {
    const gaps = days.slice(1).filter((day, index) => day.startsAtMs !== days[index]?.endsAtMs);

    expect(gaps).toEqual([]);
  });

  test('minutes agree with the instants', () => {
    const wrong = days.filter(day => day.minutes * 60_000 !== day.endsAtMs - day.startsAtMs);

    expect(wrong).toEqual([]);
  });

  test('the first instant of a day has its date there, and the instant before has the date before', () => {
    const local = localTime(zone);

    const wrong = days.filter(
      day => !local(day.startsAtMs).startsWith(day.date) || local(day.startsAtMs - 1).startsWith(day.date),
    );

    expect(wrong).toEqual([]);
  });

  test('an instant finds its way back to its day and week', () => {
    const sample = tenYears.filter((_, index) => index % 13 === 0);
    const wrong = sample.flatMap(week =>
      weekDays(week, zone).filter(
        ({ date, startsAtMs, endsAtMs }) =>
          dateOfInstant(startsAtMs, zone) !== date ||
          dateOfInstant(endsAtMs - 1, zone) !== date ||
          weekOfInstant(endsAtMs - 1, zone) !== week,
      ),
    );

    expect(wrong).toEqual([]);
  });
});

describe('days on which the clock changes', () => {
  const changed = (zone: string) =>
    allDays(zone)
      .filter(day => day.minutes !== 1440)
      .map(day => [day.date, day.minutes]);

  test('Berlin loses an hour on the last Sunday of March and gains one on the last of October', () => {
    const days = changed('Europe/Berlin');

    expect(days).toHaveLength(20);
    expect(days).toContainEqual(['2026-03-29', 1380]);
    expect(days).toContainEqual(['2026-10-25', 1500]);
  });

  test('Lord Howe Island changes by half an hour', () => {
    expect(new Set(changed('Australia/Lord_Howe').map(([, minutes]) => minutes))).toEqual(
      new Set([1410, 1470]),
    );
  });

  test('Cairo changes at midnight: the day begins at one, or has two hours from eleven to midnight', () => {
    const local = localTime('Africa/Cairo');
    const [spring] = weekDays('2026-W17', 'Africa/Cairo').filter(day => day.minutes !== 1440);

    expect(spring?.minutes).toBe(1380);
    expect(local(spring?.startsAtMs as number)).toBe('2026-04-24 01:00');
    expect(changed('Africa/Cairo')).toContainEqual(['2026-10-29', 1500]);
  });

  test('Havana goes from one back to midnight: the day begins at the first of the two midnights', () => {
    const [autumn] = weekDays('2026-W44', 'America/Havana').filter(day => day.minutes !== 1440);

    expect(autumn).toMatchObject({ date: '2026-11-01', minutes: 1500 });
  });

  test('zones without clock changes have none', () => {
    const still = ['UTC', 'Asia/Kolkata'].map(changed);

    expect(still).toEqual([[], []]);
  });

  test('Sao Paulo, Tehran and Apia gave summer time up, and have none since', () => {
    const since = ['America/Sao_Paulo', 'Asia/Tehran', 'Pacific/Apia'].map(zone =>
      changed(zone).filter(([date]) => String(date) > '2023'),
    );

    expect(since).toEqual([[], [], []]);
  });
});

describe('a day that a zone skipped', () => {
  test('Samoa had no 30 December 2011: the day has no minutes and the week still abuts', () => {
    const days = weekDays('2011-W52', 'Pacific/Apia');

    expect(days.map(day => day.minutes)).toEqual([1440, 1440, 1440, 1440, 0, 1440, 1440]);
    expect(weekDates('2011-W52')[4]).toBe('2011-12-30');
  });
});
