import type { Decision } from '../../core/decide.ts';

type Decided = Extract<Decision, { kind: 'decided' }>;

/**
 * Reviews a decided week against the tenant's rules and policy and words its comments. It may describe and flag; it can
 * never change minutes, projects or days. Until the review is built it hands the week on as it is, and the outcome says
 * `review: none`.
 */
export async function review(decided: Decided): Promise<Decided> {
  return decided;
}
