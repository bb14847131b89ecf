import { addWeeks, type WeekId, weekDates } from '../week.ts';
import { type Earlier, sum } from './earlier.ts';
import { holidaysByDate } from './holidays.ts';
import type { PlanInput } from './input.ts';
import type { Want } from './line.ts';

/** How often people were away as long again, in the first 60 % of the weeks of a public log. */
const confidence = 0.26;

/**
 * Leave that goes on: the person did not work at all last week, and nothing says that they are back. Undefined when
 * they are expected at work. Records of leave and plans for this week know better, and are believed.
 */
export function stillAwayWants(input: PlanInput, last: Earlier | undefined): Want[] | undefined {
  const { week } = input.head;
  if (!last || last.week !== addWeeks(week, -1) || last.work.length > 0) return undefined;
  if (sum(last.leaveMinutes) === 0 || isPlannedOrRecorded(input, last.week)) return undefined;
  const citations = [`week:${last.week}`];
  const reason = `You were away in the whole of week ${last.week}, and nothing says that you are back.`;
  return last.leave.flatMap(({ type, minutes }) =>
    minutes.flatMap((onDay, day): Want[] => {
      if (onDay <= 0 || (type !== 'vacation' && type !== 'absence')) return [];
      return [{ day, type, minutes: onDay, source: 'habit', confidence, citations, reason }];
    }),
  );
}

function isPlannedOrRecorded(input: PlanInput, last: WeekId): boolean {
  const { assignments, bookings, timeOff } = input.sources;
  const isPlanned = [...assignments, ...bookings].some(each => lies(each, input.head.week));
  const holidays = holidaysByDate(input);
  const isAllHoliday = weekDates(last).every((date, day) => day > 4 || holidays.has(date));
  return isPlanned || isAllHoliday || timeOff.some(each => lies(each, last) || lies(each, input.head.week));
}

function lies({ from, to }: { from: string; to: string }, week: WeekId): boolean {
  const dates = weekDates(week);
  return from <= (dates[6] as string) && (dates[0] as string) <= to;
}
