import type { ProjectIndex } from '../catalogue.ts';
import type { Wording } from '../comment/wording.ts';
import { compareText } from '../entry.ts';
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
  /** What a reviewer wrote about this very plan, when it is made again with its words. */
  wording?: Wording;
};

/** The sources by id: in which order they were pushed means nothing, so a plan must not depend on it. */
export function inOrder(input: PlanInput): PlanInput {
  const { assignments, bookings, timeOff } = input.sources;
  const sources = {
    ...input.sources,
    assignments: byId(assignments),
    bookings: byId(bookings),
    timeOff: byId(timeOff),
  };
  return { ...input, sources, events: byId(input.events) };
}

function byId<T extends { id: string }>(items: T[]): T[] {
  const inOrderAlready = items.every((item, index) => index === 0 || (items[index - 1] as T).id <= item.id);
  return inOrderAlready ? items : items.toSorted((a, b) => compareText(a.id, b.id));
}
