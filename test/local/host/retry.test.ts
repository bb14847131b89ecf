import { describe, expect, test } from '@jest/globals';
import type { RegisteredFunction } from '../../../local/host/registry.ts';
import { readRetryPolicy } from '../../../local/host/retry.ts';

const withRetry = (retryOptions?: object): RegisteredFunction => ({
  name: 'relay',
  metadata: { name: 'relay', bindings: {}, retryOptions },
  callback: () => undefined,
  triggerName: 'documents',
  trigger: { type: 'cosmosDBTrigger', direction: 'in' },
});
const seconds = (count: number) => ({ seconds: count });

test('a function without a policy has none', () => {
  expect(readRetryPolicy(withRetry())).toBeUndefined();
});

test('a fixed delay stays the same', () => {
  const policy = readRetryPolicy(
    withRetry({ retryStrategy: 'fixedDelay', maxRetryCount: -1, delayInterval: seconds(3) }),
  );
  expect([policy?.retriesMax, policy?.delayMs(1), policy?.delayMs(50)]).toEqual([-1, 3000, 3000]);
});

test('an exponential delay doubles from the least to the most, a fifth more or less', () => {
  const options = {
    retryStrategy: 'exponentialBackoff',
    maxRetryCount: 5,
    minimumInterval: seconds(1),
    maximumInterval: seconds(10),
  };
  const delays = (random: number) => {
    const policy = readRetryPolicy(withRetry(options), () => random);
    return [1, 2, 3, 4, 50].map(retry => Math.round(policy?.delayMs(retry) ?? 0));
  };
  expect(delays(0.5)).toEqual([1000, 2000, 4000, 8000, 10_000]);
  expect(delays(0)).toEqual([800, 1600, 3200, 6400, 10_000]);
});

describe('a policy is refused', () => {
  const fixed = { retryStrategy: 'fixedDelay', maxRetryCount: 1, delayInterval: seconds(1) };
  test.each([
    [{ ...fixed, maxRetryCount: -2 }, 'retry.maxRetryCount must be a whole number from -1'],
    [{ ...fixed, maxRetryCount: undefined }, 'retry.maxRetryCount must be a whole number from -1'],
    [{ ...fixed, delayInterval: undefined }, 'retry.delayInterval is missing'],
    [{ ...fixed, retryStrategy: 'exponentialBackoff' }, 'retry.minimumInterval is missing'],
    [{ ...fixed, retryStrategy: 'never' }, 'retry.strategy must be fixedDelay or exponentialBackoff'],
  ])('%j', (options, message) => {
    expect(() => readRetryPolicy(withRetry(options))).toThrow(`Function "relay": ${message}`);
  });

  test('control: without the mistake it is taken', () => {
    expect(readRetryPolicy(withRetry(fixed))).toBeDefined();
  });
});
