import type { EntryStatus, EntryType } from '../entry.ts';
import type { ExportedEntry } from '../export.ts';
import type { Finding } from '../finding.ts';
import type { WeekStatus } from '../head.ts';
import type { OrgRunView } from '../org-run/view.ts';
import type { IsoDate, WeekId } from '../week.ts';

/** What others can subscribe to. `entriesNeedReview` brings all entries of a run at once. */
export const webhookEvents = [
  'summaryReady',
  'entryNeedsReview',
  'entriesNeedReview',
  'weekSubmitted',
  'orgRunCompleted',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** An event may come more than once: under the same `eventId` it is the same event. */
type Event = { eventId: string; occurredAt: string };

/** How a week stands when it is told of, which may be later than the run that is told of. */
type WeekNews = Event & {
  userId: string;
  week: WeekId;
  runId: string;
  status: WeekStatus;
  version: number;
  totalMinutes: number;
  expectedMinutes: number;
  /** Whether the review has found something graver than a remark. */
  needsReview: boolean;
  /** The week in words, in the person's language. */
  text: string;
};

export type SummaryReady = WeekNews & { kind: 'draft' | 'redraft' };
export type WeekSubmitted = WeekNews;

/** An entry that a run has written and that the review has something grave to say of. */
export type EntryNeedsReview = Event & {
  userId: string;
  week: WeekId;
  runId: string;
  weekStatus: WeekStatus;
  weekVersion: number;
  entryId: string;
  date: IsoDate;
  minutes: number;
  type: EntryType;
  status: EntryStatus;
  projectId?: string;
  taskId?: string;
  description?: string;
  externalComment?: string;
  /** Project and task as people call them. */
  title: string;
  /** The gravest first. */
  findings: Pick<Finding, 'code' | 'severity' | 'message' | 'clauseId'>[];
  /** The same in words, in the person's language. */
  text: string;
};

export type OrgRunCompleted = Event & OrgRunView & { text: string };

/** A week as it stands after it has changed, with its entries as other systems take them in. */
export type WeekChanged = {
  /** Of this version of the week. */
  eventId: string;
  changedAt: string;
  userId: string;
  week: WeekId;
  status: WeekStatus;
  version: number;
  totalMinutes: number;
  runId: string;
  entries: ExportedEntry[];
};
