import type { Review } from './comment/wording.ts';
import type { Problem } from './errors.ts';
import type { Finding } from './finding.ts';
import type { WeekStatus } from './head.ts';
import type { Intent } from './intent.ts';
import type { Op } from './opset.ts';
import type { IsoDate, WeekId } from './week.ts';

/**
 * What a run did: recorded in its document in the same batch as its effect, and answered word for word to every
 * repetition of the request.
 */
export type Outcome = {
  runId: string;
  week: WeekId;
  kind: Intent['kind'];
  /** `unchanged`: there was nothing to do, which is recorded too. A reminder is committed as a message and no more. */
  result: 'committed' | 'unchanged';
  /** SHA-256 of the op set. */
  opSetHash: string;
  operations: { create: number; replace: number; patch: number; delete: number };
  status: WeekStatus;
  /** The head's version after the run. */
  version: number;
  entries: number;
  totalMinutes: number;
  expectedMinutes: number;
  /** What was left out, each with a reason; everything else went through. */
  skipped: Left[];
  review: Review;
  findings: Finding[];
  /** For a reminder, and only when there is something to remind of: the working days that lack hours. */
  missing?: MissingDay[];
};

export type MissingDay = { date: IsoDate; minutes: number };

/** A day, target or entry that a run left as it was. */
export type Left = {
  code: Problem['code'];
  message: string;
  date?: IsoDate;
  projectId?: string;
  entryId?: string;
};

export function countOps(ops: readonly Op[]): Outcome['operations'] {
  const counts = { create: 0, replace: 0, patch: 0, delete: 0 };
  for (const op of ops) counts[op.op] += 1;
  return counts;
}
