import { Temporal } from 'temporal-polyfill';

/** Nobody is written to unasked between these hours of their own clock. */
export const quiet = { fromHour: 20, toHour: 7 } as const;

/** How long it is quiet yet for a person in `zone`, in milliseconds; zero by day. */
export function quietMs(nowMs: number, zone: string): number {
  const now = Temporal.Instant.fromEpochMilliseconds(Math.floor(nowMs)).toZonedDateTimeISO(zone);
  if (quiet.toHour <= now.hour && now.hour < quiet.fromHour) return 0;
  const morning = now.hour < quiet.toHour ? now : now.add({ days: 1 });
  const ends = morning.toPlainDate().toZonedDateTime({ timeZone: zone, plainTime: { hour: quiet.toHour } });
  return Math.max(0, ends.epochMilliseconds - nowMs);
}
