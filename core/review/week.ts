import type { ProjectIndex } from '../catalogue.ts';
import { type Entry, isAway, totalMinutes } from '../entry.ts';
import type { WeekHead } from '../head.ts';
import type { Policy } from '../policy.ts';
import type { Profile } from '../profile.ts';
import type { CalendarEvent, Sources, TimeOff } from '../sources.ts';
import { type Day, weekDays } from '../week.ts';

/** What a review looks at: a week as it is about to be, and what is known around it. */
export type ReviewInput = {
  head: WeekHead;
  profile: Profile;
  policy: Policy;
  projects: ProjectIndex;
  sources: Sources;
  events: readonly CalendarEvent[];
  /** Minutes that the whole tenant has entered on projects with a budget, by project id. */
  usedMinutes?: ReadonlyMap<string, number>;
};

export type ReviewDay = Day & {
  entries: Entry[];
  /** Working hours of that weekday. */
  expectedMinutes: number;
  workMinutes: number;
  awayMinutes: number;
  /** The name of the public holiday, if it is one. */
  holiday?: string;
  timeOff: TimeOff[];
};

export type ReviewedWeek = ReviewInput & { days: ReviewDay[] };

export function reviewedWeek(input: ReviewInput): ReviewedWeek {
  const byDate = Map.groupBy(
    input.head.entries.filter(entry => entry.status !== 'cancelled'),
    entry => entry.date,
  );
  const days = weekDays(input.head.week, input.profile.zone).map((day, index): ReviewDay => {
    const entries = byDate.get(day.date) ?? [];
    const holiday = holidayOf(input, day.date);
    return {
      ...day,
      entries,
      expectedMinutes: input.profile.workingHours.minutes[index] ?? 0,
      workMinutes: totalMinutes(entries.filter(isWork)),
      awayMinutes: totalMinutes(entries.filter(entry => isAway(entry.type))),
      ...(holiday !== undefined && { holiday }),
      timeOff: input.sources.timeOff.filter(({ from, to }) => from <= day.date && day.date <= to),
    };
  });
  return { ...input, days };
}

/** Breaks are neither work nor leave. */
export function isWork(entry: Entry): boolean {
  return !isAway(entry.type) && entry.type !== 'onBreak';
}

function holidayOf({ profile, policy, sources }: ReviewInput, date: string): string | undefined {
  const { holidayCalendar: calendar = '' } = profile;
  const ofTenant = Object.hasOwn(policy.holidayCalendars, calendar) ? policy.holidayCalendars[calendar] : [];
  return [...(ofTenant ?? []), ...sources.holidays].find(holiday => holiday.date === date)?.name;
}
