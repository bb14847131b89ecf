import type { IsoDate } from '../../../core/week.ts';
import { byId, type Line, onTarget, sameLine, type Target } from './line.ts';

/** What one edit does to one line: absent `before` makes it, absent `after` takes it away. */
export type Delta = { id: string; before?: Line; after?: Line };

/** One thing that a person did, to be undone as one. */
export type Edit = { deltas: Delta[] };

export function addLine(line: Line): Edit {
  return { deltas: [{ id: line.id, after: line }] };
}

export function deleteLines(lines: readonly Line[]): Edit {
  return { deltas: lines.map(line => ({ id: line.id, before: line })) };
}

/** Sets fields; `undefined` clears a comment. */
export function changeLine(
  line: Line,
  fields: { [K in keyof Omit<Line, 'id'>]?: Line[K] | undefined },
): Edit {
  const merged = Object.entries({ ...line, ...fields }).filter(([, value]) => value !== undefined);
  return { deltas: [{ id: line.id, before: line, after: Object.fromEntries(merged) as Line }] };
}

/** Nothing entered takes the line away. */
export function setMinutes(line: Line, minutes: number): Edit {
  return minutes > 0 ? changeLine(line, { minutes }) : deleteLines([line]);
}

export type Place = { date: IsoDate; target: Target };

export function moveLine(line: Line, { date, target }: Place): Edit {
  return { deltas: [{ id: line.id, before: line, after: { ...onTarget(line, target), date } }] };
}

/** Takes `minutes` off a line and puts them elsewhere as a line of their own. All of them: the line moves. */
export function splitLine(line: Line, minutes: number, place: Place, newId: string): Edit {
  if (minutes >= line.minutes) return moveLine(line, place);
  const { description: _, externalComment: __, ...bare } = onTarget(line, place.target);
  const part: Line = { ...bare, id: newId, date: place.date, minutes };
  return {
    deltas: [
      { id: line.id, before: line, after: { ...line, minutes: line.minutes - minutes } },
      { id: newId, after: part },
    ],
  };
}

export function isEmptyEdit({ deltas }: Edit): boolean {
  return deltas.every(({ before, after }) => sameLine(before, after));
}

export function invert({ deltas }: Edit): Edit {
  const turned = deltas.map(({ id, before, after }) => ({
    id,
    ...(after && { before: after }),
    ...(before && { after: before }),
  }));
  return { deltas: turned.reverse() };
}

/** The lines after an edit. A line that is not as the edit found it any more is left as it is, and counted. */
export function applyEdit(lines: readonly Line[], { deltas }: Edit): { lines: Line[]; left: number } {
  const now = byId(lines);
  let left = 0;
  for (const { id, before, after } of deltas) {
    if (!sameLine(now.get(id), before)) left += 1;
    else if (after) now.set(id, after);
    else now.delete(id);
  }
  return { lines: [...now.values()], left };
}
