import type { HabitLine } from '../sources.ts';
import { type Earlier, sum } from './earlier.ts';

/** A line of an earlier week as it is drafted again: the same target, minutes by day. */
export type Repeated = { line: HabitLine; minutes: number[] };

/**
 * A week again, as it would have been without leave. What leave took of a day goes to the work of that day, up to the
 * working hours; a day that leave took as a whole gets the mean of the days that were worked.
 */
export function repeatWeek(base: Earlier, workingHours: readonly number[]): Repeated[] {
  const daysWorked = base.workMinutes.filter(minutes => minutes > 0).length;
  const factors = base.workMinutes.map((worked, day) => {
    const open = Math.max(worked, workingHours[day] ?? 0);
    return worked === 0 ? 0 : Math.min(worked + (base.leaveMinutes[day] ?? 0), open) / worked;
  });
  const isAllLeave = base.workMinutes.map(
    (worked, day) => worked === 0 && (base.leaveMinutes[day] ?? 0) > 0 && (workingHours[day] ?? 0) > 0,
  );
  return base.work.map(line => {
    const mean = sum(line.minutes) / daysWorked;
    const minutes = line.minutes.map((then, day) => (isAllLeave[day] ? mean : then * (factors[day] ?? 0)));
    return { line, minutes };
  });
}
