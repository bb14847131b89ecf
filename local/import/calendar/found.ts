import type { Position } from '../refused.ts';

/** What a file of events holds: events in the shape of Graph's calendarView, each with its place in the file. */
export type Found = {
  items: { position: Position; event: unknown }[];
  refused: { position: Position; reason: string }[];
};
