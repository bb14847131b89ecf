import type { Decision } from '../../core/decide.ts';

type Decided = Extract<Decision, { kind: 'decided' }>;

/**
 * Words the comments of a decided week and reviews it against the clauses of the tenant's policy. The rules have spoken
 * in `decide` already. It may describe and flag; it can never change minutes, projects or days. Until an LLM is
 * connected it hands the week on as it is, and the outcome says `review: rules`.
 */
export async function review(decided: Decided): Promise<Decided> {
  return decided;
}
