import { z } from 'zod';
import type { ExportedEntry } from '../../core/export.ts';
import type { ProjectChoice, TaskChoice } from '../../functions/lists/targets.ts';
import type { UserChoice } from '../../functions/lists/users.ts';
import type { WeekChoice } from '../../functions/lists/weeks.ts';
import { count, entryFields, isoDate } from './entry.ts';
import { weekId, weekStatus } from './week.ts';

const status = z.enum(['open', 'closed']);

const project: z.ZodType<ProjectChoice> = z.strictObject({
  id: z.string(),
  name: z.string(),
  status,
  code: z.string().exactOptional(),
});

const task: z.ZodType<TaskChoice> = z.strictObject({
  id: z.string(),
  name: z.string(),
  status,
  projectId: z.string(),
});

const week: z.ZodType<WeekChoice> = z.strictObject({
  id: weekId,
  name: z.string(),
  from: isoDate,
  to: isoDate,
});

const user: z.ZodType<UserChoice> = z.strictObject({
  id: z.string(),
  name: z.string(),
  zone: z.string(),
  week: z
    .strictObject({
      week: weekId,
      status: weekStatus,
      version: count,
      totalMinutes: count,
      expectedMinutes: count,
    })
    .exactOptional(),
});

const { owner: _, evidence: __, ...plain } = entryFields;
export const exported: z.ZodType<ExportedEntry> = z.strictObject({
  userId: z.string(),
  week: weekId,
  weekStatus,
  weekVersion: count,
  ...plain,
  entryTypeCode: count,
  entryStatusCode: count,
  relatedItemTypeCode: count,
  rowId: z.string(),
});

function page(item: z.ZodType) {
  return z.strictObject({ value: z.array(item), nextLink: z.string().exactOptional() });
}

export const projects = page(project);
export const tasks = page(task);
export const weeks = z.strictObject({ value: z.array(week) });
export const users = page(user);
export const exportedEntries = page(exported);
export const csv = z.strictObject({
  csv: z.string(),
  entries: count,
  continuation: z.string().exactOptional(),
});
