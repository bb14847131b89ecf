import type { DateWithTimeZone } from 'node-ical';
import { Temporal } from 'temporal-polyfill';

/** What the clock on the wall shows at a parsed date, in its own time zone. An all-day date is midnight. */
export function wallTime(date: DateWithTimeZone): Temporal.PlainDateTime {
  // The parser keeps all-day dates as midnights of the machine that it runs on.
  if (date.dateOnly)
    return new Temporal.PlainDateTime(date.getFullYear(), date.getMonth() + 1, date.getDate());
  return Temporal.Instant.fromEpochMilliseconds(date.getTime())
    .toZonedDateTimeISO(zoneOf(date))
    .toPlainDateTime();
}

/** When it is, in milliseconds since 1970; an all-day date begins with the day in `ownZone`. */
export function instantMs(date: DateWithTimeZone, ownZone: string): number {
  return date.dateOnly ? wallTime(date).toZonedDateTime(ownZone).epochMilliseconds : date.getTime();
}

export function zoneOf(date: DateWithTimeZone): string {
  return date.tz ?? 'UTC';
}

/** The day on the wall: `20261116`. */
export function dateKey(date: DateWithTimeZone): string {
  return wallTime(date).toPlainDate().toString().replaceAll('-', '');
}

/** Tells occurrences apart: the instant, `20261116T080000Z`, or the day of an all-day event. */
export function occurrenceKey(date: DateWithTimeZone): string {
  return date.dateOnly ? dateKey(date) : date.toISOString().replace(/[-:]|\.\d+/g, '');
}
