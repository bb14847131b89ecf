import type { IsoDate } from './week.ts';

/** Something the review has to say about a week or one of its entries. It never changes minutes, projects or days. */
export type Finding = {
  /** The rule that it rests on; `policyClause` for a clause of the tenant's policy. */
  code: string;
  /** `block` stops a submit, never a draft. */
  severity: 'info' | 'warn' | 'block';
  /** One sentence that says what to do. */
  message: string;
  date?: IsoDate;
  entryId?: string;
  /** The clause that it rests on, as the policy numbers it. Given with `policyClause`, which an LLM has found. */
  clauseId?: string;
};
