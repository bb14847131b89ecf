import { Temporal } from 'temporal-polyfill';
import type { OrgRunRequest } from './org-run/org-run.ts';
import { pacing } from './pacing.ts';
import { dateOfInstant, type IsoDate, weekOfDate } from './week.ts';

/** When runs start by themselves. Times are of the clock on the wall of each person's zone, `07:00`. */
export type Schedule = {
  /** Drafts the week, on each person's first working day. */
  startOfWeek: { enabled: boolean; at: string };
  /** Drafts it again from what has happened, on the last one; with `remind`, missing hours are asked for an hour later. */
  lastWorkingDay: { enabled: boolean; at: string; remind: boolean };
  /** Weeks a second of each run; left out, the usual rate. */
  rate?: number;
};

/** Nothing starts by itself until an administrator says so: makers may drive everything from flows. */
export const defaultSchedule: Schedule = {
  startOfWeek: { enabled: false, at: '07:00' },
  lastWorkingDay: { enabled: false, at: '15:00', remind: false },
};

/** An org run that is to be started. The id is the same whenever it is asked for: starting it twice starts it once. */
export type DueRun = { orgRunId: string; request: OrgRunRequest };

/** A timer that stood still makes up for what became due within this time; what is older than that is left out. */
export const catchUpMs = 4 * 3_600_000;
const reminderAfterMinutes = 60;

/** What is due in a zone at `nowMs`, for the people of that zone whose working week begins or ends on that weekday. */
export function dueRuns(schedule: Schedule, zone: string, nowMs: number): DueRun[] {
  // What was due late yesterday can still be made up for after midnight.
  const dates = new Set([dateOfInstant(nowMs - catchUpMs, zone), dateOfInstant(nowMs, zone)]);
  return [...dates].flatMap(date =>
    startsOf(schedule)
      .filter(({ at, afterMinutes }) => {
        const sinceMs = nowMs - instantOf(date, at, zone) - afterMinutes * 60_000;
        return sinceMs >= 0 && sinceMs < catchUpMs;
      })
      .map(({ kind }) => dueRun(kind, date, zone, schedule.rate ?? pacing.rateDefault)),
  );
}

type Start = { kind: OrgRunRequest['kind']; at: string; afterMinutes: number };

function startsOf({ startOfWeek, lastWorkingDay }: Schedule): Start[] {
  const { enabled, at, remind } = lastWorkingDay;
  return [
    ...(startOfWeek.enabled ? [{ kind: 'draft' as const, at: startOfWeek.at, afterMinutes: 0 }] : []),
    ...(enabled ? [{ kind: 'redraft' as const, at, afterMinutes: 0 }] : []),
    ...(enabled && remind ? [{ kind: 'reminder' as const, at, afterMinutes: reminderAfterMinutes }] : []),
  ];
}

/** A time that the clock leaps over comes when it has leapt; one that comes twice is the first of the two. */
function instantOf(date: IsoDate, at: string, timeZone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: at }).epochMilliseconds;
}

function dueRun(kind: OrgRunRequest['kind'], date: IsoDate, zone: string, rate: number): DueRun {
  const week = weekOfDate(date);
  const weekday = Temporal.PlainDate.from(date).dayOfWeek - 1;
  return {
    orgRunId: `auto.${kind}.${week}.${slugOf(zone)}.${weekday}`,
    request: { week, kind, dryRun: false, rate, selection: { zone, weekday } },
  };
}

/** A zone's name in the letters of an id: no two zones share one, and no name is longer than 32 letters. */
function slugOf(zone: string): string {
  return zone.replaceAll('/', '.').replaceAll('+', '..');
}
