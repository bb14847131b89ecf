import type { Schedule } from './ncrontab.ts';

/** 29 February on a given weekday comes back after at most 40 years (across a century without a leap day). */
const YEARS_MAX = 41;

/**
 * The first time strictly after `afterMs` (milliseconds since 1970) that the schedule allows, in UTC, as on Azure by
 * default; undefined when there is none. A day must fit both day of month and day of week, unlike in Unix cron.
 */
export function nextOccurrence(schedule: Schedule, afterMs: number): number | undefined {
  const time = new Date(Math.floor(afterMs / 1000) * 1000 + 1000);
  const lastYear = time.getUTCFullYear() + YEARS_MAX;
  // Every turn moves to the start of a later month, day, hour, minute or second, the coarsest that does not fit.
  while (time.getUTCFullYear() <= lastYear) {
    if (!schedule.months.has(time.getUTCMonth() + 1)) startOfNextMonth(time);
    else if (!fitsDay(schedule, time)) time.setUTCHours(24, 0, 0);
    else if (!schedule.hours.has(time.getUTCHours())) time.setUTCHours(time.getUTCHours() + 1, 0, 0);
    else if (!schedule.minutes.has(time.getUTCMinutes())) time.setUTCMinutes(time.getUTCMinutes() + 1, 0);
    else if (!schedule.seconds.has(time.getUTCSeconds())) time.setUTCSeconds(time.getUTCSeconds() + 1);
    else return time.getTime();
  }
  return undefined;
}

function fitsDay(schedule: Schedule, time: Date): boolean {
  return schedule.days.has(time.getUTCDate()) && schedule.weekdays.has(time.getUTCDay());
}

function startOfNextMonth(time: Date): void {
  time.setUTCMonth(time.getUTCMonth() + 1, 1);
  time.setUTCHours(0, 0, 0);
}
