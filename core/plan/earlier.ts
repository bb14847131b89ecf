import { isAway } from '../entry.ts';
import { type EarlierWeek, earlierWeeksMax, type HabitLine } from '../sources.ts';
import { addWeeks, type WeekId } from '../week.ts';
import { compareTargets } from './line.ts';

/** One earlier week as habits see it. Minutes by day, Monday first. */
export type Earlier = {
  week: WeekId;
  /** Work by project and task, in an order of its own: nothing may depend on the one in which a source listed it. */
  work: HabitLine[];
  leave: HabitLine[];
  workMinutes: number[];
  leaveMinutes: number[];
};

/** The weeks before this one of which anything is known, the newest first. */
export function earlierWeeks(week: WeekId, habits: Record<WeekId, EarlierWeek>): Earlier[] {
  const oldest = addWeeks(week, -earlierWeeksMax);
  return (Object.keys(habits) as WeekId[])
    .filter(earlier => oldest <= earlier && earlier < week)
    .sort()
    .reverse()
    .map(earlier => readWeek(earlier, habits[earlier]?.lines ?? []))
    .filter(({ work, leave }) => work.length > 0 || leave.length > 0);
}

function readWeek(week: WeekId, lines: readonly HabitLine[]): Earlier {
  const filled = lines.filter(line => sum(line.minutes) > 0);
  const work = joined(filled.filter(line => line.type === 'work')).sort(compareTargets);
  const leave = filled.filter(line => isAway(line.type));
  return { week, work, leave, workMinutes: byDay(work), leaveMinutes: byDay(leave) };
}

/** Lines of one project and task are one line. */
function joined(lines: readonly HabitLine[]): HabitLine[] {
  const byTarget = Map.groupBy(lines, ({ projectId, taskId }) => `${projectId ?? ''}|${taskId ?? ''}`);
  return [...byTarget.values()].map(same => {
    const [first] = same as [HabitLine];
    return same.length === 1 ? first : { ...first, minutes: byDay(same) };
  });
}

function byDay(lines: readonly HabitLine[]): number[] {
  return [0, 1, 2, 3, 4, 5, 6].map(day => lines.reduce((total, line) => total + (line.minutes[day] ?? 0), 0));
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
