import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Format, formatFor } from '../../core/summary/format.ts';
import type { IsoDate } from '../../core/week.ts';
import { firstDayOf, type Weekday } from '../../core/week-start.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import type { Strings } from './shape.ts';

/** Everything that is needed to talk to one person: sentences, and dates as their locale writes them. */
export type Tongue = {
  locale: string;
  strings: Strings;
  format: Format;
  weekday(date: IsoDate): string;
  /** For lists of weekdays without dates. */
  firstDay: Weekday;
  /** Day and time of an instant (ISO 8601), by the clock of the machine. */
  moment(instant: string): string;
};

export function tongueOf(locale: string): Tongue {
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    locale,
    strings: /^de\b/i.test(locale) ? german : english,
    format: formatFor(locale),
    firstDay: firstDayOf(locale),
    weekday: date => weekday.format(new Date(`${date}T12:00:00Z`)),
    moment: instant => moment.format(new Date(instant)),
  };
}

export const TongueContext = createContext<Tongue>(tongueOf('en'));

export function useTongue(): Tongue {
  return useContext(TongueContext);
}
