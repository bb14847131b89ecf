import { type Earlier, sum, type WorkLine } from './earlier.ts';

/** A line of an earlier week as it is drafted again: the same target, minutes by day. */
export type Repeated = WorkLine;

/**
 * A week again, as it would have been without leave. What leave took of a day goes to the work of that day, up to the
 * working hours; a day that leave took as a whole gets the mean of the days that were worked.
 */
export function repeatWeek(base: Earlier, workingHours: readonly number[]): readonly Repeated[] {
  if (base.leave.length === 0) return base.work;
  const daysWorked = base.workMinutes.filter(minutes => minutes > 0).length;
  const factors = base.workMinutes.map((worked, day) => {
    const open = Math.max(worked, workingHours[day] ?? 0);
    return worked === 0 ? 0 : Math.min(worked + (base.leaveMinutes[day] ?? 0), open) / worked;
  });
  const isAllLeave = base.workMinutes.map((_, day) => isDayOff(base, day, workingHours));
  return base.work.map(({ key, line, minutes: then }) => {
    const mean = sum(then) / daysWorked;
    const minutes = then.map((onDay, day) => (isAllLeave[day] ? mean : onDay * (factors[day] ?? 0)));
    return { key, line, minutes };
  });
}

/** Whether leave took the whole of a working day. */
function isDayOff(
  { workMinutes, leaveMinutes }: Earlier,
  day: number,
  workingHours: readonly number[],
): boolean {
  return workMinutes[day] === 0 && (leaveMinutes[day] ?? 0) > 0 && (workingHours[day] ?? 0) > 0;
}

/** The week that each day is repeated from: the newest one, or where that was a day off the newest in which it was not. */
export function baseOfDays(
  weeks: readonly Earlier[],
  workingHours: readonly number[],
): (Earlier | undefined)[] {
  return workingHours.map((_, day) => weeks.find(week => !isDayOff(week, day, workingHours)) ?? weeks[0]);
}
