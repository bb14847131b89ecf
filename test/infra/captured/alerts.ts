import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate, type Rows } from '../../../local/kql/evaluate.ts';
import { infraFolder, readBicep } from '../bicep.ts';
import { worthOf } from '../values.ts';

type Rule = { name: string; range: 'PT15M' | 'P2D' };

const rangesMs = { PT15M: 15 * 60_000, P2D: 2 * 86_400_000 } as const;

/** The rules of queries as the Bicep sets them up. */
export async function alertRules(): Promise<Rule[]> {
  const file = await readBicep('modules/alerts.bicep');
  const rules = file.variables.get('rules');
  if (!rules) throw new Error('There are no rules.');
  return worthOf(file, rules) as unknown as Rule[];
}

/** The names of the alerts that would be raised: each query gets what lies in its range, and fires when rows come back. */
export async function raised(rows: Rows, nowMs: number): Promise<string[]> {
  const fired = (await alertRules()).filter(({ name, range }) => {
    const text = readFileSync(join(infraFolder, 'alerts', `${name}.kql`), 'utf8');
    return evaluate(text, within(rows, nowMs - rangesMs[range], nowMs), nowMs).rows.length > 0;
  });
  return fired.map(({ name }) => name).sort();
}

function within(rows: Rows, fromMs: number, untilMs: number): Rows {
  const lies = (at: unknown) => Number(at) > fromMs && Number(at) <= untilMs;
  return Object.fromEntries(
    Object.entries(rows).map(([table, all]) => [table, all.filter(row => lies(row['timestamp']))]),
  );
}

/** The same rows as if they had been told so much earlier. */
export function earlier(rows: Rows, ms: number): Rows {
  return Object.fromEntries(
    Object.entries(rows).map(([table, all]) => [
      table,
      all.map(row => ({ ...row, timestamp: new Date(Number(row['timestamp']) - ms) })),
    ]),
  );
}

/** Both, one after the other. */
export function together(first: Rows, second: Rows): Rows {
  const tables = Object.keys(second) as (keyof Rows)[];
  return Object.fromEntries(
    tables.map(table => [table, [...(first[table] ?? []), ...(second[table] ?? [])]]),
  );
}
