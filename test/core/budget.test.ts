import { describe, expect, test } from '@jest/globals';
import { bucketSettings } from '../../core/budget.ts';

describe('the bucket of a tenant', () => {
  test('holds a second of messages and ten seconds of tokens, when nothing was laid down', () => {
    expect(bucketSettings('teams')).toMatchObject({ ratePerS: 25, burst: 25 });
    expect(bucketSettings('llm')).toMatchObject({ ratePerS: 1_000, burst: 10_000 });
  });

  test('follows what an administrator has laid down, each kind its own', () => {
    const budgets = { llmTokensPerMinute: 6_000, teamsSendsPerSecond: 50 };
    expect(bucketSettings('teams', budgets)).toMatchObject({ ratePerS: 50, burst: 50 });
    expect(bucketSettings('llm', budgets)).toMatchObject({ ratePerS: 100, burst: 1_000 });
    expect(bucketSettings('llm', { teamsSendsPerSecond: 1 })).toMatchObject({ ratePerS: 1_000 });
  });

  test('has room for one message, however slow it is', () => {
    expect(bucketSettings('teams', { teamsSendsPerSecond: 0.2 })).toMatchObject({ ratePerS: 0.2, burst: 1 });
  });

  test('is never slower than a 25th, and from half the rate is back at all of it after half a minute', () => {
    const { ratePerS, floorPerS, growthPerS } = bucketSettings('teams');
    expect(floorPerS).toBe(1);
    expect(ratePerS / 2 / growthPerS).toBeCloseTo(30);
  });
});
