import { describe, expect, test } from '@jest/globals';
import { bootstrap, type Pair, quantile, ratiosOf } from '../../../bench/ab/statistics.ts';
import { chanceOf } from '../../commit/chance.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test('a quantile is the smallest sample that so large a share does not exceed', () => {
  expect([0, 0.5, 0.99, 1].map(share => quantile(upTo(200), share))).toEqual([1, 100, 198, 200]);
  expect(quantile([7], 0.5)).toBe(7);
  expect(quantile([], 0.5)).toBeNaN();
});

describe('ratios', () => {
  test('compare the arms at the median and the tail, and each person with themselves', () => {
    const pairs = upTo(100).map((index): Pair => ({ tools: index * 10, batch: index === 99 ? 990 : index }));
    expect(ratiosOf(pairs)).toEqual({ median: 10, p99: 9.9, pairMedian: 10 });
  });

  test('of each person with themselves differ from those of the medians, when not the same people are slow', () => {
    const pairs = [
      { tools: 10, batch: 5 },
      { tools: 20, batch: 1 },
      { tools: 30, batch: 10 },
    ];
    expect(ratiosOf(pairs)).toMatchObject({ median: 4, pairMedian: 3 });
  });
});

describe('the bootstrap', () => {
  const random = () => chanceOf(3).next;
  const noisy = (count: number, seed: number) => {
    const chance = chanceOf(seed);
    return upTo(count).map(
      (): Pair => ({ tools: 100 + chance.next() * 100, batch: 10 + chance.next() * 10 }),
    );
  };

  test('has no doubt where there is none', () => {
    const certain = { low: 10, high: 10 };
    expect(bootstrap(Array(50).fill({ tools: 100, batch: 10 }), 200, random())).toEqual({
      median: certain,
      p99: certain,
      pairMedian: certain,
    });
  });

  test('gives the same interval for the same seed, and another for another', () => {
    const pairs = noisy(60, 1);
    expect(bootstrap(pairs, 200, random())).toEqual(bootstrap(pairs, 200, random()));
    expect(bootstrap(pairs, 200, random())).not.toEqual(bootstrap(pairs, 200, chanceOf(4).next));
  });

  test('is surer with more people', () => {
    const width = (people: number) => {
      const { low, high } = bootstrap(noisy(people, 2), 400, random()).median;
      return high - low;
    };
    expect(width(2_000)).toBeLessThan(width(40) / 2);
  });

  test('holds the truth in most of 60 organisations', () => {
    const truth = 10;
    const held = upTo(60).filter(seed => {
      const { low, high } = bootstrap(noisy(100, seed), 150, chanceOf(seed + 1_000).next).median;
      return low <= truth && truth <= high;
    });
    expect(held.length).toBeGreaterThanOrEqual(52);
  });
});
