import { repeatedWeeksMax } from '../sources.ts';
import { addWeeks } from '../week.ts';
import type { PlanDay } from './days.ts';
import { earlierWeeks } from './earlier.ts';
import type { PlanInput } from './input.ts';
import { keptBefore } from './kept.ts';
import { targetOf, type Want } from './line.ts';
import { repeatWeek } from './repeat.ts';
import { stillAwayWants } from './still-away.ts';

/**
 * Wants from habits: the newest week with work again, day by day, as it would have been without its leave. Who was
 * away for the whole of last week is expected to be away still, unless something says otherwise.
 */
export function habitWants(input: PlanInput, days: readonly PlanDay[]): Want[] {
  const earlier = earlierWeeks(input.head.week, input.sources.habits);
  const away = stillAwayWants(input, earlier[0]);
  if (away) return away.flatMap(want => onOpenDay(want, days));
  const history = earlier.filter(({ work }) => work.length > 0);
  const [base] = history;
  if (!base || base.week < addWeeks(input.head.week, -repeatedWeeksMax)) return [];
  const workingHours = input.profile.workingHours.minutes;
  const confidenceOf = keptBefore(history, workingHours);
  const citations = [`week:${base.week}`];
  const reason = `As in week ${base.week}.`;
  return repeatWeek(base, workingHours).flatMap(repeated =>
    days.flatMap((day): Want[] => {
      const minutes = repeated.minutes[day.index] ?? 0;
      if (minutes <= 0) return [];
      const confidence = confidenceOf(repeated, day.index);
      const target = targetOf(repeated.line);
      return [{ ...target, day: day.index, minutes, source: 'habit', confidence, citations, reason }];
    }),
  );
}

function onOpenDay(want: Want, days: readonly PlanDay[]): Want[] {
  return days.some(day => day.index === want.day && day.workMinutes > 0) ? [want] : [];
}
