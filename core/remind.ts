import { isOpenWeek } from './head.ts';
import type { MissingDay } from './outcome.ts';
import { isClosed } from './policy.ts';
import { defaultRules } from './review/settings.ts';
import { type ReviewDay, type ReviewInput, reviewedWeek } from './review/week.ts';

/**
 * The working days of a week that lack hours, more of them than the tenant's rule `missingHours` lets pass. Nobody is
 * reminded of what they cannot mend: a week that is handed in, a closed day, a holiday, or time off without a line.
 */
export function missingDays(input: ReviewInput): MissingDay[] {
  if (!isOpenWeek(input.head)) return [];
  const { fromMinutes } = { ...defaultRules.missingHours, ...input.policy.rules?.missingHours };
  return reviewedWeek(input).days.flatMap(day => {
    const minutes = missingMinutes(day);
    const spared = day.holiday !== undefined || isClosed(input.policy, day.date);
    return spared || minutes <= fromMinutes ? [] : [{ date: day.date, minutes }];
  });
}

function missingMinutes({ expectedMinutes, workMinutes, awayMinutes, timeOff }: ReviewDay): number {
  const off = timeOff.reduce((sum, { minutesPerDay = expectedMinutes }) => sum + minutesPerDay, 0);
  return expectedMinutes - workMinutes - Math.max(awayMinutes, off);
}
