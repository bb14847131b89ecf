import { z } from 'zod';
import type {
  EntryNeedsReview,
  OrgRunCompleted,
  SummaryReady,
  WeekChanged,
  WeekSubmitted,
} from '../../core/webhooks/events.ts';
import { webhookEvents } from '../../core/webhooks/events.ts';
import type { Subscribed, Unsubscribed } from '../../functions/webhooks/subscription.ts';
import { count, entryFields, instant } from './entry.ts';
import { exported } from './lists.ts';
import { orgRunFields } from './organisation.ts';
import { finding, weekId, weekStatus } from './week.ts';

/** What triggers get: an event each, or a list of them. */
const event = { eventId: z.string(), occurredAt: instant };

const weekNews = {
  ...event,
  userId: z.string(),
  week: weekId,
  runId: z.string(),
  status: weekStatus,
  version: count,
  totalMinutes: count,
  expectedMinutes: count,
  needsReview: z.boolean(),
  text: z.string(),
};

export const summaryReady: z.ZodType<SummaryReady> = z.strictObject({
  ...weekNews,
  kind: z.enum(['draft', 'redraft']),
});
export const weekSubmitted: z.ZodType<WeekSubmitted> = z.strictObject(weekNews);

const { id: entryId, owner: _, evidence: __, version: ___, ...entry } = entryFields;
const { code, severity, message, clauseId } = finding.shape;

export const entryNeedsReview: z.ZodType<EntryNeedsReview> = z.strictObject({
  ...event,
  userId: z.string(),
  week: weekId,
  runId: z.string(),
  weekStatus,
  weekVersion: count,
  entryId,
  ...entry,
  title: z.string(),
  findings: z.array(z.strictObject({ code, severity, message, clauseId })),
  text: z.string(),
});
export const entriesNeedReview = z.array(entryNeedsReview);

export const orgRunCompleted: z.ZodType<OrgRunCompleted> = z.strictObject({
  ...event,
  ...orgRunFields,
  text: z.string(),
});

const weekChanged: z.ZodType<WeekChanged> = z.strictObject({
  eventId: z.string(),
  changedAt: instant,
  userId: z.string(),
  week: weekId,
  status: weekStatus,
  version: count,
  totalMinutes: count,
  runId: z.string(),
  entries: z.array(exported),
});
export const weekChanges = z.array(weekChanged);

export const subscribed: z.ZodType<Subscribed> = z.strictObject({
  subscriptionId: z.string(),
  event: z.enum(webhookEvents),
  secret: z.string(),
});
export const unsubscribed: z.ZodType<Unsubscribed> = z.strictObject({
  subscriptionId: z.string(),
  active: z.literal(false),
});
