import { type Effort, noEffort } from '../harness/effort.ts';
import type { LatencyFigures } from '../harness/histogram.ts';
import type { ArmName, Sample } from './arms.ts';
import { waitsByLock } from './blocking.ts';
import type { AbFigures, ArmFigures, ConcentrationFigures } from './figures.ts';
import { quantile } from './statistics.ts';
import type { Samples } from './trial.ts';

const totals: Record<ArmName, string> = { tools: 'agent total', batch: 'run total' };
const effortNames = Object.keys(noEffort) as (keyof Effort)[];

export function armFigures(arm: ArmName, samples: readonly Sample[]): ArmFigures {
  const names = [...new Set(samples.flatMap(({ stepsMs }) => Object.keys(stepsMs)))];
  const work = samples.map(({ workMs }) => workMs);
  const steps = names.map(step => ({
    step,
    ...latencies(samples.map(({ stepsMs }) => stepsMs[step] ?? 0)),
  }));
  const total = latencies(work);
  const flow = latencies(samples.map(({ flowMs }) => flowMs));
  const means = effortNames.map(name => [name, mean(samples.map(({ effort }) => effort[name]))]);
  return {
    arm,
    total,
    steps: [...steps, { step: totals[arm], ...total }, { step: 'flow total', ...flow }],
    perUser: Object.fromEntries(means),
    quantiles: quantilesOf(work),
  };
}

/** Exact, unlike a histogram: in virtual time all weeks can be equal. */
function latencies(ms: readonly number[]): LatencyFigures {
  const sorted = Float64Array.from(ms).sort();
  const at = (share: number) => round(quantile(sorted, share), 2);
  return { p50Ms: at(0.5), p90Ms: at(0.9), p99Ms: at(0.99), maxMs: at(1) };
}

/** Every hundredth, and every thousandth of the last: the tail is what locks make. */
function quantilesOf(work: readonly number[]): ArmFigures['quantiles'] {
  const sorted = Float64Array.from(work).sort();
  const body = Array.from({ length: 100 }, (_, index) => index / 100);
  const tail = Array.from({ length: 11 }, (_, index) => 0.99 + index / 1000).slice(1);
  return [...body, ...tail].map(share => ({ share: round(share, 3), ms: round(quantile(sorted, share), 2) }));
}

export function concentrationFigures(percent: number, samples: Samples): ConcentrationFigures[] {
  return (['tools', 'batch'] as const).map(arm => {
    const all = samples[arm];
    const sum = (name: keyof Effort) => all.reduce((total, { effort }) => total + effort[name], 0);
    const [lockWaits, conflicts, retries] = [sum('lockWaits'), sum('conflicts'), sum('retries')];
    return {
      ...{ arm, percent, ...latencies(all.map(({ workMs }) => workMs)) },
      waits: arm === 'tools' ? lockWaits : conflicts,
      waitedMs: Math.round(sum('lockWaitMs')),
      locks: waitsByLock(all.flatMap(({ waits }) => waits)).slice(0, 10),
      ...{ conflicts, retries },
    };
  });
}

/** The projects of the batch arm: where somebody was refused, or else where most people are. */
export function conflictsByProject(samples: readonly Sample[]): AbFigures['detail']['conflicts'] {
  const rows = [...Map.groupBy(samples, ({ project }) => project)].map(([project, all]) => {
    const sum = (name: keyof Effort) => all.reduce((total, { effort }) => total + effort[name], 0);
    return { project, people: all.length, conflicts: sum('conflicts'), retries: sum('retries') };
  });
  return rows.sort((a, b) => b.conflicts - a.conflicts || b.people - a.people).slice(0, 10);
}

function mean(values: readonly number[]): number {
  return round(values.reduce((sum, value) => sum + value, 0) / values.length, 2);
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
