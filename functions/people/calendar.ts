import { Refusal } from '../../core/errors.ts';
import { fromGraphEvent } from '../../core/graph.ts';
import type { CalendarEvent } from '../../core/sources.ts';
import { addWeeks, type WeekId, weekOfInstant } from '../../core/week.ts';
import type { Partition, Services } from '../ports.ts';
import { documentId } from '../week/documents.ts';
import { readProfile } from './profile.ts';
import { claim, type WriteKey, writeKey } from './receipt.ts';
import { updateDocument } from './update.ts';

/** What became of an imported calendar. Events that cannot be used are listed; the good ones go in. */
export type CalendarImported = {
  imported: number;
  weeks: WeekId[];
  rejected: { field: string; message: string }[];
};

type CalendarWeek = { week: WeekId; events: CalendarEvent[] };
type ByWeek = Map<WeekId, CalendarEvent[]>;

const weeksMax = 60;
const lengthMaxMs = weeksMax * 7 * 86_400_000;

/**
 * Stores calendar events week by week, in the person's own time zone. The weeks that have events are replaced, or
 * merged into; with `week`, exactly that week is, even by nothing. Under a run id each of these weeks is written once;
 * what the same request finds in another zone of the person would be another one, and is refused.
 */
export async function importCalendar(
  services: Services,
  partition: Partition,
  body: { value: unknown[]; mode: 'replace' | 'merge'; week?: WeekId; runId?: string },
): Promise<CalendarImported> {
  const { zone } = await readProfile(services, partition);
  const { events, rejected } = usable(body.value);
  const byWeek = groupByWeek(events, zone, body.week);
  if (byWeek.size > weeksMax) {
    const message = `The events span more than ${weeksMax} weeks. Send fewer at a time.`;
    throw new Refusal('fieldInvalid', { field: 'value', message });
  }
  const key = writeKey('calendar', { ...body, zone });
  if (key) await claim(services, partition, key);
  for (const [week, found] of byWeek) await writeWeek(services, partition, week, found, body.mode, key);
  const imported = new Set([...byWeek.values()].flat()).size;
  return { imported, weeks: [...byWeek.keys()].sort(), rejected };
}

function usable(items: readonly unknown[]): {
  events: CalendarEvent[];
  rejected: CalendarImported['rejected'];
} {
  const events: CalendarEvent[] = [];
  const rejected: CalendarImported['rejected'] = [];
  for (const [index, item] of items.entries()) {
    const event = fromGraphEvent(item);
    const unusable = 'unusable' in event ? event.unusable : tooLong(event);
    if (unusable) rejected.push({ field: `value[${index}]`, message: `The event ${unusable}.` });
    else events.push(event as CalendarEvent);
  }
  return { events, rejected };
}

function tooLong({ startsAtMs, endsAtMs, ignored }: CalendarEvent): string | undefined {
  if (ignored || endsAtMs - startsAtMs <= lengthMaxMs) return undefined;
  return `lasts longer than ${weeksMax} weeks`;
}

/** An event belongs to every week that it touches; days are told apart when the week is planned. */
function groupByWeek(events: readonly CalendarEvent[], zone: string, only: WeekId | undefined): ByWeek {
  const byWeek: ByWeek = new Map(only === undefined ? [] : [[only, []]]);
  for (const event of events) {
    for (const week of weeksOf(event, zone, only)) byWeek.set(week, [...(byWeek.get(week) ?? []), event]);
  }
  return byWeek;
}

function weeksOf({ startsAtMs, endsAtMs, ignored }: CalendarEvent, zone: string, only?: WeekId): WeekId[] {
  const first = weekOfInstant(startsAtMs, zone);
  const last = weekOfInstant(Math.max(startsAtMs, endsAtMs - 1), zone);
  if (only !== undefined) return first <= only && only <= last ? [only] : [];
  // What never counts as work (a sabbatical, say) need not be known in all the weeks that it fills.
  if (ignored) return [...new Set([first, last])];
  const weeks: WeekId[] = [];
  for (let week = first; week <= last && weeks.length <= weeksMax; week = addWeeks(week, 1)) weeks.push(week);
  return weeks;
}

async function writeWeek(
  services: Services,
  partition: Partition,
  week: WeekId,
  events: readonly CalendarEvent[],
  mode: 'replace' | 'merge',
  key: WriteKey | undefined,
): Promise<void> {
  const document = { id: documentId.calendar(week), kind: 'calendar' };
  const change = (before: CalendarWeek | undefined): CalendarWeek => {
    const old = mode === 'merge' ? (before?.events ?? []) : [];
    const byId = new Map([...old, ...events].map(event => [event.id, event]));
    return { week, events: [...byId.values()].sort((a, b) => a.startsAtMs - b.startsAtMs) };
  };
  await updateDocument(
    services,
    partition,
    document,
    change,
    key && { ...key, what: documentId.calendar(week) },
  );
}
