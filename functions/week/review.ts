import type { Decision } from '../../core/decide.ts';

/**
 * Reviews a decided week against the tenant's rules and policy and words its comments. It may describe and flag; it can
 * never change minutes, projects or days. Until the review is built it finds nothing, and outcomes say `review: none`.
 */
export async function review(_decided: Extract<Decision, { kind: 'decided' }>): Promise<readonly never[]> {
  return [];
}
