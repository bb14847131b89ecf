import { isAway } from '../entry.ts';
import { type EarlierWeek, earlierWeeksMax, type HabitLine } from '../sources.ts';
import { addWeeks, type WeekId } from '../week.ts';
import { compareTargets } from './line.ts';

/** Work on one project and task. `key` names the two, so that lines of different weeks can be held together. */
export type WorkLine = { key: string; line: HabitLine; minutes: readonly number[] };

/** One earlier week as habits see it. Minutes by day, Monday first. */
export type Earlier = {
  week: WeekId;
  /** Work by project and task, in an order of its own: nothing may depend on the one in which a source listed it. */
  work: WorkLine[];
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
  const work = new Map<string, WorkLine>();
  const leave: HabitLine[] = [];
  for (const line of lines) {
    if (sum(line.minutes) <= 0) continue;
    if (line.type === 'work') addTo(work, line);
    else if (isAway(line.type)) leave.push(line);
  }
  const sorted = [...work.values()].sort((a, b) => compareTargets(a.line, b.line));
  return { week, work: sorted, leave, workMinutes: byDay(sorted), leaveMinutes: byDay(leave) };
}

/** Lines of one project and task are one line. */
function addTo(work: Map<string, WorkLine>, line: HabitLine): void {
  const key = `${line.projectId ?? ''}|${line.taskId ?? ''}`;
  const known = work.get(key);
  work.set(key, { key, line, minutes: known ? byDay([known, line]) : line.minutes });
}

function byDay(lines: readonly { minutes: readonly number[] }[]): number[] {
  const total = [0, 0, 0, 0, 0, 0, 0];
  for (const { minutes } of lines)
    for (let day = 0; day < 7; day += 1) total[day] = (total[day] as number) + (minutes[day] ?? 0);
  return total;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
