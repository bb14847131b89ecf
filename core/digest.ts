import { compareText, type Entry } from './entry.ts';
import { type EarlierWeek, earlierWeeksKept, type HabitLine } from './sources.ts';
import { type WeekId, weekDates } from './week.ts';

/** What habits need to know of a week: minutes by day for every type, project and task. */
export function digestWeek(week: WeekId, entries: readonly Entry[]): EarlierWeek {
  const lines = new Map<string, HabitLine>();
  for (const entry of entries.filter(each => each.status !== 'cancelled')) {
    const day = weekDates(week).indexOf(entry.date);
    const key = `${entry.type}|${entry.projectId ?? ''}|${entry.taskId ?? ''}`;
    const line = lines.get(key) ?? newLine(entry);
    line.minutes[day] = (line.minutes[day] ?? 0) + entry.minutes;
    lines.set(key, line);
  }
  return { lines: [...lines].sort(([a], [b]) => compareText(a, b)).map(([, line]) => line) };
}

function newLine({ type, projectId, taskId }: Entry): HabitLine {
  return {
    type,
    ...(projectId !== undefined && { projectId }),
    ...(taskId !== undefined && { taskId }),
    minutes: [0, 0, 0, 0, 0, 0, 0],
  };
}

/** The weeks that are too old to keep once `week` is there, the oldest first. May name `week` itself. */
export function outdatedWeeks(habits: Record<WeekId, EarlierWeek>, week: WeekId): WeekId[] {
  const weeks = [...new Set([...(Object.keys(habits) as WeekId[]), week])].sort();
  return weeks.slice(0, Math.max(0, weeks.length - earlierWeeksKept));
}
