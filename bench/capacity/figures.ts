import {
  type Assumptions,
  assumptionNames,
  defaultAssumptions,
  withValues,
} from '../../core/capacity/assumptions.ts';
import { costs } from '../../core/capacity/costs.ts';
import type { Figure } from '../../core/capacity/figure.ts';
import { holdings } from '../../core/capacity/holdings.ts';
import { quotas } from '../../core/capacity/quotas.ts';
import { UsageError } from '../harness/bench.ts';

/** A figure that takes the place of a default. */
export type Replacement = Partial<Omit<Figure, 'unit'>> & { value: number };
export type Replacements = Readonly<Record<string, Replacement>>;

export type Row = Figure & { table: 'cost' | 'quota' | 'holding'; name: string; label: string };

/** The bare numbers to reckon with. Throws a UsageError that names what is wrong. */
export function assumptionsWith(replacements: Replacements): Assumptions {
  const values = Object.fromEntries(Object.entries(replacements).map(([name, { value }]) => [name, value]));
  const replaced = withValues(defaultAssumptions, values);
  if (replaced.kind === 'unknown')
    throw new UsageError(
      `There is no figure "${replaced.name}". The figures are: ${assumptionNames.join(', ')}.`,
    );
  if (replaced.kind === 'invalid')
    throw new UsageError(`${replaced.name} must be a positive number (costs may be 0).`);
  return replaced.assumptions;
}

/** Every figure with its unit and origin, the replaced ones as they were given. */
export function rowsWith(replacements: Replacements): Row[] {
  const rows: [Row['table'], Record<string, Figure & { label: string }>][] = [
    ['cost', costs],
    ['quota', quotas],
    ['holding', holdings],
  ];
  return rows.flatMap(([table, figures]) =>
    Object.entries(figures).map(([name, { label, value, unit, basis, source, date }]) => ({
      table,
      name,
      label,
      ...{ value, unit, basis, source, date, ...replacements[name] },
    })),
  );
}
