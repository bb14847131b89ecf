import { chanceOf } from '../../test/commit/chance.ts';
import { add, f1Of, nothing, rounded, type Score } from './score.ts';

export type Interval = { low: number; high: number };

/**
 * The 95 % interval of a figure over people: they are drawn with replacement, because the weeks of one person are alike.
 * The seed makes it the same on every machine.
 */
export function interval(
  byPerson: readonly Score[],
  figure: (drawn: readonly number[]) => number,
  draws: number,
  seed: number,
): Interval {
  const chance = chanceOf(seed);
  const figures = Array.from({ length: draws }, () =>
    figure(byPerson.map(() => chance.below(byPerson.length))),
  ).sort((a, b) => a - b);
  const at = (share: number) => rounded(figures[Math.round(share * (draws - 1))] ?? 0);
  return { low: at(0.025), high: at(0.975) };
}

/** The F1 of the people drawn. */
export function f1Drawn(byPerson: readonly Score[]): (drawn: readonly number[]) => number {
  return drawn => f1Of(drawn.reduce((sum, index) => add(sum, byPerson[index] ?? nothing), nothing));
}
