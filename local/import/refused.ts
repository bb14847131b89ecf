import type { Io } from './io.ts';

/** A part of a file that was not imported: where it stands, and why. */
export type Refused = { file: string; position: Position; reason: string };

/** A line of a text file, or else the place in a JSON document, such as `value[3]`. */
export type Position = number | string;

/** Lists what was refused, in the order of the file. */
export function listRefused(io: Io, refused: readonly Refused[]): void {
  for (const { file, position, reason } of refused.toSorted(byPosition)) {
    io.err(
      typeof position === 'number' ? `${file}:${position}: ${reason}` : `${file} ${position}: ${reason}`,
    );
  }
}

function byPosition(a: Refused, b: Refused): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return typeof a.position === 'number' && typeof b.position === 'number' ? a.position - b.position : 0;
}
