import { weekDates } from '../../core/week.ts';
import { federalHolidays } from './holidays.ts';
import { type Cells, type History, leaveCell, type Person, total } from './log.ts';
import type { Rule } from './rules.ts';

const dayMinutes = 480;

/**
 * Copy last week with public holidays and leave taken out and put back by the calendar: around a holiday the newest work
 * of six weeks is brought to last week's total less the holiday's leave, which is the person's own usual one, or that
 * of colleagues on the same main project. The best simple rule that we know of for such logs.
 */
export function stripHolidays(history: History): Rule {
  const holidays = holidaysByWeek(history);
  return (person, week) => {
    const last = person.weeks.get(week - 1)?.cells ?? new Map<string, number>();
    const count = holidays[week] ?? 0;
    if (count === 0 && (holidays[week - 1] ?? 0) === 0) return last;
    const work = newestWork(person, week);
    if (!work) return last;
    const all = total(last.values());
    const leave = Math.min(all, count === 0 ? 0 : count * holidayLeave(history, holidays, person, week));
    const factor = (all - leave) / total(work.values());
    const draft = new Map([...work].map(([cell, minutes]) => [cell, minutes * factor]));
    return leave > 0 ? draft.set(leaveCell, leave) : draft;
  };
}

/** How many public holidays each week of the log has. */
export function holidaysByWeek({ weeks }: History): number[] {
  return weeks.map(week => federalHolidays.filter(({ date }) => weekDates(week).includes(date)).length);
}

function newestWork({ weeks }: Person, week: number): Cells | undefined {
  for (let back = 1; back <= 6; back += 1) {
    const work = workOf(weeks.get(week - back)?.cells);
    if (work.size > 0) return work;
  }
  return undefined;
}

function workOf(cells: Cells = new Map()): Map<string, number> {
  return new Map([...cells].filter(([cell]) => cell !== leaveCell));
}

/** Minutes of leave for each holiday. */
function holidayLeave(history: History, holidays: readonly number[], person: Person, week: number): number {
  const own = ownLeave(holidays, person, week);
  if (own !== undefined) return Math.min(dayMinutes, own);
  const main = mainProject(person, week);
  const colleagues = history.people.filter(
    other => other !== person && other.weeks.has(week - 1) && mainProject(other, week) === main,
  );
  return Math.min(
    dayMinutes,
    median(colleagues.flatMap(other => ownLeave(holidays, other, week) ?? [])) ?? dayMinutes,
  );
}

function ownLeave(holidays: readonly number[], { weeks }: Person, week: number): number | undefined {
  const seen = [...weeks].flatMap(([index, { cells }]) => {
    const count = index < week ? (holidays[index] ?? 0) : 0;
    return count > 0 ? [(cells.get(leaveCell) ?? 0) / count] : [];
  });
  return median(seen);
}

function mainProject(person: Person, week: number): string | undefined {
  for (let index = week - 1; index >= 0; index -= 1) {
    const work = [...workOf(person.weeks.get(index)?.cells)];
    if (work.length > 0) return work.reduce((most, each) => (each[1] > most[1] ? each : most))[0];
  }
  return undefined;
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : mean(sorted[half - 1], sorted[half]);
}

function mean(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : (a + b) / 2;
}
