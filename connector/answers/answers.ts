import type { z } from 'zod';
import { rpcMessage } from './agents.ts';
import { csv, exportedEntries, projects, tasks, users, weeks } from './lists.ts';
import { orgRun, orgRunPeople, orgRuns, totals } from './organisation.ts';
import { calendarImported, caller, deliveries, imported, profile } from './people.ts';
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
  OrganisationRun: orgRun,
  OrganisationRuns: orgRuns,
  OrganisationRunPeople: orgRunPeople,
  ProjectTotals: totals,
  WeekSummary: summary,
  Projects: projects,
  Tasks: tasks,
  Weeks: weeks,
  Users: users,
  ExportedEntries: exportedEntries,
  Csv: csv,
  RpcMessage: rpcMessage,
  Subscription: subscribed,
  Unsubscribed: unsubscribed,
  SummaryReady: summaryReady,
  EntryNeedsReview: entryNeedsReview,
  EntriesNeedReview: entriesNeedReview,
  WeekSubmitted: weekSubmitted,
  OrganisationRunCompleted: orgRunCompleted,
  WeekChanges: weekChanges,
};
