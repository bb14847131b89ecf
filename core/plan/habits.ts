import type { LearnedRule } from '../profile.ts';
import { repeatedWeeksMax } from '../sources.ts';
import { addWeeks } from '../week.ts';
import type { PlanDay } from './days.ts';
import { type Earlier, earlierWeeks } from './earlier.ts';
import type { PlanInput } from './input.ts';
import { type ConfidenceOf, keptBefore } from './kept.ts';
import { placeName, targetOf, type Want } from './line.ts';
import { baseOfDays, type Repeated, repeatWeek } from './repeat.ts';
import { stillAwayWants } from './still-away.ts';

/**
 * Wants from habits: the newest week with work again, day by day, as it would have been without its leave; a day that
 * leave took as a whole comes from the week before. Who was away for the whole of last week is expected to be away
 * still, unless something says otherwise.
 */
export function habitWants(input: PlanInput, days: readonly PlanDay[]): Want[] {
  const earlier = earlierWeeks(input.head.week, input.sources.habits);
  const away = stillAwayWants(input, earlier[0]);
  if (away) return away.flatMap(want => onOpenDay(want, days));
  const history = earlier.filter(({ work }) => work.length > 0);
  const oldest = addWeeks(input.head.week, -repeatedWeeksMax);
  const weeks = history.filter(({ week }) => oldest <= week);
  const workingHours = input.profile.workingHours.minutes;
  const bases = baseOfDays(weeks, workingHours);
  const confidenceOf = keptBefore(history, workingHours);
  return [...new Set(bases)]
    .flatMap(base => {
      if (!base) return [];
      const own = days.filter(({ index }) => bases[index] === base);
      return repeatWeek(base, workingHours).flatMap(repeated =>
        own.flatMap(day => wantOf(base, repeated, day, confidenceOf)),
      );
    })
    .map(want => asTaught(want, input.profile.rules));
}

/** What would be repeated goes where the person has said that it belongs. */
function asTaught(want: Want, rules: readonly LearnedRule[]): Want {
  const { projectId: _, taskId: __, ...rest } = want;
  const place = placeName(want).toLowerCase();
  const rule = rules.find(({ trait, value }) => trait === 'habit' && value.toLowerCase() === place);
  if (!rule) return want;
  const citations = [...want.citations, rule.id];
  return { ...rest, ...targetOf(rule), citations, reason: `${want.reason} You taught where it belongs.` };
}

function wantOf({ week }: Earlier, repeated: Repeated, day: PlanDay, confidenceOf: ConfidenceOf): Want[] {
  const minutes = repeated.minutes[day.index] ?? 0;
  if (minutes <= 0) return [];
  const confidence = confidenceOf(repeated, day.index);
  const [target, citations, reason] = [targetOf(repeated.line), [`week:${week}`], `As in week ${week}.`];
  return [{ ...target, day: day.index, minutes, source: 'habit', confidence, citations, reason }];
}

function onOpenDay(want: Want, days: readonly PlanDay[]): Want[] {
  return days.some(day => day.index === want.day && day.workMinutes > 0) ? [want] : [];
}
