import { expect } from '@jest/globals';
import { fromGraphEvent } from '../../../core/graph.ts';
import type { CalendarEvent } from '../../../core/sources.ts';
import { readIcs } from '../../../local/import/calendar/ics/read-ics.ts';
import type { GraphEvent } from '../../../local/import/graph-event.ts';

export const november = { from: new Date('2026-11-02T00:00+01:00'), to: new Date('2026-11-30T00:00+01:00') };

/** Reads a file in which nothing is wrong: its events in the order of time, in Berlin unless the test says otherwise. */
export function read(text: string, options: Partial<Parameters<typeof readIcs>[1]> = {}) {
  const { items, refused } = readIcs(text, { zone: 'Europe/Berlin', ...november, ...options });
  expect(refused).toEqual([]);
  const events = items.map(item => item.event as GraphEvent);
  return events.sort((a, b) => startOf(a) - startOf(b));
}

/** As the API will see it. */
export function planned(each: GraphEvent): CalendarEvent {
  const converted = fromGraphEvent(each);
  if ('unusable' in converted) throw new Error(converted.unusable);
  return converted;
}

export const startOf = (each: GraphEvent) => planned(each).startsAtMs;
export const instants = (events: GraphEvent[]) =>
  events.map(each => new Date(startOf(each)).toISOString().slice(0, 16));
