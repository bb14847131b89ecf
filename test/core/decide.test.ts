import { describe, expect, test } from '@jest/globals';
import { sha256 } from '../../core/canonical.ts';
import type { Change, Intent } from '../../core/intent.ts';
import { opsMax } from '../../core/opset.ts';
import { noSources } from '../../core/sources.ts';
import {
  aDraftedEntry,
  aHead,
  anEntry,
  aPolicy,
  aProfile,
  aSituation,
  correcting,
  decided,
  friday,
  later,
  monday,
  refused,
  thursday,
  tuesday,
  wednesday,
  week,
} from './builders.ts';
import { aBooking, anAssignment, anEvent, at } from './plan/sources.ts';

const draft: Intent = { kind: 'draft' };
const redraft: Intent = { kind: 'redraft' };
const bookings = { ...noSources, bookings: [aBooking()] };

describe('a draft', () => {
  test('is decided with op set, inverse, next head and outcome that agree', () => {
    const situation = aSituation({ sources: bookings });

    const { opSet, inverse, head, outcome } = decided(draft, situation);

    expect(outcome).toEqual({
      runId: 'run-1',
      week,
      kind: 'draft',
      result: 'committed',
      opSetHash: sha256(opSet.ops),
      operations: { create: 5, replace: 0, patch: 0, delete: 0 },
      status: 'draft',
      version: 2,
      entries: 5,
      totalMinutes: 600,
      expectedMinutes: 2400,
      skipped: [],
      review: 'rules',
      findings: [monday, tuesday, wednesday, thursday, friday].map(date => ({
        code: 'missingHours',
        severity: 'warn',
        date,
        message: '6:00 of 8:00 are not accounted for. Add what is missing.',
      })),
    });
    expect(head).toMatchObject({ version: 2, totalMinutes: 600, runId: 'run-1' });
    expect(head.entries.every(({ version }) => version === 2)).toBe(true);
    expect(inverse.map(({ op }) => op)).toEqual(['delete', 'delete', 'delete', 'delete', 'delete']);
  });

  test('without consent is refused, and nothing of it is planned', () => {
    const situation = aSituation({ sources: bookings, profile: aProfile({ consent: false }) });

    expect(refused(draft, situation)).toMatchObject({ code: 'consentMissing' });
    expect(refused(redraft, situation)).toMatchObject({ code: 'consentMissing' });
    expect(decided(correcting(), situation).outcome.result).toBe('unchanged');
  });

  test('lists closed days and goes through on the open ones', () => {
    const situation = aSituation({ sources: bookings, policy: aPolicy({ closedThrough: monday }) });

    const { outcome } = decided(draft, situation);

    expect(outcome.skipped).toEqual([{ code: 'periodClosed', date: monday, message: expect.any(String) }]);
    expect(outcome.operations.create).toBe(4);
  });

  test('lists what takes no time, with its project', () => {
    const sources = { ...noSources, assignments: [anAssignment({ projectId: 'closed', to: monday })] };

    const { outcome } = decided(draft, aSituation({ sources }));

    expect(outcome.skipped).toEqual([
      { code: 'projectClosed', date: monday, projectId: 'closed', message: expect.any(String) },
    ]);
  });

  test('of a submitted week changes nothing, and says that of each day', () => {
    const head = aHead([aDraftedEntry({ status: 'submitted' })], { status: 'submitted' });

    const { outcome, head: next } = decided(redraft, aSituation({ head, sources: bookings }));

    expect(next).toBe(head);
    expect(outcome.skipped.map(({ code }) => code)).toEqual(Array(7).fill('weekNotOpen'));
  });
});

describe('a run that changes nothing', () => {
  test('leaves the version as it is, and is an outcome all the same', () => {
    const situation = aSituation({ sources: bookings });
    const first = decided(draft, situation);

    const second = decided(draft, later(situation, first, 'run-2'));

    expect(second.outcome).toMatchObject({
      runId: 'run-2',
      result: 'unchanged',
      version: 2,
      opSetHash: sha256([]),
    });
    expect(second.head).toBe(first.head);
  });

  test('control: the first one did', () => {
    expect(decided(draft, aSituation({ sources: bookings })).outcome.result).toBe('committed');
  });
});

describe('what a correction teaches the next redraft', () => {
  const first = decided(draft, aSituation({ sources: bookings }));
  const drafted = later(aSituation({ sources: bookings }), first, 'run-2');
  const [line] = first.head.entries;
  const redrafted = (change: Change) => {
    const corrected = decided(correcting(change), drafted);
    return decided(redraft, later(drafted, corrected, 'run-3'));
  };

  test('a line that was deleted stays away', () => {
    const { head, outcome } = redrafted({ op: 'delete', entryId: line?.id ?? '' });

    expect(outcome.result).toBe('unchanged');
    expect(head.entries.map(({ date }) => date)).not.toContain(monday);
    expect(head.dismissed).toEqual([`${monday}|work|borealis|`]);
  });

  test('a line that was changed stays as it is', () => {
    const { head } = redrafted({ op: 'change', entryId: line?.id ?? '', minutes: 15 });

    expect(head.entries[0]).toMatchObject({ minutes: 15, owner: 'person' });
  });

  test('deleting an entry that the agent never drafted dismisses nothing', () => {
    const head = aHead([anEntry({ projectId: 'borealis' })]);
    const situation = aSituation({ head, sources: bookings });

    const deleted = decided(correcting({ op: 'delete', entryId: 'entry-1' }), situation);
    const { head: after } = decided(redraft, later(situation, deleted, 'run-2'));

    expect(after.dismissed).toEqual([]);
    expect(after.entries.map(({ date }) => date)).toContain(monday);
  });
});

