import { fromGraphEvent } from '../../../core/graph.ts';
import {
  addWeeks,
  type IsoDate,
  type WeekId,
  weekDays,
  weekOfDate,
  weekOfInstant,
} from '../../../core/week.ts';
import { UsageError } from '../io.ts';
import type { Position } from '../refused.ts';
import type { Found } from './found.ts';

type Item = Found['items'][number];

/** Events by the weeks that they touch. One over the turn of a week stands in both. */
export type Placed = {
  weeks: Map<WeekId, Item[]>;
  /** Events, each once. */
  placed: number;
  /** Events outside the wanted weeks. */
  outside: number;
  refused: { position: Position; reason: string }[];
};

/**
 * Places events in the weeks of a person in `zone`. With `wanted`, exactly those weeks come out, even empty ones; else
 * the weeks that have events do.
 */
export function placeEvents({ items, refused }: Found, zone: string, wanted?: readonly WeekId[]): Placed {
  const result: Placed = {
    weeks: new Map(wanted?.map(week => [week, []])),
    placed: 0,
    outside: 0,
    refused: [...refused],
  };
  for (const item of items) {
    const event = fromGraphEvent(item.event);
    if ('unusable' in event) {
      result.refused.push({ position: item.position, reason: `the event ${event.unusable}` });
      continue;
    }
    const last = Math.max(event.startsAtMs, event.endsAtMs - 1);
    const touched = weeksBetween(weekOfInstant(event.startsAtMs, zone), weekOfInstant(last, zone));
    const taken = touched.filter(week => wanted === undefined || result.weeks.has(week));
    for (const week of taken) result.weeks.set(week, [...(result.weeks.get(week) ?? []), item]);
    if (taken.length > 0) result.placed += 1;
    else result.outside += 1;
  }
  return result;
}

const weeksMax = 120;

/** The weeks from one to another, both included, as far as anybody plans. */
export function weeksBetween(first: WeekId, last: WeekId): WeekId[] {
  const weeks: WeekId[] = [];
  for (let week = first; week <= last && weeks.length < weeksMax; week = addWeeks(week, 1)) weeks.push(week);
  return weeks;
}

/** The whole weeks that a stretch of days touches. */
export function weeksOfDates(from: IsoDate, to: IsoDate): WeekId[] {
  if (to < from) throw new UsageError(`--to ${to} lies before --from ${from}.`);
  const weeks = weeksBetween(weekOfDate(from), weekOfDate(to));
  if (weeks.at(-1) !== weekOfDate(to))
    throw new UsageError(`--from and --to span more than ${weeksMax} weeks.`);
  return weeks;
}

const weeksBefore = 8;
const weeksAfter = 4;

/** The weeks around now that a calendar is taken of when nothing else is said. */
export function weeksAround(nowMs: number, zone: string): WeekId[] {
  const week = weekOfInstant(nowMs, zone);
  return weeksBetween(addWeeks(week, -weeksBefore), addWeeks(week, weeksAfter));
}

/** The instants at which weeks in a row begin and end for a person in `zone`. */
export function spanOf(weeks: readonly WeekId[], zone: string): { from: Date; to: Date } {
  const [first, last] = [weeks[0], weeks.at(-1)] as [WeekId, WeekId];
  const from = weekDays(first, zone)[0]?.startsAtMs as number;
  const to = weekDays(last, zone)[6]?.endsAtMs as number;
  return { from: new Date(from), to: new Date(to) };
}
