import { isAway } from '../entry.ts';
import { type EarlierWeek, earlierWeeksMax, type HabitLine } from '../sources.ts';
import { addWeeks, type WeekId } from '../week.ts';
import type { PlanDay } from './days.ts';
import type { PlanInput } from './input.ts';
import { compareTargets, targetOf, twoDecimals, type Want } from './line.ts';

type Worked = { week: WeekId; work: HabitLine[]; away: number[] };

/**
 * Wants from habits: the newest ordinary week again, day by day. A week with leave in it is not ordinary; when there
 * is no other, its days of leave are filled with the mean of the days that were worked.
 */
export function habitWants(input: PlanInput, days: readonly PlanDay[]): Want[] {
  const history = workedWeeks(input.head.week, input.sources.habits);
  const base = history.find(week => week.away.every(minutes => minutes === 0)) ?? history[0];
  if (!base) return [];
  const repeated = repeatShare(history);
  // In an order of their own, so that nothing depends on the one in which a source listed them.
  return base.work.toSorted(compareTargets).flatMap(line => {
    const confidence = habitConfidence(line, history, repeated);
    return days.flatMap((day): Want[] => {
      const minutes = typicalMinutes(line, base, day);
      if (minutes <= 0) return [];
      const citations = [`week:${base.week}`];
      const reason = `As in week ${base.week}.`;
      return [{ ...targetOf(line), day: day.index, minutes, source: 'habit', confidence, citations, reason }];
    });
  });
}

/** The weeks before this one in which work was logged, the newest first. */
function workedWeeks(week: WeekId, habits: Record<WeekId, EarlierWeek>): Worked[] {
  const oldest = addWeeks(week, -earlierWeeksMax);
  return (Object.keys(habits) as WeekId[])
    .filter(earlier => oldest <= earlier && earlier < week)
    .sort()
    .reverse()
    .map(earlier => splitAway(earlier, habits[earlier]?.lines ?? []))
    .filter(earlier => earlier.work.length > 0);
}

function splitAway(week: WeekId, lines: readonly HabitLine[]): Worked {
  const away = [0, 0, 0, 0, 0, 0, 0];
  for (const line of lines.filter(candidate => isAway(candidate.type))) {
    for (const day of away.keys()) away[day] = (away[day] ?? 0) + (line.minutes[day] ?? 0);
  }
  return { week, work: lines.filter(line => line.type === 'work'), away };
}

/** A day that leave took then, but not now, gets the mean of the days on which anything was worked. */
function typicalMinutes(line: HabitLine, base: Worked, day: PlanDay): number {
  const then = line.minutes[day.index] ?? 0;
  if (then > 0 || day.workMinutes === 0 || (base.away[day.index] ?? 0) === 0) return then;
  const worked = [0, 1, 2, 3, 4, 5, 6].filter(index =>
    base.work.some(other => (other.minutes[index] ?? 0) > 0),
  );
  return worked.length === 0 ? 0 : sum(line.minutes) / worked.length;
}

/**
 * How likely the line is kept: by how many weeks in a row the project was worked on, blended with how often this
 * person's lines repeated from one week to the next. The steps are rough readings of public timesheet logs.
 */
function habitConfidence(line: HabitLine, history: readonly Worked[], repeated: number | undefined): number {
  const same = (week: Worked) => week.work.some(other => sameTarget(other, line));
  const run = history.findIndex(week => !same(week));
  const weeksInARow = run === -1 ? history.length : run;
  const prior = ([0.3, 0.45, 0.6, 0.68][weeksInARow] ?? 0.75) as number;
  return twoDecimals(repeated === undefined ? prior : (prior + repeated) / 2);
}

/** The share of lines that stood again in the next week; undefined with fewer than three weeks to judge by. */
function repeatShare(history: readonly Worked[]): number | undefined {
  if (history.length < 3) return undefined;
  let [lines, kept] = [0, 0];
  for (const [index, earlier] of history.slice(1).entries()) {
    const next = history[index] as Worked;
    lines += earlier.work.length;
    kept += earlier.work.filter(line => next.work.some(other => sameTarget(line, other))).length;
  }
  return kept / lines;
}

function sameTarget(a: HabitLine, b: HabitLine): boolean {
  return a.projectId === b.projectId && a.taskId === b.taskId;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
