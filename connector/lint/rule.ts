import type { Swagger } from '../build/swagger-types.ts';

/** A rule of certification: what it finds, as sentences that begin with a place. */
export type Rule = (swagger: Swagger) => string[];

/** The places of those that do not hold. */
export function failing<T extends { place: string }>(
  items: readonly T[],
  holds: (item: T) => boolean,
): string[] {
  return items.filter(item => !holds(item)).map(({ place }) => place);
}

/** A finding when a statement about the whole document does not hold. */
export function unless(holds: boolean, place: string): string[] {
  return holds ? [] : [place];
}
