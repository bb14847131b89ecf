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

/** A logarithmic axis of milliseconds that has a line and a word at each power of ten only. */
export function logMs(field: string) {
  return {
    field,
    type: 'quantitative',
    scale: { type: 'log', nice: true },
    axis: { title: null, labelExpr: msLabel, values: powers },
  } as const;
}

const powers: number[] = [0.01, 0.1, 1, 10, 100, 1000, 10_000, 100_000];
const msLabel =
  "datum.value < 1000 ? format(datum.value, '~r') + ' ms' : format(datum.value / 1000, '~r') + ' s'";
