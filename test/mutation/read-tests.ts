import { globSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Reads all tests of a pattern into one file, so that a mutant loads its modules once and not once a file. */
export async function readTests(pattern: string, except: string[] = []): Promise<void> {
  for (const file of globSync(pattern, { cwd: root, exclude: except }).sort()) {
    Object.assign(globalThis, { testFile: file });
    await import(join(root, file));
  }
}
