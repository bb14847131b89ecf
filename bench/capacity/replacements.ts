import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { bases } from '../../core/capacity/figure.ts';
import { UsageError } from '../harness/bench.ts';
import type { Replacement, Replacements } from './figures.ts';

/** `a=1,b=2`: figures of one's own. They are marked as assumed, because nothing more is known of them. */
export function readSettings(text: string, today: string): Replacements {
  const settings = text.split(',').filter(part => part.trim() !== '');
  return Object.fromEntries(settings.map(part => readSetting(part.trim(), today)));
}

function readSetting(part: string, today: string): [string, Replacement] {
  const [, name, number] = /^([^=]+)=(.+)$/.exec(part) ?? [];
  const value = Number(number);
  if (!name || !Number.isFinite(value))
    throw new UsageError(`--set takes NAME=NUMBER, such as connections=4, not "${part}".`);
  return [name.trim(), { value, basis: 'assumed', source: '--set', date: today }];
}

const figure = z.strictObject({
  value: z.number(),
  basis: z.enum(bases).optional(),
  source: z.string().optional(),
  date: z.string().optional(),
});
const costsFile = z.record(z.string(), z.union([z.number(), figure]));
const benchRun = z.object({
  command: z.string(),
  takenAt: z.string(),
  figures: z.object({ costs: costsFile }),
});

/**
 * Measured figures: either `{"new.weekS": 0.012, …}`, each a number or an object with `value`, `basis`, `source` and
 * `date`, or the file that a bench left in `reports/` and that has such a table under `costs`.
 */
export function readCostsFile(file: string, today: string): Replacements {
  const content = readJson(file);
  const run = benchRun.safeParse(content);
  if (run.success) {
    const { command, takenAt, figures } = run.data;
    return replacementsOf(figures.costs, { source: command, date: takenAt.slice(0, 10) });
  }
  const costs = costsFile.safeParse(content);
  if (costs.success) return replacementsOf(costs.data, { source: file, date: today });
  const [issue] = costs.error.issues;
  throw new UsageError(
    `--costs: ${file}: ${issue?.path.join('.') || 'the file'}: ${issue?.message}. Give {"new.weekS": 0.012} or a bench's report that has costs.`,
  );
}

function replacementsOf(
  table: z.infer<typeof costsFile>,
  origin: { source: string; date: string },
): Replacements {
  const entries = Object.entries(table).map(([name, given]) => {
    const { value, ...told } = typeof given === 'number' ? { value: given } : given;
    const known = Object.entries(told).filter(([, text]) => text !== undefined);
    return [name, { value, basis: 'measured', ...origin, ...Object.fromEntries(known) }];
  });
  return Object.fromEntries(entries);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(
      `--costs: ${file} cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
}
