import type { z } from 'zod';
import { csv, exportedEntries, projects, tasks, users, weeks } from './lists.ts';
import { orgRun, orgRunPeople, totals } from './organisation.ts';
import { calendarImported, caller, deliveries, deliveryPage, imported, profile } from './people.ts';
import {
  entriesNeedReview,
  entryNeedsReview,
  orgRunCompleted,
  subscribed,
  summaryReady,
  unsubscribed,
  weekChanges,
  weekSubmitted,
} from './triggers.ts';
import { outcome, preview, run, summary, week } from './week.ts';

/** What operations answer, by the names that the swagger's definitions have. */
export const answers: Readonly<Record<string, z.ZodType>> = {
  Caller: caller,
  Outcome: outcome,
  Preview: preview,
  Week: week,
  Run: run,
  Preferences: profile,
  Imported: imported,
  CalendarImported: calendarImported,
  Deliveries: deliveries,
  DeliveryPage: deliveryPage,
  OrganisationRun: orgRun,
  OrganisationRunPeople: orgRunPeople,
  ProjectTotals: totals,
  WeekSummary: summary,
  Projects: projects,
  Tasks: tasks,
  Weeks: weeks,
  Users: users,
  ExportedEntries: exportedEntries,
  Csv: csv,
  Subscription: subscribed,
  Unsubscribed: unsubscribed,
  SummaryReady: summaryReady,
  EntryNeedsReview: entryNeedsReview,
  EntriesNeedReview: entriesNeedReview,
  WeekSubmitted: weekSubmitted,
  OrganisationRunCompleted: orgRunCompleted,
  WeekChanges: weekChanges,
};
