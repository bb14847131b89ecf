import { Temporal } from 'temporal-polyfill';

/** An ISO 8601 week, `2026-W47`. Weeks start on Monday; a year has 52 or 53 of them. */
export type WeekId = `${number}-W${number}`;

/** A calendar date without time or zone, `2026-11-16`. */
export type IsoDate = string;

/** One day of a week as a person in some time zone lives it. Instants are milliseconds since the epoch. */
export type Day = {
  date: IsoDate;
  startsAtMs: number;
  endsAtMs: number;
  /** 1440, but for the days on which the clock changes: 1380 or 1500 in most zones. */
  minutes: number;
};

const MINUTE_MS = 60_000;
const WEEK_PATTERN = /^(\d{4})-W(\d{2})$/;

/** Weeks outside these bounds are typing errors, not plans. */
export const firstWeek: WeekId = '2000-W01';
export const lastWeek: WeekId = '2099-W53';

/** Reads `2026-W47`. Anything else, a week 53 of a year that has only 52, or a week out of bounds gives undefined. */
export function parseWeek(text: string): WeekId | undefined {
  const match = WEEK_PATTERN.exec(text);
  if (!match || text < firstWeek || text > lastWeek) return undefined;
  const number = Number(match[2]);
  if (number < 1 || number > weeksInYear(Number(match[1]))) return undefined;
  return text as WeekId;
}

/** 28 December always lies in the last ISO week of its year. */
function weeksInYear(year: number): number {
  return Temporal.PlainDate.from({ year, month: 12, day: 28 }).weekOfYear ?? 52;
}

/** Reads an existing calendar date such as `2026-11-16`; `2026-02-30` and other shapes give undefined. */
export function parseDate(text: string): IsoDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

/** The week that a date lies in: 2027-01-01 is in `2026-W53`. */
export function weekOfDate(date: IsoDate): WeekId {
  const day = Temporal.PlainDate.from(date);
  return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}` as WeekId;
}

/** The week that an instant lies in for a person in `zone` (an IANA name). */
export function weekOfInstant(instantMs: number, zone: string): WeekId {
  return weekOfDate(dateOfInstant(instantMs, zone));
}

/** The calendar date that an instant has in `zone`. */
export function dateOfInstant(instantMs: number, zone: string): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone).toPlainDate().toString();
}

export function addWeeks(week: WeekId, weeks: number): WeekId {
  return weekByKey(`${week}|${weeks}`);
}

const weekByKey = remembered((key: string): WeekId => {
  const [week, weeks] = key.split('|') as [WeekId, string];
  return weekOfDate(
    monday(week)
      .add({ weeks: Number(weeks) })
      .toString(),
  );
});

function monday(week: WeekId): Temporal.PlainDate {
  const [year, number] = week.split('-W').map(Number) as [number, number];
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  return fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: number - 1 });
}

/** How many Mondays, Tuesdays, … Sundays lie between two dates, both included. */
export function countDays(from: IsoDate, to: IsoDate): number[] {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return [0, 1, 2, 3, 4, 5, 6].map(
    weekday => Math.floor((last - weekday) / 7) - Math.floor((first - 1 - weekday) / 7),
  );
}

/** Days since a Monday, so that counting days is arithmetic on numbers. */
const dayNumber = remembered(
  (date: IsoDate): number => Temporal.PlainDate.from('2000-01-03').until(date).days,
);

/** The seven dates of a week, Monday first. */
export const weekDates = remembered((week: WeekId): readonly IsoDate[] => {
  const first = monday(week);
  return [0, 1, 2, 3, 4, 5, 6].map(days => first.add({ days }).toString());
});

/** The seven days of a week in `zone`, Monday first, with the instants at which they begin and end there. */
export function weekDays(week: WeekId, zone: string): readonly Day[] {
  return daysByKey(`${week}|${zone}`);
}

const daysByKey = remembered((key: string): readonly Day[] => {
  const [week, zone] = key.split('|') as [WeekId, string];
  const starts = [0, 1, 2, 3, 4, 5, 6, 7].map(days => startOfDay(monday(week).add({ days }), zone));
  return weekDates(week).map((date, index) => {
    const [startsAtMs, endsAtMs] = [starts[index] as number, starts[index + 1] as number];
    return { date, startsAtMs, endsAtMs, minutes: (endsAtMs - startsAtMs) / MINUTE_MS };
  });
});

function startOfDay(date: Temporal.PlainDate, zone: string): number {
  return date.toZonedDateTime(zone).epochMilliseconds;
}

/** Whether `zone` is an IANA time zone that this machine knows. */
export function isZone(zone: string): boolean {
  try {
    Temporal.PlainDate.from('2000-01-01').toZonedDateTime(zone);
    return true;
  } catch {
    return false;
  }
}

/** All people of one zone share the answer for a week, so it is worked out once. Bounded: it starts afresh when full. */
function remembered<K, V>(compute: (key: K) => V, limit = 1024): (key: K) => V {
  const known = new Map<K, V>();
  return key => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(key);
    if (known.size >= limit) known.clear();
    known.set(key, value);
    return value;
  };
}
