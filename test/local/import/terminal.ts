import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../local/import/main.ts';

/** Runs the command line as a terminal would see it, at noon of 18 November 2026. */
export async function runImport(...argv: string[]): Promise<{ code: number; out: string[]; err: string[] }> {
  const [out, err]: string[][] = [[], []];
  const io = {
    out: (line: string) => void out?.push(line),
    err: (line: string) => void err?.push(line),
    nowMs: () => Date.UTC(2026, 10, 18, 12),
  };
  const code = await main(argv, io);
  return { code, out: out ?? [], err: err ?? [] };
}

/** A folder with the given files, which `remove` takes away again. */
export async function folderWith(
  files: Record<string, string>,
): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
