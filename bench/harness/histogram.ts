import { build } from 'hdr-histogram-js';

export type LatencyFigures = { p50Ms: number; p90Ms: number; p99Ms: number; maxMs: number };

/** Percentiles of latencies, from an HDR histogram in microseconds: three significant digits at every height. */
export function histogram(latenciesMs: readonly number[]): LatencyFigures {
  const hdr = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: 600_000_000,
    numberOfSignificantValueDigits: 3,
  });
  for (const ms of latenciesMs) hdr.recordValue(Math.max(1, Math.round(ms * 1000)));
  const at = (percentile: number) => Math.round(hdr.getValueAtPercentile(percentile) / 10) / 100;
  return { p50Ms: at(50), p90Ms: at(90), p99Ms: at(99), maxMs: Math.round(hdr.maxValue / 10) / 100 };
}
