import type { Found } from '../found.ts';
import { readComponents } from './components.ts';
import { isFault } from './dates.ts';
import { type ParsedEvent, parseEvent } from './parse.ts';
import { expand, gatherSeries } from './series.ts';
import { toGraph } from './to-graph.ts';
import { zoneFinder } from './zones.ts';

/** Whose calendar it is, and the stretch of time that is wanted of it. */
export type IcsOptions = { zone: string; email?: string; from: Date; to: Date };

/** The events of an iCalendar file between two instants, recurrences written out, each with the line of its VEVENT. */
export function readIcs(text: string, { zone, email, from, to }: IcsOptions): Found {
  const { events, unclosed, offsets, properties } = readComponents(text);
  const refused = unclosed.map(line => ({ position: line, reason: 'the event is not closed by END:VEVENT' }));
  const refuse = (line: number, fault: string) =>
    void refused.push({ position: line, reason: `the event ${fault}` });
  const parsed: ParsedEvent[] = [];
  const zoneOf = zoneFinder(offsets, zone);
  for (const event of events) {
    const read = parseEvent(event, zoneOf, zone);
    if (isFault(read)) refuse(event.line, read.fault);
    else parsed.push(read);
  }
  const { series, older } = gatherSeries(parsed);
  for (const { line, fault } of older) refuse(line, fault);
  const own = email ?? mailAddress(properties.get('X-WR-CALNAME'));
  const cancelled = properties.get('METHOD')?.toUpperCase() === 'CANCEL';
  const reader = { zone, cancelled, ...(own !== undefined && { email: own }) };
  const instances = series.flatMap(each => expand(each, { from, to, zone }));
  const items = instances.map(instance => ({ position: instance.line, event: toGraph(instance, reader) }));
  return { items, refused };
}

/** Some programs name a calendar after the address of its owner. */
function mailAddress(name: string | undefined): string | undefined {
  return name !== undefined && /^[^\s@]+@[^\s@]+$/.test(name) ? name : undefined;
}
