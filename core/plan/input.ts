import type { ProjectIndex } from '../catalogue.ts';
import type { WeekHead } from '../head.ts';
import type { Policy } from '../policy.ts';
import type { Profile } from '../profile.ts';
import type { CalendarEvent, Sources } from '../sources.ts';

/** Everything that a plan depends on. The same input gives the same plan, on every machine and at any time. */
export type PlanInput = {
  /** `draft` looks ahead from plans and habits; `redraft` looks back and trusts the calendar that took place first. */
  kind: 'draft' | 'redraft';
  /** The client's id of the run: part of the ids of new entries. */
  runId: string;
  head: WeekHead;
  profile: Profile;
  policy: Policy;
  projects: ProjectIndex;
  sources: Sources;
  /** The person's calendar events of this week. */
  events: CalendarEvent[];
};
