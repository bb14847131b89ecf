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
    spansOf(counted, day).map(({ counted: { event, match }, minutes }) => ({
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

/** The part of an event that lies on one day, and the minutes of it that are the event's own. */
type Span = { counted: Counted; from: number; to: number; minutes: number };

/** Between any two neighbouring bounds the time is shared by the events that cover it. */
function spansOf(all: readonly Counted[], day: PlanDay): Span[] {
  const spans: Span[] = [];
  const bounds: number[] = [];
  for (const counted of all) {
    const from = Math.max(counted.event.startsAtMs, day.startsAtMs);
    const to = Math.min(counted.event.endsAtMs, day.endsAtMs);
    if (from >= to) continue;
    spans.push({ counted, from, to, minutes: 0 });
    bounds.push(from, to);
  }
  bounds.sort((a, b) => a - b);
  for (let index = 1; index < bounds.length; index += 1) {
    share(spans, bounds[index - 1] as number, bounds[index] as number);
  }
  return spans;
}

function share(spans: readonly Span[], from: number, to: number): void {
  if (from === to) return;
  const covers = (span: Span) => span.from <= from && to <= span.to;
  const count = spans.reduce((sum, span) => sum + Number(covers(span)), 0);
  for (const span of spans) if (covers(span)) span.minutes += (to - from) / 60_000 / count;
}