describe('the bound on operations', () => {
  const adds = (count: number) =>
    correcting(
      ...Array.from(
        { length: count },
        () => ({ op: 'add', date: monday, minutes: 1, projectId: 'apollo' }) as const,
      ),
    );

  test('97 go through, 98 are refused with the count', () => {
    expect(decided(adds(opsMax), aSituation()).outcome.operations.create).toBe(97);
    expect(refused(adds(opsMax + 1), aSituation())).toMatchObject({
      code: 'tooManyOperations',
      message: expect.stringContaining('98'),
    });
  });

  test('a week of 97 entries takes no further one, because a change of state touches them all', () => {
    const full = decided(adds(opsMax), aSituation());
    const situation = later(aSituation(), full, 'run-2');
    const add = correcting({ op: 'add', date: tuesday, minutes: 1, projectId: 'apollo' });

    expect(refused(add, situation)).toMatchObject({ code: 'weekFull' });
    expect(decided({ kind: 'submit' }, situation).outcome.operations.patch).toBe(97);
  });

  test('changes that come to nothing are not counted', () => {
    const situation = aSituation({ head: aHead([anEntry()]) });
    const change = { op: 'change', entryId: 'entry-1', minutes: 30 } as const;

    expect(decided(correcting(...Array(200).fill(change)), situation).outcome.operations.patch).toBe(1);
  });
});

describe('comments of people', () => {
  test('that were cut off in the middle of a character do not stop a run', () => {
    const add = {
      op: 'add',
      date: tuesday,
      minutes: 30,
      projectId: 'apollo',
      description: 'Launch \ud83d',
    } as const;

    expect(decided(correcting(add), aSituation()).opSet.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

test('the same situation decides the same, byte for byte, and is left as it was', () => {
  const events = [anEvent({ endsAtMs: at(monday, 11) })];
  const situation = aSituation({ sources: bookings, events, head: aHead([aDraftedEntry()]) });
  const { projects: _, ...visible } = situation;
  const before = JSON.stringify(visible);

  const decisions = [decided(redraft, situation), decided(redraft, situation)].map(each =>
    JSON.stringify(each),
  );

  expect(decisions[0]).toBe(decisions[1]);
  expect(JSON.stringify(visible)).toBe(before);
});

describe('a submit that findings stand in the way of', () => {
  const submit: Intent = { kind: 'submit' };
  const policy = aPolicy({ dailyMaxMinutes: 600, rules: { missingHours: { severity: 'block' } } });
  const workOn = (...dates: string[]) =>
    dates.map((date, index) => anEntry({ id: `entry-${index}`, date, minutes: 480 }));
  const handedIn = (...dates: string[]) => aSituation({ head: aHead(workOn(...dates)), policy });

  test('is refused with each of them, told by the first and its day', () => {
    const problem = refused(submit, handedIn(monday, tuesday, wednesday));

    expect(problem).toMatchObject({
      code: 'submitBlocked',
      message: `${thursday}: 8:00 of 8:00 are not accounted for. Add what is missing. And 1 more.`,
      findings: [
        { code: 'missingHours', severity: 'block', date: thursday },
        { code: 'missingHours', severity: 'block', date: friday },
      ],
    });
  });

  test('is told of no others where there is one', () => {
    expect(refused(submit, handedIn(monday, tuesday, wednesday, thursday)).message).toBe(
      `${friday}: 8:00 of 8:00 are not accounted for. Add what is missing.`,
    );
  });

  test('names no day where the whole week is meant', () => {
    const overWeek = aPolicy({ rules: { weeklyMaximum: { severity: 'block', maxMinutes: 60 } } });
    const problem = refused(submit, aSituation({ head: aHead(workOn(monday)), policy: overWeek }));

    expect(problem.findings).toEqual([
      expect.objectContaining({ code: 'weeklyMaximum', message: problem.message }),
    ]);
  });

  test('goes through where they only warn, or where nothing is missing', () => {
    const warned = aSituation({ head: aHead(workOn(monday)) });
    expect(decided(submit, warned).outcome).toMatchObject({ status: 'submitted' });
    const whole = handedIn(monday, tuesday, wednesday, thursday, friday);
    expect(decided(submit, whole).outcome).toMatchObject({ status: 'submitted', findings: [] });
  });

  test('a draft or correction of such a week is not stopped by them', () => {
    const more = correcting({ op: 'add', date: tuesday, minutes: 30, projectId: 'apollo' });
    expect(decided(more, handedIn(monday)).outcome.result).toBe('committed');
  });
});

describe('a reminder', () => {
  test('says what is missing, and nothing where nothing is', () => {
    const whole = [monday, tuesday, wednesday, thursday, friday].map((date, index) =>
      anEntry({ id: `entry-${index}`, date, minutes: 480 }),
    );
    const remind: Intent = { kind: 'remind' };
    expect(decided(remind, aSituation({ head: aHead(whole) })).outcome).not.toHaveProperty('missing');
    expect(decided(remind, aSituation({ head: aHead(whole.slice(1)) })).outcome).toMatchObject({
      ...{ missing: [{ date: monday, minutes: 480 }], skipped: [], version: 1 },
    });
  });
});
