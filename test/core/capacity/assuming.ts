import { type Assumptions, defaultAssumptions, withValues } from '../../../core/capacity/assumptions.ts';

/** The defaults with other values in their place. */
export function assuming(values: Readonly<Record<string, number>> = {}): Assumptions {
  const replaced = withValues(defaultAssumptions, values);
  if (replaced.kind !== 'replaced') throw new Error(`${replaced.kind}: ${replaced.name}`);
  return replaced.assumptions;
}
