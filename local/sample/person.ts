import type { Change } from '../../core/intent.ts';
import type { Profile } from '../../core/profile.ts';
import type { Sources } from '../../core/sources.ts';
import type { WeekId } from '../../core/week.ts';
import type { GraphEvent } from '../import/graph-event.ts';
import type { EarlierWeekItem } from '../import/tock/log.ts';
import type { Person } from './directory.ts';

/** One of the twelve, with everything that their weeks are drafted from, in the shapes that the API takes. */
export type SamplePerson = {
  userId: string;
  name: string;
  upn: string;
  title: string;
  /** What their week shows, in a sentence. */
  story: string;
  profile: Partial<Profile> & Pick<Profile, 'consent' | 'zone'>;
  assignments: Sources['assignments'];
  bookings: Sources['bookings'];
  timeOff: Sources['timeOff'];
  holidays: Sources['holidays'];
  earlierWeeks: EarlierWeekItem[];
  calendars: { week: WeekId; events: GraphEvent[] }[];
  /** What they entered by themselves in the running week. */
  ownEntries: Change[];
  /** The weeks that the agent is to draft, and whether it looks ahead or back. */
  drafts: { week: WeekId; kind: 'draft' | 'redraft' }[];
};

type Told = Pick<SamplePerson, 'title' | 'story' | 'profile' | 'drafts'> & Partial<SamplePerson>;

/** Somebody of the directory, with empty lists for what is not told of them. */
export function samplePerson({ oid, name, upn }: Person, told: Told): SamplePerson {
  const nothing = {
    assignments: [],
    bookings: [],
    timeOff: [],
    holidays: [],
    earlierWeeks: [],
    calendars: [],
  };
  const profile = { ...told.profile, displayName: name };
  return { userId: oid, name, upn, ...nothing, ownEntries: [], ...told, profile };
}
