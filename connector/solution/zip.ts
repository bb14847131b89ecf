import { zipSync } from 'fflate';

/** Files by their paths. */
export type Files = Map<string, Uint8Array>;

/** A day that is the same on every clock: zips hold local times. */
const madeOn = new Date(2026, 0, 1);

/** The same files give the same bytes, wherever and whenever that is. */
export function zip(files: Files): Uint8Array {
  return zipSync(Object.fromEntries(files), { level: 9, mtime: madeOn });
}
