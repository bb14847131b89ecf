/** What a series of durations comes to, in milliseconds. */
export type Summary = {
  runs: number;
  meanMs: number;
  p50Ms: number;
  p90Ms: number;
  p99Ms: number;
  maxMs: number;
};

/** Runs `work` for nothing, so that what is measured afterwards is compiled code. */
export function warmUp(work: (run: number) => unknown, runs: number): void {
  for (let run = 0; run < runs; run += 1) work(run);
}

/** Times each of `runs` calls on its own. */
export function timeEach(work: (run: number) => unknown, runs: number): Float64Array {
  const samples = new Float64Array(runs);
  for (let run = 0; run < runs; run += 1) {
    const startedMs = performance.now();
    work(run);
    samples[run] = performance.now() - startedMs;
  }
  return samples;
}

export function summarise(samples: Float64Array): Summary {
  if (samples.length === 0) throw new Error('There are no samples to summarise.');
  const sorted = samples.toSorted();
  const mean = sorted.reduce((sum, sample) => sum + sample, 0) / sorted.length;
  return {
    runs: sorted.length,
    meanMs: microseconds(mean),
    p50Ms: microseconds(percentile(sorted, 0.5)),
    p90Ms: microseconds(percentile(sorted, 0.9)),
    p99Ms: microseconds(percentile(sorted, 0.99)),
    maxMs: microseconds(sorted[sorted.length - 1] ?? 0),
  };
}

/** The smallest sample that at least the given share of all samples does not exceed (nearest rank). */
function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/** Milliseconds, exact to the microsecond. */
function microseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
