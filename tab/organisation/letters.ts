import type { DeadLetter } from '../../functions/org-run/dead-letters.ts';

/** The dead letters of one org run, or those that belong to none. */
export type Pile = { orgRunId?: string; letters: DeadLetter[] };

/** By org run, in the order in which they come; what belongs to none comes last and cannot be sent again. */
export function pilesOf(letters: readonly DeadLetter[]): Pile[] {
  const piles = new Map<string | undefined, DeadLetter[]>();
  for (const letter of letters) piles.set(letter.orgRunId, [...(piles.get(letter.orgRunId) ?? []), letter]);
  return [...piles]
    .map(([orgRunId, pile]): Pile => ({ letters: pile, ...(orgRunId !== undefined && { orgRunId }) }))
    .sort((a, b) => Number(a.orgRunId === undefined) - Number(b.orgRunId === undefined));
}

/** How many letters have which code. */
export function codesOf({ letters }: Pile): [code: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { code } of letters) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts];
}
