import { type CostName, costNames, costs } from './costs.ts';
import { type Named, valuesOf } from './figure.ts';
import { type HoldingName, holdingNames, holdings } from './holdings.ts';
import { type QuotaName, quotaNames, quotas } from './quotas.ts';

/** Everything that the planner reckons with, as bare numbers. */
export type Assumptions = { costs: Named<CostName>; quotas: Named<QuotaName>; holdings: Named<HoldingName> };

export const defaultAssumptions: Assumptions = {
  costs: valuesOf(costs),
  quotas: valuesOf(quotas),
  holdings: valuesOf(holdings),
};

/** Every name that can be given another value. No name is in two of the tables. */
export const assumptionNames: readonly string[] = [...costNames, ...quotaNames, ...holdingNames];

export type Replaced =
  | { kind: 'replaced'; assumptions: Assumptions }
  | { kind: 'unknown'; name: string }
  | { kind: 'invalid'; name: string };

/**
 * Other values in the place of the defaults. Costs may be zero; a quota or a holding of nothing would take for ever,
 * except for messaging units, of which Standard has none.
 */
export function withValues(assumptions: Assumptions, values: Readonly<Record<string, number>>): Replaced {
  const replaced = {
    costs: { ...assumptions.costs },
    quotas: { ...assumptions.quotas },
    holdings: { ...assumptions.holdings },
  };
  for (const [name, value] of Object.entries(values)) {
    const table = Object.values(replaced).find(each => Object.hasOwn(each, name));
    if (!table) return { kind: 'unknown', name };
    const zero = table === replaced.costs || name === ('messagingUnits' satisfies HoldingName);
    if (!Number.isFinite(value) || (zero ? value < 0 : value <= 0)) return { kind: 'invalid', name };
    Object.assign(table, { [name]: value });
  }
  return { kind: 'replaced', assumptions: replaced };
}
