import { z } from 'zod';
import type { OrgRunView } from '../../core/org-run/view.ts';
import type { OrgRunPerson } from '../../functions/org-run/status.ts';
import type { ProjectTotals } from '../../functions/totals/read.ts';
import { count, instant } from './entry.ts';
import { errorCode } from './problem.ts';
import { weekId } from './week.ts';

const resultCode = z.enum([
  ...(['committed', 'unchanged', 'reminded'] as const),
  ...(['wouldCommit', 'wouldNotChange', 'wouldRemind', 'cancelled'] as const),
  ...errorCode.options,
]);

export const orgRunFields = {
  orgRunId: z.string(),
  week: weekId,
  kind: z.enum(['draft', 'redraft', 'reminder']),
  dryRun: z.boolean(),
  rate: count,
  group: z.string().exactOptional(),
  selection: z.strictObject({ zone: z.string(), weekday: count }).exactOptional(),
  state: z.enum(['enumerating', 'running', 'paused', 'cancelling', 'cancelled', 'completed']),
  startedBy: z.string(),
  createdAt: instant,
  endedAt: instant.exactOptional(),
  users: z.strictObject({ total: count, totalIsFinal: z.boolean(), sent: count, finished: count }),
  percent: count,
  results: z.partialRecord(resultCode, count),
  deadLetters: count,
  measuredRate: z.number(),
  estimatedEnd: instant.exactOptional(),
  failures: z.array(z.strictObject({ userId: z.string(), code: resultCode })),
};
export const orgRun: z.ZodType<OrgRunView> = z.strictObject(orgRunFields);

const person: z.ZodType<OrgRunPerson> = z.strictObject({
  userId: z.string(),
  code: resultCode.exactOptional(),
  dead: z.literal(true).exactOptional(),
});

export const orgRunPeople = z.strictObject({ page: count, pages: count, people: z.array(person) });

export const totals: z.ZodType<ProjectTotals> = z.strictObject({
  projectId: z.string(),
  week: weekId.exactOptional(),
  minutes: count,
  people: count.exactOptional(),
  budgetMinutes: count.exactOptional(),
});
