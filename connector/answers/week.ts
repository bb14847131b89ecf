import { z } from 'zod';
import type { Finding } from '../../core/finding.ts';
import { weekStatuses } from '../../core/head.ts';
import type { Left, Outcome } from '../../core/outcome.ts';
import type { WeekId } from '../../core/week.ts';
import type { Preview } from '../../functions/week/preview.ts';
import type { RunView } from '../../functions/week/read.ts';
import type { WeekInWords, WeekSummary } from '../../functions/week/summary.ts';
import { count, entry, instant, isoDate, op, opSet } from './entry.ts';
import { errorCode } from './problem.ts';

export const weekId = z.string() as unknown as z.ZodType<WeekId>;

export const weekStatus = z.enum(weekStatuses);

const words = { needsReview: z.boolean(), text: z.string(), card: z.string() };

export const week: z.ZodType<WeekInWords> = z.strictObject({
  ...words,
  week: weekId,
  status: weekStatus,
  version: count,
  totalMinutes: count,
  expectedMinutes: count,
  days: z.array(
    z.strictObject({
      date: isoDate,
      totalMinutes: count,
      expectedMinutes: count,
      closed: z.boolean(),
      entries: z.array(entry),
    }),
  ),
});

const left: z.ZodType<Left> = z.strictObject({
  code: errorCode,
  message: z.string(),
  date: isoDate.exactOptional(),
  projectId: z.string().exactOptional(),
  entryId: z.string().exactOptional(),
});

export const finding = z.strictObject({
  code: z.string(),
  severity: z.enum(['info', 'warn', 'block']),
  message: z.string(),
  date: isoDate.exactOptional(),
  entryId: z.string().exactOptional(),
  clauseId: z.string().exactOptional(),
}) satisfies z.ZodType<Finding>;

const kinds = ['draft', 'redraft', 'comment', 'correct', 'submit', 'recall', 'approve', 'return', 'undo'];

export const outcome = z.strictObject({
  runId: z.string(),
  week: weekId,
  kind: z.enum([...kinds, 'remind'] as Outcome['kind'][]),
  result: z.enum(['committed', 'unchanged']),
  opSetHash: z.string(),
  operations: z.strictObject({ create: count, replace: count, patch: count, delete: count }),
  status: weekStatus,
  version: count,
  entries: count,
  totalMinutes: count,
  expectedMinutes: count,
  skipped: z.array(left),
  review: z.enum([
    ...(['ai', 'rules', 'notNeeded', 'late', 'refused', 'filtered'] as const),
    ...(['malformed', 'cutShort', 'overBudget', 'failed'] as const),
  ]),
  findings: z.array(finding),
  missing: z.array(z.strictObject({ date: isoDate, minutes: count })).exactOptional(),
}) satisfies z.ZodType<Outcome>;

export const preview: z.ZodType<Preview> = z.strictObject({
  basedOnVersion: count,
  outcome,
  opSet,
  diff: z.array(
    z.strictObject({
      op: z.enum(['create', 'replace', 'patch', 'delete']),
      entryId: z.string(),
      date: isoDate,
      text: z.string(),
    }),
  ),
});

export const summary: z.ZodType<WeekSummary> = z.strictObject({
  week: weekId,
  status: weekStatus,
  version: count,
  totalMinutes: count,
  expectedMinutes: count,
  ...words,
});

export const run: z.ZodType<RunView> = z.strictObject({
  outcome,
  opSet,
  inverse: z.array(op),
  timings: z.strictObject({ loadMs: z.number(), planMs: z.number(), reviewMs: z.number(), attempts: count }),
  createdAt: instant,
  reviewed: z
    .strictObject({ promptVersion: z.string(), tokens: count, dropped: z.record(z.string(), count) })
    .exactOptional(),
});
