import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figures } from './bench.ts';

/** Where benches leave their figures, and where the report looks for them. */
export const reportsFolder = join(import.meta.dirname, '../../reports');

/** One run of one bench, as it lies in `reports/NAME.json`. */
export type BenchRun = {
  bench: string;
  /** The command that makes these figures again. */
  command: string;
  /** ISO 8601, UTC. */
  takenAt: string;
  machine: { node: string; cpu: string; cores: number };
  figures: Figures;
};

/** Replaces what an earlier run left. The file is there as a whole or not at all, also when the process is stopped. */
export function writeRun(folder: string, name: string, run: BenchRun): string {
  return writeWhole(folder, `${name}.json`, `${JSON.stringify(run, null, 2)}\n`);
}

export function writeWhole(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
  return file;
}
