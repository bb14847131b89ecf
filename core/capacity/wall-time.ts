import type { Assumptions } from './assumptions.ts';
import { type Quota, type QuotaName, quotaNames, quotas } from './quotas.ts';
import { demandOf, secondsAlone, type Way } from './ways.ts';

/** How long a quota alone would hold everybody up. */
export type Limit = { quota: QuotaName; seconds: number };

export type WallTime = {
  way: Way;
  people: number;
  seconds: number;
  /** What binds first: a quota, or `oneWeek` when there are so few people that one week's own time is all there is. */
  binds: QuotaName | 'oneWeek';
  /** Every quota that the way draws on, the slowest first. */
  limits: Limit[];
};

/**
 * How long it takes until every person's week is done: as long as the slowest quota takes to let everybody through.
 * The tenants are taken to be of one size, and Time Agent's own pacing to be opened as far as the platforms allow.
 */
export function wallTime(way: Way, people: number, assumptions: Assumptions): WallTime {
  const limits = limitsOf(way, people, assumptions);
  const alone = people > 0 ? secondsAlone(way, assumptions.costs) : 0;
  const slowest = limits[0];
  if (!slowest || slowest.seconds < alone) return { way, people, seconds: alone, binds: 'oneWeek', limits };
  return { way, people, seconds: slowest.seconds, binds: slowest.quota, limits };
}

function limitsOf(way: Way, people: number, assumptions: Assumptions): Limit[] {
  const demand = demandOf(way, assumptions.costs);
  const tier = assumptions.holdings.messagingUnits > 0 ? 'premium' : 'standard';
  return quotaNames
    .filter(name => (demand[name] ?? 0) > 0 && (tierOf(name) ?? tier) === tier)
    .map(name => ({
      quota: name,
      seconds: secondsFor(name, people * (demand[name] ?? 0), people, assumptions),
    }))
    .sort((a, b) => b.seconds - a.seconds);
}

/** How long the quota takes to let `amount` through, all people together. */
function secondsFor(name: QuotaName, amount: number, people: number, assumptions: Assumptions): number {
  if (amount === 0) return 0;
  const { kind, per, periodS }: Quota = quotas[name];
  const many = per === 'fixed' ? 1 : per === 'person' ? people : assumptions.holdings[per];
  const periods = amount / (assumptions.quotas[name] * many);
  return kind === 'pace' ? periods * periodS : Math.max(0, Math.ceil(periods) - 1) * periodS;
}

function tierOf(name: QuotaName): Quota['tier'] {
  const quota: Quota = quotas[name];
  return quota.tier;
}
