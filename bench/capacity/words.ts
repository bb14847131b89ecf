import type { Assumptions } from '../../core/capacity/assumptions.ts';
import { type Holding, type HoldingName, holdings } from '../../core/capacity/holdings.ts';
import type { Obstacle, Purchase } from '../../core/capacity/purchase.ts';
import { type Quota, type QuotaName, quotas } from '../../core/capacity/quotas.ts';
import type { WallTime } from '../../core/capacity/wall-time.ts';
import { secondsAlone } from '../../core/capacity/ways.ts';

const units = [
  { name: 'days', s: 86_400, from: 2 * 86_400 },
  { name: 'h', s: 3600, from: 2 * 3600 },
  { name: 'min', s: 60, from: 120 },
  { name: 's', s: 1, from: 1 },
] as const;

/** A length of time as people say it: `100 min`, `9 h 36 min`, `34 days 17 h`. Below a second, in milliseconds. */
export function duration(seconds: number): string {
  const at = units.findIndex(({ from }) => seconds >= from);
  const unit = units[at];
  if (!unit) return `${number(seconds * 1000)} ms`;
  const next = units[at + 1];
  if (!next || unit.name === 'min') return `${number(Math.round(seconds / unit.s))} ${unit.name}`;
  const steps = Math.round(seconds / next.s);
  const perUnit = unit.s / next.s;
  const [whole, rest] = [Math.floor(steps / perUnit), steps % perUnit];
  return rest === 0 ? `${number(whole)} ${unit.name}` : `${number(whole)} ${unit.name} ${rest} ${next.name}`;
}

export function number(value: number): string {
  return value.toLocaleString(
    'en',
    value < 100 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 },
  );
}

const periods: Record<number, string> = { 1: 'a second', 60: 'a minute', 300: 'in 5 minutes' };
const otherPeriods: Record<number, string> = { 600: 'in 10 minutes', 86400: 'in 24 hours' };
const each: Partial<Record<Quota['per'], string>> = {
  flows: 'for each flow',
  connections: 'for each connection',
  tenants: 'in each tenant',
  instances: 'for each instance',
  person: 'for each person',
  messagingUnits: 'for each messaging unit',
};

/** A quota with its figure: `connector calls: 500 a minute for each connection`. */
export function quotaWords(
  name: QuotaName,
  value: number,
  have: Readonly<Record<HoldingName, number>>,
): string {
  const { label, unit, periodS, per }: Quota = quotas[name];
  if (unit === 'at a time') return value === 1 ? label : `${label}: ${number(value)} ${each[per] ?? ''}`;
  const period = periods[periodS] ?? otherPeriods[periodS] ?? `in ${duration(periodS)}`;
  if (per === 'requestUnitsPerS' || per === 'tokensPerMin')
    return `${label}: ${number(value * have[per])} ${period}`;
  return [`${label}: ${number(value)} ${period}`, each[per]].filter(Boolean).join(' ');
}

export function bindsWords(
  { binds, way }: WallTime,
  { quotas: values, holdings: have, costs }: Assumptions,
): string {
  if (binds === 'oneWeek') return 'the time of one week';
  if (binds === 'oneAtATime') return `one person after the other, ${duration(secondsAlone(way, costs))} each`;
  return quotaWords(binds, values[binds], have);
}

export function holdingWords(name: HoldingName, amount: number): string {
  if (name === 'messagingUnits')
    return amount === 0 ? 'Service Bus Standard' : `Service Bus Premium with ${amount} messaging units`;
  return amountWords(amount, holdings[name].unit);
}

function amountWords(amount: number, unit: string): string {
  return `${number(amount)} ${amount === 1 ? unit.replace(/s$/, '') : unit}`;
}

/** One sentence: what has to be bought so that the window is met, or why it cannot be. */
export function purchaseSentence({ needs, obstacles, people, windowS }: Purchase, what: string): string {
  const aim = `${what} of ${number(people)} people in ${duration(windowS)}`;
  if (obstacles.length > 0) return `${aim} cannot be had: ${obstacles.map(obstacleWords).join('; ')}.`;
  const short = needs.filter(({ amount, have }) => amount > have);
  if (short.length === 0) return `${aim}: there is enough of everything; nothing has to be bought.`;
  return `${aim}: get ${listed(short.map(({ holding, amount }) => holdingWords(holding, amount)))}.`;
}

/** Why a window cannot be met, as the end of a sentence. */
export function obstacleWords(obstacle: Obstacle): string {
  if (obstacle.kind === 'oneWeek') return `one week alone takes ${duration(obstacle.seconds)}`;
  if (obstacle.kind === 'quota') return `${quotas[obstacle.quota].label} take ${duration(obstacle.seconds)}`;
  const { holding, amount, most, binds } = obstacle;
  const { forSale }: Holding = holdings[holding];
  const why = forSale
    ? `no more than ${number(most)} can be had`
    : `there ${most === 1 ? 'is' : 'are'} ${number(most)}`;
  return `${quotas[binds].label} would need ${amountWords(amount, holdings[holding].unit)}, and ${why}`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
