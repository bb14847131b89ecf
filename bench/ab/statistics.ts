/** The smallest sample that at least the given share of all samples does not exceed (nearest rank). */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const rank = Math.ceil(share * sorted.length - 1e-9);
  return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1] ?? Number.NaN;
}

/** One person's week in both arms, in milliseconds. */
export type Pair = { tools: number; batch: number };

/** How many times as long the tools take as the batch: at the median and the 99th percentile, and pair by pair. */
export type Ratios = { median: number; p99: number; pairMedian: number };

export type Interval = { low: number; high: number };

export function ratiosOf(pairs: readonly Pair[]): Ratios {
  const tools = Float64Array.from(pairs, pair => pair.tools).sort();
  const batch = Float64Array.from(pairs, pair => pair.batch).sort();
  const each = Float64Array.from(pairs, pair => pair.tools / pair.batch).sort();
  return {
    median: quantile(tools, 0.5) / quantile(batch, 0.5),
    p99: quantile(tools, 0.99) / quantile(batch, 0.99),
    pairMedian: quantile(each, 0.5),
  };
}

/**
 * Percentile bootstrap over people: what 95 of 100 organisations of the same size would show, drawn from these people
 * with replacement. A person's two weeks stay together. It takes people for independent, which those who wait for each
 * other are not: under locks the truth is wider.
 */
export function bootstrap(
  pairs: readonly Pair[],
  draws: number,
  random: () => number,
): Record<keyof Ratios, Interval> {
  const drawn = Array.from({ length: draws }, () => {
    return ratiosOf(pairs.map(() => pairs[Math.floor(random() * pairs.length)] as Pair));
  });
  const interval = (name: keyof Ratios): Interval => {
    const sorted = Float64Array.from(drawn, ratios => ratios[name]).sort();
    return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
  };
  return { median: interval('median'), p99: interval('p99'), pairMedian: interval('pairMedian') };
}
