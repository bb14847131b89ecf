import { describe, expect, test } from '@jest/globals';
import { heldOut, pairs } from '../../../bench/review/pairs.ts';
import { measureRetrieval } from '../../../bench/review/retrieval.ts';

describe('finding the clause that belongs to an entry', () => {
  test('works for 95 of 100 of at least sixty labelled entries', async () => {
    const { pairs: count, recallAt5 } = await measureRetrieval(pairs);
    expect(count).toBeGreaterThanOrEqual(60);
    expect(recallAt5).toBeGreaterThanOrEqual(0.95);
  });

  test('works for nine of ten on a policy that was written afterwards', async () => {
    expect((await measureRetrieval(heldOut)).recallAt5).toBeGreaterThanOrEqual(0.9);
  });

  test('control: a search that always answers the same is found out', async () => {
    const { recallAt5, missed } = await measureRetrieval(pairs, index =>
      index.clauses.slice(0, 5).map(({ id }) => id),
    );
    expect(recallAt5).toBeLessThan(0.3);
    expect(missed.length).toBeGreaterThan(60);
  });
});
