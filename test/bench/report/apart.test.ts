import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { apart } from '../../../bench/report/charts/apart.ts';

describe('names that are moved apart', () => {
  test.each<[string, number[], number[]]>([
    ['stay when there is room', [0, 10, 30], [0, 10, 30]],
    ['spread around their middle', [10, 12], [6, 16]],
    ['spread when they lie on one another', [5, 5, 5], [-5, 5, 15]],
    ['push a neighbour that had room before', [0, 4, 13], [-13 / 3, 17 / 3, 47 / 3]],
    ['come back in the order they were given', [30, 0, 31], [25.5, 0, 35.5]],
  ])('%s', (_, places, moved) => {
    const result = apart(places, 10);
    for (const [index, place] of moved.entries()) expect(result[index]).toBeCloseTo(place, 9);
  });

  test('are never closer than the gap, and keep their order', () => {
    const places = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { maxLength: 12 });
    fc.assert(
      fc.property(places, fc.double({ min: 0.1, max: 200, noNaN: true }), (given, gap) => {
        const order = given.map((_, index) => index).sort((a, b) => (given[a] ?? 0) - (given[b] ?? 0));
        const moved = apart(given, gap);
        const sorted = order.map(index => moved[index] ?? 0);

        for (const [rank, place] of sorted.entries())
          if (rank > 0) expect(place - (sorted[rank - 1] ?? 0)).toBeGreaterThanOrEqual(gap - 1e-6);
      }),
    );
  });
});
