import { describe, expect, test } from '@jest/globals';
import { mutants } from './mutants.ts';
import { simulate } from './simulate.ts';

const seeds = 500;
const mutantSeeds = 40;

describe('the commit protocol under faults', () => {
  test(`keeps every promise for ${seeds} seeds, in which all that can go wrong does`, async () => {
    const heard = { recorded: 0, pending: 0, refused: 0, lost: 0 };
    for (let seed = 1; seed <= seeds; seed += 1) {
      const verdict = await simulate(seed);
      // A failing seed: npm run simulate -- --seed N
      expect({ seed, faults: verdict.faults }).toEqual({ seed, faults: [] });
      for (const kind of Object.keys(heard) as (keyof typeof heard)[]) heard[kind] += verdict.heard[kind];
    }
    // The storm was one: clients lost answers, were left in doubt and were refused, by the hundred.
    expect(heard.recorded).toBeGreaterThan(5 * seeds);
    expect(heard.lost).toBeGreaterThan(5 * seeds);
    expect(heard.refused).toBeGreaterThan(seeds);
    expect(heard.pending).toBeGreaterThan(seeds / 10);
  }, 300_000);

  test('is the same story each time a seed is played', async () => {
    const [first, second] = [await simulate(7), await simulate(7)];
    expect(second).toEqual(first);
  });

  test.each(Object.entries(mutants))('control: %s is caught', async (_name, mutation) => {
    for (let seed = 1; seed <= mutantSeeds; seed += 1) {
      const { faults } = await simulate(seed, mutation);
      if (faults.length > 0) return;
    }
    throw new Error(`None of ${mutantSeeds} seeds noticed the mutant.`);
  });
});
