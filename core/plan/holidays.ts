import type { Holiday } from '../sources.ts';
import { type WeekId, weekDates, weekOfDate } from '../week.ts';
import { type Earlier, earlierWeeks, sum } from './earlier.ts';
import type { PlanInput } from './input.ts';

/** The public holidays that apply to the person: of the tenant's calendar, and of their own. */
export function holidaysByDate(input: PlanInput): Map<string, Holiday> {
  return new Map(
    [...tenantHolidays(input), ...input.sources.holidays].map(holiday => [holiday.date, holiday]),
  );
}

/** The public holidays that the person keeps: their own, and those of the tenant's calendar unless they work on them. */
export function keptHolidays(input: PlanInput): Map<string, Holiday> {
  const tenants = new Map(tenantHolidays(input).map(holiday => [holiday.date, holiday]));
  const own = input.sources.holidays.map((holiday): [string, Holiday] => [holiday.date, holiday]);
  return new Map([...(worksOn(input, tenants) ? [] : tenants), ...own]);
}

function tenantHolidays({ profile, policy }: PlanInput): Holiday[] {
  const { holidayCalendar: calendar = '' } = profile;
  // People name the calendar: a name such as "constructor" must not find what every object has.
  return Object.hasOwn(policy.holidayCalendars, calendar) ? (policy.holidayCalendars[calendar] ?? []) : [];
}

/**
 * Whether the person works on public holidays, as some contractors do: on most of the earlier ones they worked, and
 * had no leave in that week. A day without anything says nothing. Only asked when this week has a holiday.
 */
function worksOn(input: PlanInput, holidays: ReadonlyMap<string, Holiday>): boolean {
  const { week } = input.head;
  const isAsked = weekDates(week).some(date => holidays.has(date));
  if (!isAsked || !input.profile.sourceOrder.includes('habit')) return false;
  const weeks = holidayWeeks(holidays);
  const seen = earlierWeeks(week, input.sources.habits).filter(earlier => weeks.has(earlier.week));
  return seen.filter(earlier => workedOnHoliday(earlier, holidays)).length * 2 > seen.length;
}

function holidayWeeks(holidays: ReadonlyMap<string, Holiday>): Set<WeekId> {
  return new Set([...holidays.keys()].map(weekOfDate));
}

function workedOnHoliday(earlier: Earlier, holidays: ReadonlyMap<string, Holiday>): boolean {
  if (sum(earlier.leaveMinutes) > 0) return false;
  return weekDates(earlier.week).some(
    (date, day) => holidays.has(date) && (earlier.workMinutes[day] ?? 0) > 0,
  );
}
