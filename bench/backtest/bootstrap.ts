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
  const random = mulberry32(seed);
  const figures = Array.from({ length: draws }, () =>
    figure(byPerson.map(() => Math.floor(random() * byPerson.length))),
  ).sort((a, b) => a - b);
  const at = (share: number) => rounded(figures[Math.round(share * (draws - 1))] ?? 0);
  return { low: at(0.025), high: at(0.975) };
}

/** The F1 of the people drawn. */
export function f1Drawn(byPerson: readonly Score[]): (drawn: readonly number[]) => number {
  return drawn => f1Of(drawn.reduce((sum, index) => add(sum, byPerson[index] ?? nothing), nothing));
}

/** A small generator of numbers from 0 up to 1 (mulberry32, by Tommy Ettinger, public domain). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
