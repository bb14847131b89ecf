import type { WeekId } from '../../../core/week.ts';
import type { CalendarImported } from '../../../functions/people/calendar.ts';
import type { Api } from '../api.ts';
import { forEachBounded } from '../bounded.ts';
import type { Position } from '../refused.ts';
import type { Found } from './found.ts';
import type { Placed } from './weeks.ts';

type Item = Found['items'][number];

/** Where events go, and whether they join those that are there or take their place. */
export type Destination = { user: string; mode: 'replace' | 'merge' };

/** The API takes 2000 events and 1 MB at a time; attendees can make an event large. */
const eventsMax = 500;
const charsMax = 500_000;
const concurrency = 4;

/** Sends each week by itself: what is sent is then all that the week has. Returns what the API refused after all. */
export async function sendWeeks(
  api: Api,
  weeks: Placed['weeks'],
  { user, mode }: Destination,
): Promise<{ position: Position; reason: string }[]> {
  // An event over the turn of a week is sent for each of its weeks, and refused but once.
  const refused = new Map<Item, { position: Position; reason: string }>();
  await forEachBounded([...weeks], concurrency, async ([week, items]) => {
    for (const [index, part] of parts(items).entries()) {
      const rejected = await send(api, week, part, { user, mode: index === 0 ? mode : 'merge' });
      for (const { field, message } of rejected) {
        const item = part[Number(/\d+/.exec(field)?.[0])];
        if (item) refused.set(item, { position: item.position, reason: message });
      }
    }
  });
  return [...refused.values()];
}

async function send(
  api: Api,
  week: WeekId,
  items: readonly Item[],
  { user, mode }: Destination,
): Promise<CalendarImported['rejected']> {
  const body = { week, mode, value: items.map(({ event }) => event) };
  const answer = await api.post<CalendarImported>(`users/${encodeURIComponent(user)}/sources/calendar`, body);
  return answer.body.rejected;
}

/** At least one part, because an empty week is sent as well. */
function parts(items: readonly Item[]): Item[][] {
  const found: Item[][] = [[]];
  let chars = 0;
  for (const item of items) {
    const size = JSON.stringify(item.event).length;
    const last = found.at(-1) as Item[];
    if (last.length > 0 && (last.length >= eventsMax || chars + size > charsMax)) {
      found.push([item]);
      chars = size;
    } else {
      last.push(item);
      chars += size;
    }
  }
  return found;
}
