import { Temporal } from 'temporal-polyfill';
import type { Holiday } from '../../core/sources.ts';

/** Finds the date of a public holiday in a year. */
type Rule = { name: string; on: (year: number) => Temporal.PlainDate };

const newYear = fixed(1, 1, "New Year's Day");
const christmas = fixed(12, 25, 'Christmas Day');

/** Public holidays by the tenant's calendar id. Those that follow the moon, such as Diwali, are left out. */
const calendars: Record<string, Rule[]> = {
  'de-BE': [
    newYear,
    fixed(3, 8, "International Women's Day"),
    easter(-2, 'Good Friday'),
    easter(1, 'Easter Monday'),
    fixed(5, 1, 'Labour Day'),
    easter(39, 'Ascension Day'),
    easter(50, 'Whit Monday'),
    fixed(10, 3, 'German Unity Day'),
    christmas,
    fixed(12, 26, 'Second day of Christmas'),
  ],
  us: [
    newYear,
    nth(3, 'Mon', 1, 'Martin Luther King Jr. Day'),
    nth(3, 'Mon', 2, "Presidents' Day"),
    nth(-1, 'Mon', 5, 'Memorial Day'),
    fixed(6, 19, 'Juneteenth'),
    fixed(7, 4, 'Independence Day'),
    nth(1, 'Mon', 9, 'Labor Day'),
    nth(4, 'Thu', 11, 'Thanksgiving Day'),
    christmas,
  ],
  'in-KA': [
    fixed(1, 26, 'Republic Day'),
    fixed(5, 1, 'May Day'),
    fixed(8, 15, 'Independence Day'),
    fixed(10, 2, 'Gandhi Jayanti'),
    fixed(11, 1, 'Kannada Rajyotsava'),
    christmas,
  ],
  'au-NSW': [
    newYear,
    fixed(1, 26, 'Australia Day'),
    easter(-2, 'Good Friday'),
    easter(1, 'Easter Monday'),
    fixed(4, 25, 'Anzac Day'),
    nth(2, 'Mon', 6, "King's Birthday"),
    nth(1, 'Mon', 10, 'Labour Day'),
    christmas,
    fixed(12, 26, 'Boxing Day'),
  ],
};

/** The public holidays of some years in every country that Larkspur Works has people in. */
export function holidayCalendars(years: readonly number[]): Record<string, Holiday[]> {
  const entries = Object.entries(calendars).map(([id, rules]): [string, Holiday[]] => [
    id,
    datesOf(rules, years),
  ]);
  return Object.fromEntries(entries);
}

function datesOf(rules: readonly Rule[], years: readonly number[]): Holiday[] {
  const holidays = years.flatMap(year => rules.map(({ name, on }) => ({ date: on(year).toString(), name })));
  return holidays.sort((a, b) => (a.date < b.date ? -1 : 1));
}

function fixed(month: number, day: number, name: string): Rule {
  return { name, on: year => Temporal.PlainDate.from({ year, month, day }) };
}

const weekdays = { Mon: 1, Thu: 4 } as const;

/** The nth such weekday of a month; -1 is the last. */
function nth(n: number, weekday: keyof typeof weekdays, month: number, name: string): Rule {
  return {
    name,
    on: year => {
      const first = Temporal.PlainDate.from({ year, month, day: 1 });
      const earliest = first.add({ days: (weekdays[weekday] - first.dayOfWeek + 7) % 7 });
      const count = Math.floor((first.daysInMonth - earliest.day) / 7) + 1;
      return earliest.add({ weeks: n > 0 ? n - 1 : count - 1 });
    },
  };
}

function easter(days: number, name: string): Rule {
  return { name, on: year => easterSunday(year).add({ days }) };
}

/** The anonymous Gregorian computus (Meeus, Jones, Butcher). */
function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const [century, rest] = [Math.floor(year / 100), year % 100];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * weekday) / 451);
  const sum = moon + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 });
}
