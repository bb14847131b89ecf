/** Seeded chance: the same seed makes the same choices for ever. */
export type Chance = {
  /** 0 ≤ x < 1 */
  next(): number;
  /** A whole number from 0 to `below` − 1. */
  below(below: number): number;
  /** True with this probability. */
  hits(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** A stream of its own, so that a choice here does not shift the choices there. */
  fork(name: string): Chance;
};

/** Mulberry32: 32 bits of state, good enough to make trouble with. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    hits: probability => next() < probability,
    pick: items => items[below(items.length)] as (typeof items)[number],
    fork: name => chanceOf([...name].reduce((hash, char) => Math.imul(hash, 31) + char.charCodeAt(0), seed)),
  };
}
