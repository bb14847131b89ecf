import { dayMinutesMax } from '../../../core/entry.ts';
import { earlierWeeksKept, type HabitLine } from '../../../core/sources.ts';
import type { WeekId } from '../../../core/week.ts';
import type { Actual, RowFault } from './rows.ts';

/** What one user worked, by ISO week. */
export type UserLog = { user: string; weeks: Map<WeekId, LoggedWeek> };

/** Minutes from Monday to Sunday by project, and the lines of the file that they come from. */
type LoggedWeek = { projects: Map<string, number[]>; lines: number[]; minutes: number };

export type Log = {
  users: UserLog[];
  projects: string[];
  /** Lines that added to an earlier one of the same user, week and project. */
  summed: number;
  refused: { line: number; fault: string }[];
};

/**
 * Gathers rows into a log. Several rows of one user, week and project are parts of the same work and add up. A week
 * that does not fit into its days is refused as a whole, because nobody can say which of its lines is wrong.
 */
export function gather(rows: readonly Actual[]): Log {
  const users = new Map<string, UserLog>();
  let summed = 0;
  for (const row of rows) {
    const log = users.get(row.user) ?? { user: row.user, weeks: new Map() };
    users.set(row.user, log);
    if (add(log, row)) summed += 1;
  }
  const refused = [...users.values()].flatMap(dropOverfull);
  const projects = new Set(rows.map(row => row.project));
  return { users: [...users.values()], projects: [...projects].sort(), summed, refused };
}

/** Returns whether the week had time on the project before. */
function add({ weeks }: UserLog, { week, project, minutes, days, line }: Actual): boolean {
  const logged = weeks.get(week) ?? { projects: new Map<string, number[]>(), lines: [], minutes: 0 };
  weeks.set(week, logged);
  const before = logged.projects.get(project);
  const added = spread(minutes, days, logged.minutes);
  logged.projects.set(project, before ? before.map((old, day) => old + (added[day] ?? 0)) : added);
  logged.lines.push(line);
  logged.minutes += minutes;
  return before !== undefined;
}

/**
 * Spreads minutes evenly over the given days (0 Monday … 6 Sunday) in whole minutes, exact in sum. What cannot be
 * shared evenly goes on where the minutes before these ended, so that it does not pile up on Mondays.
 */
export function spread(minutes: number, days: readonly number[], minutesBefore = 0): number[] {
  const spreadMinutes = [0, 0, 0, 0, 0, 0, 0];
  const share = Math.floor(minutes / days.length);
  for (const day of days) spreadMinutes[day] = share;
  for (let odd = 0; odd < minutes % days.length; odd += 1) {
    const day = days[(minutesBefore + odd) % days.length] as number;
    spreadMinutes[day] = (spreadMinutes[day] ?? 0) + 1;
  }
  return spreadMinutes;
}

function dropOverfull({ user, weeks }: UserLog): Log['refused'] {
  return [...weeks].flatMap(([week, { projects, lines, minutes }]) => {
    const fullest = Math.max(
      ...[0, 1, 2, 3, 4, 5, 6].map(day =>
        [...projects.values()].reduce((sum, project) => sum + (project[day] ?? 0), 0),
      ),
    );
    if (fullest <= dayMinutesMax) return [];
    weeks.delete(week);
    const fault = `user ${user} has ${Math.round(minutes / 60)} hours in ${week}, more than its working days can hold`;
    return lines.map(line => ({ line, fault }));
  });
}

export type EarlierWeekItem = { week: WeekId; lines: HabitLine[] };

/** A user's newest weeks as the API takes them, the oldest first; only those before `before`, when it is given. */
export function earlierWeeks(
  { weeks }: UserLog,
  projectId: (project: string) => string,
  before?: WeekId,
): EarlierWeekItem[] {
  return [...weeks]
    .map(([week, { projects }]): EarlierWeekItem => {
      const worked = [...projects].filter(([, minutes]) => minutes.some(each => each > 0));
      const lines = worked.map(
        ([project, minutes]): HabitLine => ({
          projectId: projectId(project),
          type: 'work',
          minutes,
        }),
      );
      return { week, lines: lines.toSorted(byProject) };
    })
    .filter(({ week, lines }) => lines.length > 0 && (before === undefined || week < before))
    .sort((a, b) => (a.week < b.week ? -1 : 1))
    .slice(-earlierWeeksKept);
}

function byProject(a: HabitLine, b: HabitLine): number {
  return (a.projectId ?? '') < (b.projectId ?? '') ? -1 : 1;
}

/** Tells rows from faults. */
export function isFault(row: object): row is RowFault {
  return 'fault' in row;
}
