import { describe, expect, test } from '@jest/globals';
import type { Situation } from '../../core/decide.ts';
import { problem } from '../../core/errors.ts';
import type { Change, Intent } from '../../core/intent.ts';
import {
  aDraftedEntry,
  aHead,
  anEntry,
  aPolicy,
  aSituation,
  correcting,
  decided,
  later,
  monday,
  tuesday,
  undoing,
  wednesday,
} from './builders.ts';

const undo: Intent = { kind: 'undo', undoRunId: 'run-1' };

const week = aSituation({
  head: aHead([aDraftedEntry({ id: 'a' }), aDraftedEntry({ id: 'b', date: tuesday })]),
});

/** Two corrections, one after the other, of which the first is to be taken back. */
function twice(first: Change[], second: Change[]): Situation {
  const run = decided(correcting(...first), week);
  const since = later(week, run, 'run-2');
  return undoing(later(since, decided(correcting(...second), since), 'run-3'), run);
}

const minutes = (entryId: string, each: number) => ({ op: 'change', entryId, minutes: each }) as const;

describe('what somebody has touched since', () => {
  test('is left alone and listed, and the rest is taken back', () => {
    const situation = twice([minutes('a', 30), minutes('b', 30)], [minutes('a', 45)]);

    const { head, outcome } = decided(undo, situation);

    expect(head.entries.map(entry => [entry.id, entry.minutes])).toEqual([
      ['a', 45],
      ['b', 60],
    ]);
    expect(outcome.skipped).toEqual([
      {
        code: 'weekChanged',
        message: 'Somebody has changed this entry or taken its place since the run.',
        ...{ date: monday, entryId: 'a' },
      },
    ]);
  });

  test('is left even if it was touched without a trace, for who stands behind it', () => {
    const situation = twice([{ op: 'add', date: wednesday, minutes: 30, projectId: 'apollo' }], []);
    const [added] = situation.head.entries.filter(({ date }) => date === wednesday);
    const touched = situation.head.entries.map(entry => (entry === added ? { ...entry, version: 9 } : entry));

    const { head, outcome } = decided(undo, { ...situation, head: { ...situation.head, entries: touched } });

    expect(head.entries).toHaveLength(3);
    expect(outcome).toMatchObject({ result: 'unchanged', skipped: [{ entryId: added?.id }] });
    expect(decided(undo, situation).head.entries).toHaveLength(2);
  });

  test('an entry that is gone is listed', () => {
    const situation = twice([minutes('a', 30)], [{ op: 'delete', entryId: 'a' }]);

    const { head, outcome } = decided(undo, situation);

    expect(head.entries.map(({ id }) => id)).toEqual(['b']);
    expect(outcome.skipped).toMatchObject([{ code: 'weekChanged', entryId: 'a' }]);
  });

  test('a line does not come back where another has taken its place: its hours would be there twice', () => {
    const replaced: Change = { op: 'add', date: monday, minutes: 90, projectId: 'apollo' };
    const situation = twice([{ op: 'delete', entryId: 'a' }], [replaced]);

    const { head, outcome } = decided(undo, situation);

    expect(head.totalMinutes).toBe(150);
    expect(outcome.skipped).toMatchObject([{ code: 'weekChanged', entryId: 'a', date: monday }]);
  });

  test('nor does one move back there', () => {
    const moved: Change = { op: 'change', entryId: 'a', date: wednesday };
    const situation = twice([moved], [{ op: 'add', date: monday, minutes: 90, projectId: 'apollo' }]);

    const { head } = decided(undo, situation);

    expect(head.entries.map(({ date, minutes: each }) => [date, each])).toEqual([
      [monday, 90],
      [tuesday, 60],
      [wednesday, 60],
    ]);
  });

  test('control: a rival that was there before the run keeps nothing from coming back', () => {
    const rivals = aSituation({ head: aHead([anEntry({ id: 'a' }), anEntry({ id: 'rival', minutes: 30 })]) });
    const run = decided(correcting({ op: 'delete', entryId: 'a' }), rivals);

    const { head } = decided(undo, undoing(later(rivals, run, 'run-2'), run));

    expect(head.totalMinutes).toBe(90);
  });
});

describe('days that were closed since', () => {
  const closed = (situation: Situation, policy = aPolicy({ closedThrough: monday })) => ({
    ...situation,
    policy,
  });

  test('are left and listed, and the open days are taken back', () => {
    const situation = closed(twice([minutes('a', 30), minutes('b', 30)], []));

    const { head, outcome } = decided(undo, situation);

    expect(head.entries.map(entry => entry.minutes)).toEqual([30, 60]);
    const { message } = problem('periodClosed');
    expect(outcome.skipped).toEqual([{ code: 'periodClosed', message, date: monday, entryId: 'a' }]);
  });

  test('do not get back what was taken from them', () => {
    const deleted = closed(twice([{ op: 'delete', entryId: 'a' }], []));
    const moved = closed(twice([{ op: 'change', entryId: 'a', date: wednesday }], []));

    for (const situation of [deleted, moved]) {
      const { head, outcome } = decided(undo, situation);

      expect(head.entries.filter(({ date }) => date === monday)).toEqual([]);
      expect(outcome.skipped).toMatchObject([{ code: 'periodClosed', entryId: 'a' }]);
    }
  });

  test('of one project hold for that project', () => {
    const closedPeriods = (projectId: string) => [{ from: monday, to: monday, projectId }];
    const situation = twice([minutes('a', 30)], []);

    const apollo = decided(undo, closed(situation, aPolicy({ closedPeriods: closedPeriods('apollo') })));
    const borealis = decided(undo, closed(situation, aPolicy({ closedPeriods: closedPeriods('borealis') })));

    expect(apollo.outcome).toMatchObject({ result: 'unchanged', skipped: [{ code: 'periodClosed' }] });
    expect(borealis.outcome).toMatchObject({ result: 'committed', skipped: [] });
  });
});
