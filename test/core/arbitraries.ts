import fc, { type Arbitrary } from 'fast-check';
import { type Catalogue, indexProjects } from '../../core/catalogue.ts';
import type { Situation } from '../../core/decide.ts';
import { compareEntries, type Entry, entryKey, totalMinutes } from '../../core/entry.ts';
import { nextHead, type WeekHead } from '../../core/head.ts';
import { applyOps } from '../../core/opset.ts';
import { plan } from '../../core/plan/plan.ts';
import type { Policy } from '../../core/policy.ts';
import { defaultQuietHours, type Profile, planSources, roundingSteps } from '../../core/profile.ts';
import { type WeekId, weekDates } from '../../core/week.ts';
import { several } from './arbitrary-lists.ts';
import { anyEvents, anySources } from './arbitrary-sources.ts';
import { aProject } from './builders.ts';

/** Weeks with and without a change of the clock, at the end of a year, and an ordinary one. */
const weeks: WeekId[] = ['2026-W13', '2026-W43', '2026-W47', '2026-W53'];
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'];

/** Small, so that sources, entries and events meet on the same projects again and again. */
const catalogue: Catalogue = {
  projects: [
    aProject('p1', {
      name: 'Apollo',
      code: 'APO-12',
      tasks: [
        { id: 't1', name: 'Build', status: 'open' },
        { id: 't2', name: 'Test', status: 'open' },
        { id: 't3', name: 'Done', status: 'closed' },
      ],
    }),
    aProject('p2', { name: 'Apollo Support', categories: ['Moon'], domains: ['apollo.example'] }),
    aProject('p3', { name: 'Cassini', status: 'closed' }),
    aProject('p4', { name: 'Dione', from: '2026-03-26', to: '2026-11-18' }),
  ],
};

/** A project and perhaps a task, of the catalogue or not. */
export const anyTarget = fc.constantFrom<{ projectId: string; taskId?: string }>(
  { projectId: 'p1' },
  { projectId: 'p1', taskId: 't1' },
  { projectId: 'p1', taskId: 't2' },
  { projectId: 'p1', taskId: 't3' },
  { projectId: 'p2' },
  { projectId: 'p3' },
  { projectId: 'p4' },
  { projectId: 'nope' },
  { projectId: 'p2', taskId: 'nope' },
);

const anyMinutes = fc.constantFrom(5, 6, 15, 40, 60, 75, 240, 480, 700);

const evidence = fc.constantFrom<Entry['evidence']>(undefined, {
  source: 'booking',
  confidence: 0.75,
  citations: ['booking-0'],
  reason: 'Booked.',
});

function anyEntry(dates: readonly string[], versionMax: number): Arbitrary<Omit<Entry, 'id'>> {
  const shape = fc.record({
    date: fc.constantFrom(...dates),
    minutes: anyMinutes,
    type: fc.constantFrom<Entry['type']>('work', 'work', 'work', 'travel', 'vacation', 'absence'),
    status: fc.constantFrom<Entry['status']>(
      'draft',
      'draft',
      'draft',
      'draft',
      'returned',
      'submitted',
      'approved',
    ),
    owner: fc.constantFrom<Entry['owner']>('agent', 'person'),
    version: fc.integer({ min: 1, max: versionMax }),
    target: anyTarget,
    evidence,
  });
  return shape.map(({ target, evidence: why, ...entry }) => ({
    ...entry,
    ...((entry.type === 'work' || entry.type === 'travel') && target),
    ...((why || entry.owner === 'agent') && { evidence: why ?? { ...someEvidence, citations: [] } }),
  }));
}

const someEvidence = { source: 'habit', confidence: 0.5, reason: 'As before.' } as const;

function anyHead(week: WeekId): Arbitrary<WeekHead> {
  const dates = weekDates(week);
  return fc
    .record({
      entries: several('old', 6, anyEntry(dates, 3)),
      status: fc.constantFrom<WeekHead['status']>(
        'draft',
        'draft',
        'draft',
        'draft',
        'returned',
        'submitted',
      ),
      dismissed: fc.array(
        fc.tuple(
          fc.constantFrom(...dates),
          fc.constantFrom('work|p1|', 'work|p1|t1', 'work|p2|', 'vacation||'),
        ),
        { maxLength: 3 },
      ),
    })
    .map(({ entries, status, dismissed }) => ({
      week,
      status,
      version: 3,
      entries: entries.toSorted(compareEntries),
      dismissed: withoutKeysOf(
        entries,
        dismissed.map(parts => parts.join('|')),
      ),
      totalMinutes: totalMinutes(entries),
      runId: 'run-0',
    }));
}

