import { clockTime } from '../../diff.ts';
import type { CalendarEvent } from '../../sources.ts';
import type { Rule } from '../rule.ts';
import { isWork, type ReviewDay } from '../week.ts';

const MINUTE_MS = 60_000;

/**
 * Entries are durations: when work began and ended is known of calendar events that lines rest on, and of nothing else.
 * So this rule speaks where two such events, or the sheer length of a day, leave too little rest, and never guesses.
 */
export const minimumRest: Rule<'minimumRest'> = ({ days, events }, { minMinutes }) => {
  const byId = new Map(events.map(event => [event.id, event]));
  return days.flatMap((day, index) => {
    const next = days[index + 1];
    const rest = Math.min(restWithin(day), next ? restBetween(day, next, byId) : Number.POSITIVE_INFINITY);
    if (rest >= minMinutes) return [];
    const least = clockTime(minMinutes);
    return [
      {
        date: day.date,
        message: `At most ${clockTime(rest)} of rest follow this day; ${least} are required. Check the hours.`,
      },
    ];
  });
};

/** However the work of a day lies in it, more than this is not left of it. */
function restWithin(day: ReviewDay): number {
  return day.minutes - day.workMinutes;
}

function restBetween(day: ReviewDay, next: ReviewDay, events: ReadonlyMap<string, CalendarEvent>): number {
  const ends = worked(day, events).map(event => Math.min(event.endsAtMs, next.endsAtMs));
  const starts = worked(next, events)
    .map(event => event.startsAtMs)
    .filter(startsAtMs => startsAtMs >= next.startsAtMs);
  if (ends.length === 0 || starts.length === 0) return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.floor((Math.min(...starts) - Math.max(...ends)) / MINUTE_MS));
}

/** The events of a day that somebody's work rests on. */
function worked(day: ReviewDay, events: ReadonlyMap<string, CalendarEvent>): CalendarEvent[] {
  const citations = day.entries.filter(isWork).flatMap(entry => entry.evidence?.citations ?? []);
  return citations.flatMap(id => events.get(id) ?? []);
}
