import { clockTime } from '../diff.ts';
import type { IsoDate } from '../week.ts';

/** Numbers and dates as people of one locale write them. */
export type Format = {
  /** `7:30 h`. */
  hours(minutes: number): string;
  /** `85%`, or `85 %`. */
  percent(share: number): string;
  /** `Monday, Nov 16`. */
  day(date: IsoDate): string;
  /** `Mon, Nov 16`. */
  shortDay(date: IsoDate): string;
  /** `Nov 16`. */
  date(date: IsoDate): string;
  /** `Monday`. */
  weekday(date: IsoDate): string;
};

const formats = new Map<string, Format>();
const formatsMax = 200;

/** A locale that nobody knows is answered in English. */
export function formatFor(locale: string): Format {
  const known = formats.get(locale);
  if (known) return known;
  if (formats.size >= formatsMax) formats.clear();
  const made = makeFormat(isLocale(locale) ? locale : 'en');
  formats.set(locale, made);
  return made;
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length > 0;
  } catch {
    return false;
  }
}

/** Dates are calendar dates without a zone: they are reckoned at noon in UTC, so that none moves. */
function makeFormat(locale: string): Format {
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', calendar: 'gregory', ...options });
    return (date: IsoDate) => format.format(new Date(`${date}T12:00:00Z`));
  };
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return {
    hours: minutes => `${clockTime(minutes)} h`,
    percent: share => percent.format(share),
    day: dates({ weekday: 'long', month: 'short', day: 'numeric' }),
    shortDay: dates({ weekday: 'short', month: 'short', day: 'numeric' }),
    date: dates({ month: 'short', day: 'numeric' }),
    weekday: dates({ weekday: 'long' }),
  };
}
