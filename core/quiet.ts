import { Temporal } from 'temporal-polyfill';
import { defaultQuietHours, type QuietHours } from './profile.ts';

/** How long it is quiet yet for a person in `zone`, in milliseconds; zero while they may be written to. */
export function quietMs(nowMs: number, zone: string, { from, to }: QuietHours = defaultQuietHours): number {
  const now = Temporal.Instant.fromEpochMilliseconds(Math.floor(nowMs)).toZonedDateTimeISO(zone);
  const time = now.toPlainTime();
  const [starts, ends] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(to)];
  const [hasBegun, hasEnded] = [isFrom(time, starts), isFrom(time, ends)];
  const overMidnight = isFrom(starts, ends) && !starts.equals(ends);
  const isQuiet = overMidnight ? hasBegun || !hasEnded : hasBegun && !hasEnded;
  if (!isQuiet) return 0;
  const date = now.toPlainDate().add({ days: overMidnight && hasBegun ? 1 : 0 });
  return Math.max(0, date.toZonedDateTime({ timeZone: zone, plainTime: ends }).epochMilliseconds - nowMs);
}

function isFrom(time: Temporal.PlainTime, start: Temporal.PlainTime): boolean {
  return Temporal.PlainTime.compare(time, start) >= 0;
}
