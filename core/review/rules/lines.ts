import { clockTime } from '../../diff.ts';
import { type Entry, entryKey, totalMinutes } from '../../entry.ts';
import type { Found, Rule } from '../rule.ts';
import { isWork, type ReviewDay } from '../week.ts';

const MINUTE_MS = 60_000;

/** The second and every further line for the same day, type, project and task. */
export const duplicateLine: Rule<'duplicateLine'> = ({ days }) =>
  days.flatMap(day => {
    const seen = new Set<string>();
    return day.entries.flatMap((entry): Found[] => {
      const key = entryKey(entry);
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      const message = 'Another line has the same day, project and task. Merge them, or tell them apart.';
      return [{ date: day.date, entryId: entry.id, message }];
    });
  });

/** Minutes are booked twice when several lines rest on one event alone and together are longer than it. */
export const overlap: Rule<'overlap'> = ({ days, events }) => {
  const byId = new Map(events.map(event => [event.id, event]));
  return days.flatMap(day =>
    [...restingOn(day)].flatMap(([eventId, lines]): Found[] => {
      const event = byId.get(eventId);
      if (!event || lines.length < 2) return [];
      const [from, to] = [Math.max(event.startsAtMs, day.startsAtMs), Math.min(event.endsAtMs, day.endsAtMs)];
      const lasted = Math.max(0, Math.round((to - from) / MINUTE_MS));
      const minutes = totalMinutes(lines);
      if (minutes <= lasted) return [];
      const message = `${lines.length} lines rest on one meeting of ${clockTime(lasted)} and hold ${clockTime(minutes)}. Take one away.`;
      return [{ date: day.date, entryId: (lines[1] as Entry).id, message }];
    }),
  );
};

/** A line with several citations has other reasons for its length, so it proves nothing. */
function restingOn(day: ReviewDay): Map<string, Entry[]> {
  const alone = day.entries.filter(entry => isWork(entry) && entry.evidence?.citations.length === 1);
  return Map.groupBy(alone, entry => entry.evidence?.citations[0] as string);
}
