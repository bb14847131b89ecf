import { type Catalogue, indexProjects, type Project } from '../../core/catalogue.ts';
import { type Decision, decide, type Situation } from '../../core/decide.ts';
import { compareEntries, type Entry, totalMinutes } from '../../core/entry.ts';
import { emptyWeek, type WeekHead } from '../../core/head.ts';
import type { Change, Intent } from '../../core/intent.ts';
import { defaultPolicy, type Policy } from '../../core/policy.ts';
import { defaultProfile, type Profile } from '../../core/profile.ts';
import { noSources } from '../../core/sources.ts';
import { type WeekId, weekDates } from '../../core/week.ts';

/** An ordinary week without holidays or clock changes: Monday 16 to Sunday 22 November 2026. */
export const week: WeekId = '2026-W47';

/** Its days, by name. */
export const [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = weekDates(week) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

export function aProject(id: string, rest: Partial<Project> = {}): Project {
  return { id, name: `Project ${id}`, status: 'open', tasks: [], ...rest };
}

/** Two open projects (`apollo` with the open tasks `build` and `test`, and `borealis`), and what is closed of them. */
export const catalogue: Catalogue = {
  projects: [
    aProject('apollo', {
      name: 'Apollo',
      code: 'APO-12',
      domains: ['apollo.example'],
      categories: ['Moon'],
      tasks: [
        { id: 'build', name: 'Build', status: 'open' },
        { id: 'test', name: 'Test', status: 'open' },
        { id: 'done', name: 'Done', status: 'closed' },
      ],
    }),
    aProject('borealis', {
      name: 'Borealis',
      code: 'BOR',
      domains: ['borealis.example'],
      categories: ['North'],
    }),
    aProject('closed', { name: 'Cassini', status: 'closed' }),
    aProject('ended', { name: 'Dione', to: '2026-11-17' }),
  ],
};

export function aProfile(rest: Partial<Profile> = {}): Profile {
  return { ...defaultProfile, consent: true, zone: 'Europe/Berlin', ...rest };
}

export function aPolicy(rest: Partial<Policy> = {}): Policy {
  return { ...defaultPolicy, ...rest };
}

/** A person's own work of one hour on Apollo on Monday, unless told otherwise. */
export function anEntry(rest: Partial<Entry> = {}): Entry {
  return {
    id: 'entry-1',
    date: monday,
    minutes: 60,
    type: 'work',
    status: 'draft',
    projectId: 'apollo',
    owner: 'person',
    version: 1,
    ...rest,
  };
}

/** A line that the agent has drafted. */
export function aDraftedEntry(rest: Partial<Entry> = {}): Entry {
  const evidence = {
    source: 'booking',
    confidence: 0.75,
    citations: ['booking-1'],
    reason: 'Booked.',
  } as const;
  return anEntry({ owner: 'agent', evidence: { ...evidence, citations: [...evidence.citations] }, ...rest });
}

export function aHead(entries: readonly Entry[] = [], rest: Partial<WeekHead> = {}): WeekHead {
  const sorted = entries.toSorted(compareEntries);
  return {
    ...emptyWeek(week),
    version: 1,
    entries: sorted,
    totalMinutes: totalMinutes(sorted),
    runId: 'run-0',
    ...rest,
  };
}

/** A week without entries, sources or events, of a person who works eight hours on Monday to Friday. */
export function aSituation(rest: Partial<Situation> = {}): Situation {
  return {
    runId: 'run-1',
    head: aHead(),
    profile: aProfile(),
    policy: aPolicy(),
    projects: indexProjects(catalogue),
    sources: noSources,
    events: [],
    ...rest,
  };
}

type Decided = Extract<Decision, { kind: 'decided' }>;

/** Decides, and fails the test when the intent is refused. */
export function decided(intent: Intent, situation: Situation): Decided {
  const decision = decide(intent, situation);
  if (decision.kind === 'rejected') throw new Error(`Refused: ${JSON.stringify(decision.problem)}`);
  return decision;
}

/** Decides, and fails the test when the intent is not refused. */
export function refused(intent: Intent, situation: Situation) {
  const decision = decide(intent, situation);
  if (decision.kind === 'decided') throw new Error(`Not refused: ${JSON.stringify(decision.outcome)}`);
  return decision.problem;
}

export function correcting(...changes: Change[]): Intent {
  return { kind: 'correct', changes };
}

/** The same situation one run later. */
export function later(situation: Situation, { head }: Decided, runId: string): Situation {
  return { ...situation, head, runId };
}

/** The situation in which a run is to be taken back. */
export function undoing(situation: Situation, { opSet, inverse, head }: Decided): Situation {
  return { ...situation, undone: { ops: opSet.ops, inverse, version: head.version } };
}
