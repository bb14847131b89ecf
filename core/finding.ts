import type { IsoDate } from './week.ts';

/** Something the review has to say about a week or one of its entries. It never changes minutes, projects or days. */
export type Finding = {
  /** The rule, or the clause of the tenant's policy, that it rests on. */
  code: string;
  /** `block` stops a submit, never a draft. */
  severity: 'info' | 'warn' | 'block';
  /** One sentence that says what to do. */
  message: string;
  date?: IsoDate;
  entryId?: string;
};
