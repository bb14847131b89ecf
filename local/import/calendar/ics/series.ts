import { type DateWithTimeZone, expandRecurringEvent, type VEvent } from 'node-ical';
import type { Fault } from './dates.ts';
import type { ParsedEvent } from './parse.ts';
import { dateKey, instantMs, occurrenceKey } from './wall.ts';

/** All that a file says under one UID: the event or series, and occurrences that differ from it. */
export type Series = { uid: string; base?: ParsedEvent; exceptions: ParsedEvent[] };

/** One event on the calendar. */
export type Instance = {
  line: number;
  event: VEvent;
  start: DateWithTimeZone;
  end: DateWithTimeZone;
  /** Where it would stand in its series, which never changes; absent for an event without one. */
  occurrence?: string;
  isException: boolean;
};

/** Sorts events by UID. Of several under one UID the newest version counts (SEQUENCE, then the later in the file). */
export function gatherSeries(events: readonly ParsedEvent[]): {
  series: Series[];
  older: (Fault & { line: number })[];
} {
  const byUid = new Map<string, Series>();
  const older: (Fault & { line: number })[] = [];
  for (const parsed of events) {
    const { uid } = parsed.event;
    const series = byUid.get(uid) ?? { uid, exceptions: [] };
    byUid.set(uid, series);
    const rivals = parsed.event.recurrenceid ? series.exceptions : series.base ? [series.base] : [];
    const rival = rivals.find(each => sameOccurrence(each.event, parsed.event));
    const [winner, loser] = rival && isNewer(rival, parsed) ? [rival, parsed] : [parsed, rival];
    if (loser)
      older.push({ line: loser.line, fault: `is an older version of the event in line ${winner.line}` });
    if (!parsed.event.recurrenceid) series.base = winner;
    else series.exceptions = [...series.exceptions.filter(each => each !== rival), winner];
  }
  return { series: [...byUid.values()], older };
}

function sameOccurrence(a: VEvent, b: VEvent): boolean {
  return a.recurrenceid?.getTime() === b.recurrenceid?.getTime();
}

function isNewer(a: ParsedEvent, b: ParsedEvent): boolean {
  return (a.event.sequence ?? 0) > (b.event.sequence ?? 0);
}

/** A stretch of time, and the zone in which a day is a day. */
export type Window = { from: Date; to: Date; zone: string };

/** Everything of a series that touches the window. */
export function expand({ base, exceptions }: Series, window: Window): Instance[] {
  const regular = base ? regularInstances(base, exceptions, window) : [];
  const changed = exceptions.map(
    ({ line, event }): Instance => ({
      line,
      event,
      start: event.start,
      end: event.end ?? event.start,
      occurrence: occurrenceKey(event.recurrenceid ?? event.start),
      isException: true,
    }),
  );
  return [...regular, ...changed].filter(instance => touches(instance, window));
}

function touches({ start, end }: Instance, { from, to, zone }: Window): boolean {
  const [startMs, endMs] = [instantMs(start, zone), instantMs(end, zone)];
  return startMs < to.getTime() && Math.max(endMs - 1, startMs) >= from.getTime();
}

const DAY_MS = 86_400_000;

/** What the rule gives, without the dates that are excluded or told elsewhere. */
function regularInstances(
  { line, event }: ParsedEvent,
  exceptions: readonly ParsedEvent[],
  { from, to }: Window,
): Instance[] {
  const excluded = Object.values(event.exdate ?? {});
  const told = exceptions.flatMap(exception => exception.event.recurrenceid ?? []);
  const keyOf = event.start.dateOnly ? dateKey : occurrenceKey;
  const gone = new Set([...excluded, ...told].map(keyOf));
  // The expansion reckons in the days of this machine: a wider window, cut to size by the caller.
  const [wideFrom, wideTo] = [new Date(from.getTime() - 2 * DAY_MS), new Date(to.getTime() + 2 * DAY_MS)];
  const options = {
    from: wideFrom,
    to: wideTo,
    expandOngoing: true,
    includeOverrides: false,
    excludeExdates: false,
  };
  return expandRecurringEvent(event, options)
    .filter(({ start }) => !gone.has(occurrenceKey(start)) && !gone.has(dateKey(start)))
    .map(({ start, end, isRecurring }) => ({
      ...{ line, event, start, end, isException: false },
      ...(isRecurring && { occurrence: occurrenceKey(start) }),
    }));
}
