import type { Assumptions } from './assumptions.ts';
import { type Holding, type HoldingName, holdingNames, holdings, messagingSizes } from './holdings.ts';
import { type Quota, type QuotaName, quotaNames, quotas } from './quotas.ts';
import { demandOf, secondsAlone, type Way } from './ways.ts';

/** How much of a holding the window takes; `binds` is the quota that asks for it. */
export type Need = { holding: HoldingName; amount: number; have: number; binds: QuotaName };

export type Purchase = {
  way: Way;
  people: number;
  windowS: number;
  /** Everything that the way draws on, also what there is enough of. */
  needs: Need[];
  /** Why the window cannot be met whatever is bought. Empty when it can. */
  obstacles: Obstacle[];
};

export type Obstacle =
  /** One week alone takes longer than the window. */
  | { kind: 'oneWeek'; seconds: number }
  /** More of it would be needed than there can be, or it cannot be had at all. */
  | { kind: 'holding'; holding: HoldingName; amount: number; most: number; binds: QuotaName }
  | { kind: 'quota'; quota: QuotaName; seconds: number };

/** What it takes to have everybody's week done within the window. */
export function whatToBuy(way: Way, people: number, windowS: number, assumptions: Assumptions): Purchase {
  const times = timesOver(way, people, windowS, assumptions);
  const needs = holdingNames.flatMap(holding => needOf(holding, times, assumptions) ?? []);
  const alone = secondsAlone(way, assumptions.costs);
  const obstacles: Obstacle[] = alone > windowS ? [{ kind: 'oneWeek', seconds: alone }] : [];
  for (const need of needs) obstacles.push(...obstacleOf(need));
  for (const [quota, over] of times) {
    const { per }: Quota = quotas[quota];
    if (per === 'person' && over > people)
      obstacles.push({ kind: 'quota', quota, seconds: (over / people) * windowS });
  }
  return { way, people, windowS, needs, obstacles };
}

type TimesOver = ReadonlyMap<QuotaName, number>;

/** How many times each quota, as one of its holding gives it, has to be had so that the window is met. */
function timesOver(way: Way, people: number, windowS: number, assumptions: Assumptions): TimesOver {
  const demand = demandOf(way, assumptions.costs);
  const times = new Map<QuotaName, number>();
  for (const name of quotaNames) {
    const { kind, periodS }: Quota = quotas[name];
    const amount = people * (demand[name] ?? 0);
    const periods = kind === 'pace' ? windowS / periodS : 1 + Math.floor(windowS / periodS);
    if (amount > 0) times.set(name, amount / (assumptions.quotas[name] * periods));
  }
  return times;
}

function needOf(holding: HoldingName, times: TimesOver, assumptions: Assumptions): Need | undefined {
  const have = assumptions.holdings[holding];
  const most = [...times].filter(([name]) => quotas[name].per === holding).sort((a, b) => b[1] - a[1])[0];
  if (!most) return undefined;
  const [binds, amount] = most;
  if (holding === 'messagingUnits') return messagingNeed(times, have);
  return { holding, amount: inSteps(amount, holdings[holding].step), have, binds };
}

/** Standard does while its credits last; Premium is sold in sizes. */
function messagingNeed(times: TimesOver, have: number): Need {
  if ((times.get('busCredits') ?? 0) <= 1)
    return { holding: 'messagingUnits', amount: 0, have, binds: 'busCredits' };
  const units = inSteps(times.get('busKilobytes') ?? 0, 1);
  const size = messagingSizes.find(each => each >= units) ?? units;
  return { holding: 'messagingUnits', amount: size, have, binds: 'busKilobytes' };
}

/** The tiny part is what dividing and multiplying leave behind. */
function inSteps(amount: number, step: number): number {
  return Math.max(1, Math.ceil(amount / step - 1e-9)) * step;
}

function obstacleOf({ holding, amount, have, binds }: Need): Obstacle[] {
  const { forSale, most = Number.POSITIVE_INFINITY }: Holding = holdings[holding];
  const bound = forSale ? Math.max(most, have) : have;
  return amount > bound ? [{ kind: 'holding', holding, amount, most: bound, binds }] : [];
}

/** The same assumptions with everything bought that the window takes. */
export function bought(purchase: Purchase, assumptions: Assumptions): Assumptions {
  const amounts = purchase.needs.map(({ holding, amount }) => [holding, amount]);
  return { ...assumptions, holdings: { ...assumptions.holdings, ...Object.fromEntries(amounts) } };
}
