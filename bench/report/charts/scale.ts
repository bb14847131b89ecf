import type { Breadth } from '../chart.ts';
import { colour } from '../theme.ts';

export const arms = { tools: 'the five-tool agent', batch: 'one batch', locks: 'pessimistic locks' } as const;
export type ArmName = keyof typeof arms;

const shortArms: Record<ArmName, string> = { tools: 'five tools', batch: 'one batch', locks: 'locks' };

/** Beside a mark on a phone there is room for the short name only. */
export function armName(arm: ArmName, breadth: Breadth = 'wide'): string {
  return breadth === 'wide' ? arms[arm] : shortArms[arm];
}

/** The old design has one colour on every chart, and the new one has another. */
export function armColour() {
  return {
    field: 'arm',
    type: 'nominal',
    legend: null,
    scale: { domain: ['tools', 'locks', 'batch'], range: [colour('old'), colour('old'), colour('new')] },
  } as const;
}

/** Milliseconds as people read them: 0.12 ms, 15 ms, 1.8 s, 60 s. */
export function ms(value: number): string {
  if (value >= 10_000) return `${digits(value / 1000)} s`;
  return value >= 1000 ? `${(value / 1000).toFixed(1)} s` : `${digits(value)} ms`;
}

function digits(value: number): string {
  return value.toLocaleString(
    'en',
    value < 10 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 },
  );
}

/** A logarithmic axis of milliseconds that has a line and a word at each power of ten only. `shown`: all that lies on it. */
export function logMs(field: string, shown: readonly number[]) {
  return {
    field,
    type: 'quantitative',
    scale: { type: 'log', domain: logDomain(shown), nice: false },
    axis: { title: null, labelExpr: msLabel, values: powers },
  } as const;
}

/** What takes less than a bench can tell, such as nothing at all in virtual time, has no place on such an axis. */
export const leastMs = 0.01;

/** A little more than is shown, and at least one power of ten. */
export function logDomain(shown: readonly number[]): [number, number] {
  const seen = shown.filter(value => value >= leastMs);
  if (seen.length === 0) return [1, 10];
  const [low, high] = [Math.min(...seen) * 0.75, Math.max(...seen) * 1.35];
  return powers.some(power => power >= low && power <= high) ? [low, high] : [powerBelow(low), high];
}

function powerBelow(value: number): number {
  return powers.findLast(power => power <= value) ?? value;
}

const powers: number[] = [0.01, 0.1, 1, 10, 100, 1000, 10_000, 100_000];
const msLabel =
  "datum.value < 1000 ? format(datum.value, '~r') + ' ms' : format(datum.value / 1000, '~r') + ' s'";
