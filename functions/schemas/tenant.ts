import { z } from 'zod';
import { dayMinutesMax } from '../../core/entry.ts';
import { date, id, inOrder, name, orderRule, text } from './fields.ts';

const maxRule = `must be whole minutes from 0 to ${dayMinutesMax}`;
const holiday = z.strictObject({ date, name });

const closedPeriod = z
  .strictObject({ from: date, to: date, projectId: id.exactOptional() })
  .refine(inOrder, orderRule);

/** The tenant's policy. What is left out keeps its default. */
export const policy = z.strictObject({
  dailyMaxMinutes: z.int(maxRule).min(0, maxRule).max(dayMinutesMax, maxRule).exactOptional(),
  minimumLineMinutes: z.int('must be whole minutes from 1 to 240').min(1).max(240).exactOptional(),
  closedThrough: date.exactOptional(),
  closedPeriods: z.array(closedPeriod).max(1000).exactOptional(),
  matchThreshold: z.number('must be a number from 0 to 1').min(0).max(1).exactOptional(),
  holidayCalendars: z.record(id, z.array(holiday).max(1000)).exactOptional(),
});

const status = z.enum(['open', 'closed'], 'must be open or closed').default('open');
const task = z.strictObject({ id, name, status });

const project = z
  .strictObject({
    id,
    name,
    status,
    code: text(40).exactOptional(),
    from: date.exactOptional(),
    to: date.exactOptional(),
    domains: z.array(text(253)).max(50).exactOptional(),
    categories: z.array(text(255)).max(50).exactOptional(),
    tasks: z.array(task).max(500).superRefine(noRepeatedIds).default([]),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, orderRule);

/** The tenant's projects and tasks; ids must not repeat. */
export const catalogue = z.strictObject({
  projects: z
    .array(project, 'must be a list of projects')
    .max(5000, 'must hold at most 5000 projects')
    .superRefine(noRepeatedIds),
});

function noRepeatedIds(items: { id: string }[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    if (seen.has(item.id))
      context.addIssue({ code: 'custom', path: [index, 'id'], message: 'must not repeat' });
    seen.add(item.id);
  }
}
