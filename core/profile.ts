import type { SourceKind } from './entry.ts';

/** What a person has told Time Agent about how they work and what it may do. */
export type Profile = {
  /** Nothing is drafted without it. */
  consent: boolean;
  /** What approvers read in the place of an object id. Given by the person or a flow, and never taken from a token. */
  displayName?: string;
  /** IANA time zone: decides which day an event belongs to. */
  zone: string;
  /** BCP 47, for texts and numbers. */
  locale: string;
  workingHours: WorkingHours;
  /** The sources to draft from, the most trusted first. A source that is not listed is not used. */
  sourceOrder: PlanSource[];
  /** Minutes that every drafted line is a multiple of. */
  roundingMinutes: RoundingStep;
  /** Groups of the organisation that the person belongs to, by ids that its flows choose: an org run can be for one of them. */
  groups?: string[];
  /** Whether drafted lines get a comment that a customer may read. */
  comments: boolean;
  /** Whether they are told in Teams of each draft. */
  summaries: boolean;
  /** Whether they are reminded of missing hours. */
  reminders: boolean;
  /** When they are not written to: what is to be told waits. */
  quietHours: QuietHours;
  /** Which of the tenant's holiday calendars applies, if any. */
  holidayCalendar?: string;
  /** What corrections have taught: "events like this are that project". */
  rules: LearnedRule[];
};

export type WorkingHours = {
  /** Minutes of work on Monday, Tuesday, … Sunday. */
  minutes: [number, number, number, number, number, number, number];
};

/** Sources of work that a person can put in order; time off and holidays always come first. */
export type PlanSource = Extract<SourceKind, 'assignment' | 'booking' | 'calendar' | 'habit'>;
export const planSources = ['assignment', 'booking', 'calendar', 'habit'] as const satisfies PlanSource[];

export type RoundingStep = 1 | 5 | 6 | 15;
export const roundingSteps = [1, 5, 6, 15] as const satisfies RoundingStep[];

/** Recognises calendar events, or work of earlier weeks, by one trait and says which project they belong to. Texts compare without case. */
export type LearnedRule = {
  id: string;
  trait: (typeof ruleTraits)[number];
  /** For `title` a part of it; for `habit` the project or task that would be repeated, `apollo` or `apollo|build`; for the others the whole value. */
  value: string;
  projectId: string;
  taskId?: string;
};

/** What a rule may look at: all but `habit` are of calendar events. */
export const ruleTraits = ['title', 'category', 'attendeeDomain', 'series', 'habit'] as const;

/** Hours at which a person is not written to unasked: from one time of their own clock to another, over midnight or not. */
export type QuietHours = {
  /** `20:00`. */
  from: string;
  /** `07:00`. The same as `from`: there are none. */
  to: string;
};

/** Evening and night. */
export const defaultQuietHours: QuietHours = { from: '20:00', to: '07:00' };

/** What holds until a person says otherwise. Consent is never assumed. */
export const defaultProfile: Profile = {
  consent: false,
  zone: 'UTC',
  locale: 'en',
  workingHours: { minutes: [480, 480, 480, 480, 480, 0, 0] },
  sourceOrder: [...planSources],
  roundingMinutes: 15,
  comments: true,
  summaries: true,
  reminders: true,
  quietHours: defaultQuietHours,
  rules: [],
};
