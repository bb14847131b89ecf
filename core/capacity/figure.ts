/**
 * How a figure came about: taken by our own benches (`injected`: while delays that were put in on purpose made up some
 * of it), worked out from other figures, read in a platform's documents, or supposed because nobody has measured it yet.
 */
export const bases = ['measured', 'injected', 'computed', 'published', 'assumed'] as const;
export type Basis = (typeof bases)[number];

/** A number that can be checked: its unit, how it came about, where it can be looked up, and how old it is. */
export type Figure = {
  value: number;
  unit: string;
  basis: Basis;
  source: string;
  /** When it was measured, or read in the document: ISO date, or year and month. */
  date: string;
};

export type Named<Name extends string> = Readonly<Record<Name, number>>;

/** The bare numbers of a table of figures, for reckoning. */
export function valuesOf<Name extends string>(
  table: Readonly<Record<Name, { readonly value: number }>>,
): Record<Name, number> {
  const entries = Object.entries<{ readonly value: number }>(table).map(([name, { value }]) => [name, value]);
  return Object.fromEntries(entries) as Record<Name, number>;
}
