import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Where a bench's figures come from: what was run, when, and on what. */
export type RunHead = z.infer<typeof runHead>;

/** What lies in `reports/NAME.json`, or why it cannot be shown. `command` makes it. */
export type Input<T> =
  | { kind: 'read'; name: string; run: RunHead; figures: T }
  | { kind: 'missing'; name: string; command: string }
  | { kind: 'unusable'; name: string; command: string; problem: string };

const runHead = z.object({
  command: z.string(),
  takenAt: z.iso.datetime(),
  machine: z.object({ node: z.string(), cpu: z.string(), cores: z.number() }),
});

/** Reads the figures that a bench left. Fields that the report does not know are let be. */
export function readRun<T>(folder: string, name: string, command: string, figures: z.ZodType<T>): Input<T> {
  const file = join(folder, `${name}.json`);
  if (!existsSync(file)) return { kind: 'missing', name, command };
  try {
    const run = runHead.extend({ figures }).safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (run.success) return { kind: 'read', name, run: run.data, figures: run.data.figures as T };
    return { kind: 'unusable', name, command, problem: problemOf(run.error) };
  } catch (error) {
    return {
      kind: 'unusable',
      name,
      command,
      problem: error instanceof Error ? error.message : String(error),
    };
  }
}

function problemOf({ issues }: z.ZodError): string {
  const shown = issues.slice(0, 3).map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
  return [...shown, ...(issues.length > 3 ? [`and ${issues.length - 3} more`] : [])].join('; ');
}
