import type { Outcome } from '../../core/outcome.ts';
import type { Policy } from '../../core/policy.ts';
import type { Profile } from '../../core/profile.ts';
import type { CalendarEvent, Sources } from '../../core/sources.ts';
import type { IsoDate, WeekId } from '../../core/week.ts';

/** Whose week is to be drafted, and under which run. */
export type Job = { tenantId: string; userId: string; week: WeekId; runId: string };

/** The tools in the order in which the agent needs them. */
export const toolNames = ['configuration', 'plans', 'history', 'entries', 'summary'] as const;
export type ToolName = (typeof toolNames)[number];

export type Configuration = { profile: Profile; policy: Policy; dates: readonly IsoDate[] };
export type Plans = Pick<Sources, 'assignments' | 'bookings' | 'timeOff' | 'holidays'>;
export type History = Pick<Sources, 'habits'> & { events: CalendarEvent[] };
export type Written = { outcome: Outcome; projects: ProjectMinutes[] };
export type Summary = { text: string };

/** What the tools have answered so far. The agent hands to each tool what it needs of that. */
export type Answers = {
  configuration: Configuration;
  plans: Plans;
  history: History;
  entries: Written;
  summary: Summary;
};

/** Minutes that a run adds to a project, or takes from it. */
export type ProjectMinutes = { projectId: string; minutes: number };

/**
 * One container for each tool's transactions, and two that are shared: the totals of projects and the leases. The
 * second part of the key is the person, the project or the lock.
 */
export const containers = {
  configuration: { id: 'tool-configuration', paths: ['/tenantId', '/userId'] },
  plans: { id: 'tool-plans', paths: ['/tenantId', '/userId'] },
  history: { id: 'tool-history', paths: ['/tenantId', '/userId'] },
  entries: { id: 'tool-entries', paths: ['/tenantId', '/userId'] },
  summary: { id: 'tool-summary', paths: ['/tenantId', '/userId'] },
  totals: { id: 'tool-totals', paths: ['/tenantId', '/projectId'] },
  leases: { id: 'leases', paths: ['/tenantId', '/lock'] },
} as const;

/** Ids within a partition. `fence` remembers the highest fence under which anything was written there. */
export const documentId = {
  profile: 'profile',
  assignments: 'assignments',
  bookings: 'bookings',
  habits: 'habits',
  calendar: (week: WeekId) => `calendar:${week}`,
  head: (week: WeekId) => `week:${week}`,
  total: (week: WeekId) => `total:${week}`,
  summary: (week: WeekId) => `summary:${week}`,
  notification: (runId: string) => `notification:${runId}`,
  fence: 'fence',
  lease: 'lease',
} as const;
