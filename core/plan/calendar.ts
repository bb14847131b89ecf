import type { CalendarEvent } from '../sources.ts';
import type { PlanDay } from './days.ts';
import type { PlanInput } from './input.ts';
import { targetOf, type Want } from './line.ts';
import { type Match, matchEvent } from './match.ts';

type Counted = { event: CalendarEvent; match: Match };

/**
 * Wants from calendar events that speak for a project surely enough. Declined, cancelled, free, private and all-day
 * events never count. Where events overlap, the time is split between them: an hour is never booked twice.
 */
export function calendarWants(input: PlanInput, days: readonly PlanDay[]): Want[] {
  const counted = input.events.flatMap((event): Counted[] => {
    if (event.ignored !== undefined || event.endsAtMs <= event.startsAtMs) return [];
    const match = matchEvent(event, input.profile.rules, input.projects);
    return match && match.confidence >= input.policy.matchThreshold ? [{ event, match }] : [];
  });
  if (counted.length === 0) return [];
  return days.flatMap(day =>
    shares(counted, day).map(({ event, match, minutes }) => ({
      ...targetOf(match),
      day: day.index,
      minutes,
      source: 'calendar' as const,
      confidence: match.confidence,
      citations: match.ruleId === undefined ? [event.id] : [event.id, match.ruleId],
      reason: reasons[match.by],
    })),
  );
}

const reasons: Record<Match['by'], string> = {
  rule: 'A calendar event that fits a rule you taught.',
  code: 'A calendar event that names the project code.',
  category: 'A calendar event in the category of this project.',
  name: 'A calendar event that names the project.',
  domain: 'A calendar event with people of this customer.',
};

/** Each event's minutes on one day: between any two neighbouring bounds the time is shared by those who cover it. */
function shares(counted: readonly Counted[], day: PlanDay): (Counted & { minutes: number })[] {
  const spans = counted
    .filter(({ event }) => event.startsAtMs < day.endsAtMs && event.endsAtMs > day.startsAtMs)
    .map(({ event, match }) => ({
      event,
      match,
      from: Math.max(event.startsAtMs, day.startsAtMs),
      to: Math.min(event.endsAtMs, day.endsAtMs),
      minutes: 0,
    }));
  const bounds = [...new Set(spans.flatMap(span => [span.from, span.to]))].sort((a, b) => a - b);
  for (const [index, from] of bounds.slice(0, -1).entries()) {
    const to = bounds[index + 1] as number;
    const covering = spans.filter(span => span.from <= from && to <= span.to);
    for (const span of covering) span.minutes += (to - from) / 60_000 / covering.length;
  }
  return spans;
}
