import type { Situation } from './decide.ts';
import { dayMinutesMax, type Entry, totalMinutes } from './entry.ts';
import { type Problem, problem } from './errors.ts';
import type { Policy } from './policy.ts';
import { type Day, weekDays } from './week.ts';

/** Minutes that a day may hold: the tenant's maximum, and never more than the day has. */
export function dayLimit(policy: Policy, day: Day): number {
  return Math.min(policy.dailyMaxMinutes, day.minutes, dayMinutesMax);
}

/** The first day that a change would fill too far. A day over a maximum that was lowered later may stay, not grow. */
export function overfullDay(
  before: readonly Entry[],
  after: readonly Entry[],
  { head, policy, profile }: Situation,
): Problem | undefined {
  for (const day of weekDays(head.week, profile.zone)) {
    const limit = dayLimit(policy, day);
    const minutes = dayTotal(after, day.date);
    if (minutes <= limit || minutes <= dayTotal(before, day.date)) continue;
    const message = `${day.date} would hold ${minutes} minutes; the maximum is ${limit}. Take away ${minutes - limit}.`;
    return problem('dayOverMaximum', { message });
  }
  return undefined;
}

function dayTotal(entries: readonly Entry[], date: string): number {
  return totalMinutes(entries.filter(entry => entry.date === date));
}