/** A key is dismissed once, and not while the week has a line under it. */
function withoutKeysOf(entries: readonly Entry[], dismissed: readonly string[]): string[] {
  const held = new Set(entries.map(entryKey));
  return [...new Set(dismissed)].filter(key => !held.has(key)).sort();
}

const anyProfile: Arbitrary<Profile> = fc.record({
  consent: fc.constant(true),
  zone: fc.constantFrom(...zones),
  locale: fc.constant('en'),
  workingHours: fc.record({
    minutes: fc.tuple(...([0, 1, 2, 3, 4, 5, 6].map(() => anyWorkday()) as WorkingWeek)),
  }),
  sourceOrder: fc.shuffledSubarray([...planSources]),
  roundingMinutes: fc.constantFrom(...roundingSteps),
  rules: fc.constantFrom<Profile['rules']>(
    [],
    [{ id: 'rule-1', trait: 'title', value: 'lunch', projectId: 'p2' }],
  ),
  comments: fc.boolean(),
  summaries: fc.constant(true),
  reminders: fc.constant(true),
  quietHours: fc.constant(defaultQuietHours),
});

type Workday = Arbitrary<number>;
type WorkingWeek = [Workday, Workday, Workday, Workday, Workday, Workday, Workday];

function anyWorkday(): Workday {
  return fc.constantFrom(480, 480, 480, 462, 240, 0, 1440);
}

function anyPolicy(week: WeekId): Arbitrary<Policy> {
  const dates = weekDates(week);
  const period = fc
    .record({
      days: fc.subarray([...dates], { minLength: 1, maxLength: 2 }),
      projectId: fc.constantFrom(undefined, 'p1', 'p2'),
    })
    .map(({ days, projectId }) => ({
      from: days[0] as string,
      to: days.at(-1) as string,
      ...(projectId !== undefined && { projectId }),
    }));
  const shape = fc.record({
    dailyMaxMinutes: fc.constantFrom(0, 300, 480, 600, 605, 1440),
    minimumLineMinutes: fc.constantFrom(0, 15, 30),
    closedThrough: fc.constantFrom(undefined, undefined, ...dates),
    closedPeriods: fc.array(period, { maxLength: 2 }),
    matchThreshold: fc.constantFrom(0.3, 0.6, 0.9),
  });
  return shape.map(({ closedThrough, ...policy }) => ({
    ...policy,
    ...(closedThrough !== undefined && { closedThrough }),
    holidayCalendars: {},
  }));
}

/** A week as it was found, before anything was drafted from these sources. */
const anyFoundSituation: Arbitrary<Situation & { week: WeekId }> = fc.constantFrom(...weeks).chain(week =>
  fc.record({
    week: fc.constant(week),
    runId: fc.constant('run-1'),
    head: anyHead(week),
    profile: anyProfile,
    policy: anyPolicy(week),
    projects: fc.constant(indexProjects(catalogue)),
    sources: anySources(week, anyTarget),
    events: anyEvents(week),
  }),
);

/** Any week of anybody, with everything that a plan can rest on; half of them were drafted from other sources before. */
export const anySituation: Arbitrary<Situation> = anyFoundSituation.chain(({ week, ...situation }) =>
  fc.oneof(
    fc.constant(situation),
    anySources(week, anyTarget).map(sources => draftedFrom({ ...situation, sources }, situation.sources)),
  ),
);

function draftedFrom(earlier: Situation, sources: Situation['sources']): Situation {
  const { ops } = plan({ ...earlier, kind: 'draft', runId: 'run-0' });
  const entries = applyOps(earlier.head.entries, ops, earlier.head.version + 1);
  return { ...earlier, sources, head: nextHead(earlier.head, 'run-0', { entries }) };
}
