import type { WeekId } from '../../core/week.ts';
import type { UserLog } from '../../local/import/tock/log.ts';

/** Minutes by cell: a project, or leave. Weekly timesheets have no days. */
export type Cells = ReadonlyMap<string, number>;

/** One person's logged weeks, by index into the weeks of the whole log. */
export type Person = { user: string; weeks: ReadonlyMap<number, Logged> };
export type Logged = { cells: Cells; byDay: ReadonlyMap<string, readonly number[]> };

export type History = { weeks: WeekId[]; people: Person[] };

/** The cell of everything that is away from work. */
export const leaveCell = 'leave';

/** Reads what people logged; the given project is where they log leave and holidays. */
export function historyOf(users: readonly UserLog[], leaveProject: string): History {
  const weeks = [...new Set(users.flatMap(({ weeks }) => [...weeks.keys()]))].sort();
  const people = users.map(({ user, weeks: logged }): Person => {
    const filled = weeks.flatMap((week, index): [number, Logged][] => {
      const projects = logged.get(week)?.projects ?? new Map<string, number[]>();
      const byDay = new Map(
        [...projects]
          .filter(([, minutes]) => total(minutes) > 0)
          .map(([project, minutes]) => [project === leaveProject ? leaveCell : project, minutes]),
      );
      const cells = new Map([...byDay].map(([cell, minutes]) => [cell, total(minutes)]));
      return byDay.size > 0 ? [[index, { cells, byDay }]] : [];
    });
    return { user, weeks: new Map(filled) };
  });
  return { weeks, people };
}

export function total(minutes: Iterable<number>): number {
  let all = 0;
  for (const each of minutes) all += each;
  return all;
}
