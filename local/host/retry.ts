import type { RegisteredFunction } from './registry.ts';

/** When a failed invocation is tried again. */
export interface RetryPolicy {
  /** Tries after the first one; -1 for no end. */
  retriesMax: number;
  /** How long to wait before retry number `retry`, which counts from 1, in milliseconds. */
  delayMs(retry: number): number;
}

/** What the library makes of a function's `retry`: durations in whole seconds, as on the wire to Azure's host. */
interface RpcRetryOptions {
  maxRetryCount?: unknown;
  retryStrategy?: unknown;
  delayInterval?: { seconds: number };
  minimumInterval?: { seconds: number };
  maximumInterval?: { seconds: number };
}

/** A function's retry policy, if it has one. Throws on a policy that Azure would not take. */
export function readRetryPolicy(
  { name, metadata }: RegisteredFunction,
  random: () => number = Math.random,
): RetryPolicy | undefined {
  if (!metadata.retryOptions) return undefined;
  const options = metadata.retryOptions as RpcRetryOptions;
  const { maxRetryCount } = options;
  if (!Number.isInteger(maxRetryCount) || Number(maxRetryCount) < -1) {
    throw new Error(`Function "${name}": retry.maxRetryCount must be a whole number from -1 (no end) on.`);
  }
  return { retriesMax: Number(maxRetryCount), delayMs: readDelay(name, options, random) };
}

function readDelay(name: string, options: RpcRetryOptions, random: () => number): RetryPolicy['delayMs'] {
  const ms = (option: 'delayInterval' | 'minimumInterval' | 'maximumInterval') => {
    const interval = options[option];
    if (!interval) throw new Error(`Function "${name}": retry.${option} is missing.`);
    return interval.seconds * 1000;
  };
  switch (options.retryStrategy) {
    case 'fixedDelay': {
      const delayMs = ms('delayInterval');
      return () => delayMs;
    }
    case 'exponentialBackoff': {
      const [leastMs, mostMs] = [ms('minimumInterval'), ms('maximumInterval')];
      // A fifth more or less, so that many that failed together do not come back together.
      return retry => Math.min(mostMs, leastMs * 2 ** (retry - 1) * (0.8 + 0.4 * random()));
    }
    default:
      throw new Error(`Function "${name}": retry.strategy must be fixedDelay or exponentialBackoff.`);
  }
}
