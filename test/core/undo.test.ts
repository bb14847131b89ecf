import { describe, expect, test } from '@jest/globals';
import type { Situation } from '../../core/decide.ts';
import type { Entry } from '../../core/entry.ts';
import type { Change, Intent } from '../../core/intent.ts';
import { bodyOf } from '../../core/opset.ts';
import { noSources } from '../../core/sources.ts';
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
  refused,
  tuesday,
  undoing,
} from './builders.ts';
import { aBooking } from './plan/sources.ts';

const undo: Intent = { kind: 'undo', undoRunId: 'run-1' };
const bodies = (entries: readonly Entry[]) => entries.map(bodyOf);

/** A week of two drafted lines that the sources still ask for, on Monday and Tuesday. */
const drafted: Situation = (() => {
  const sources = { ...noSources, bookings: [aBooking({ to: tuesday })] };
  const empty = aSituation({ sources });
  return later(empty, decided({ kind: 'draft' }, empty), 'run-2');
})();
const [onMonday, onTuesday] = drafted.head.entries as [Entry, Entry];

/** The situation after a correction, in which that correction can be taken back. */
function corrected(...changes: Change[]): Situation {
  const run = decided(correcting(...changes), drafted);
  return undoing(later(drafted, run, 'run-3'), run);
}

describe('taking a run back', () => {
  test.each([
    [{ op: 'change', entryId: onMonday.id, minutes: 30 } as const],
    [{ op: 'change', entryId: onMonday.id, projectId: 'apollo', taskId: 'build' } as const],
    [{ op: 'change', entryId: onMonday.id, date: tuesday } as const],
    [{ op: 'delete', entryId: onMonday.id } as const],
    [{ op: 'add', date: monday, minutes: 30, projectId: 'apollo' } as const],
  ])('restores what it did: %j', change => {
    const { head, outcome } = decided(undo, corrected(change));

    expect(bodies(head.entries)).toEqual(bodies(drafted.head.entries));
    expect(head.dismissed).toEqual(drafted.head.dismissed);
    expect(outcome).toMatchObject({ kind: 'undo', result: 'committed', skipped: [] });
  });

  test('takes the lines of a draft away though the agent has changed them since, and leaves what the person has', () => {
    const empty = aSituation({ sources: { ...noSources, bookings: [aBooking({ to: tuesday })] } });
    const draft = decided({ kind: 'draft' }, empty);
    const more = {
      ...later(empty, draft, 'run-2'),
      sources: { ...noSources, bookings: [aBooking({ to: tuesday, minutesPerDay: 300 })] },
    };
    const redraft = decided({ kind: 'redraft' }, more);
    const patched = later(more, redraft, 'run-3');
    expect(redraft.opSet.ops.every(({ op }) => op === 'patch' || op === 'replace')).toBe(true);
    expect(redraft.opSet.ops.length).toBeGreaterThan(0);

    expect(decided(undo, undoing(patched, draft)).head.entries).toEqual([]);
    // The control: what the person has changed stays.
    const [line] = patched.head.entries as [Entry];
    const touched = later(
      patched,
      decided(correcting({ op: 'change', entryId: line.id, minutes: 30 }), patched),
      'run-4',
    );
    expect(decided(undo, undoing(touched, draft)).head.entries.map(({ id }) => id)).toEqual([line.id]);
  });

  test('is a run of its own: the version grows, and what it writes has the new one', () => {
    const situation = corrected({ op: 'change', entryId: onMonday.id, minutes: 30 });

    const { head } = decided(undo, situation);

    expect(head).toMatchObject({ version: situation.head.version + 1, runId: 'run-3' });
    expect(head.entries.map(({ version }) => version)).toEqual([head.version, onTuesday.version]);
  });

  test('takes a whole draft away', () => {
    const empty = aSituation({ sources: drafted.sources });
    const draft = decided({ kind: 'draft' }, empty);

    const { head } = decided(undo, undoing(later(empty, draft, 'run-2'), draft));

    expect(head).toMatchObject({ entries: [], totalMinutes: 0, version: 3 });
  });

  test('of nothing is nothing, and is recorded', () => {
    const nothing = decided({ kind: 'draft' }, drafted);

    expect(decided(undo, undoing(drafted, nothing)).outcome).toMatchObject({ result: 'unchanged' });
  });

  test('of a run that is not recorded is refused', () => {
    expect(refused(undo, drafted)).toMatchObject({ code: 'undoUnknown', field: 'undoRunId' });
  });

  test('in a week that is not open is refused', () => {
    const situation = corrected({ op: 'delete', entryId: onMonday.id });
    const submitted = { ...situation, head: { ...situation.head, status: 'submitted' } } as const;

    expect(refused(undo, submitted)).toMatchObject({ code: 'weekNotOpen' });
    expect(decided(undo, situation).outcome.result).toBe('committed');
  });
});

describe('the next redraft', () => {
  const redraft: Intent = { kind: 'redraft' };

  test('respects a deletion, and keeps what an undo brought back', () => {
    const deleted = corrected({ op: 'delete', entryId: onMonday.id });
    const undone = decided(undo, deleted);

    const afterDeletion = decided(redraft, { ...deleted, runId: 'run-4' });
    const afterUndo = decided(redraft, later(deleted, undone, 'run-5'));

    expect(afterDeletion.head.entries.map(({ date }) => date)).toEqual([tuesday]);
    expect(afterUndo.outcome.result).toBe('unchanged');
    expect(afterUndo.head.entries.map(({ date }) => date)).toEqual([monday, tuesday]);
  });

  test('respects a line that was moved to another project, and puts nothing in its old place', () => {
    const moved = corrected({ op: 'change', entryId: onMonday.id, projectId: 'apollo' });

    const { outcome } = decided(redraft, { ...moved, runId: 'run-4' });

    expect(outcome.result).toBe('unchanged');
  });

  test('keeps the line that stood where another was moved to and taken away again', () => {
    const there = corrected({ op: 'change', entryId: onMonday.id, date: tuesday });
    const back = decided(correcting({ op: 'change', entryId: onMonday.id, date: monday }), there);

    const { head } = decided(redraft, later(there, back, 'run-4'));

    expect(head.entries.map(({ date, owner }) => [date, owner])).toEqual([
      [monday, 'person'],
      [tuesday, 'agent'],
    ]);
  });
});

describe('undoing an undo', () => {
  test.each([
    [{ op: 'change', entryId: onMonday.id, minutes: 30 } as const],
    [{ op: 'change', entryId: onMonday.id, date: tuesday } as const],
    [{ op: 'delete', entryId: onMonday.id } as const],
    [{ op: 'add', date: monday, minutes: 30, projectId: 'apollo' } as const],
  ])('does it again: %j', change => {
    const situation = corrected(change);
    const undone = decided(undo, situation);

    const { head } = decided(undo, undoing(later(situation, undone, 'run-4'), undone));

    expect(bodies(head.entries)).toEqual(bodies(situation.head.entries));
  });
});

describe('a step from one state to another', () => {
  test('is not undone, as that would leave entries and week in different states', () => {
    const submitted = later(drafted, decided({ kind: 'submit' }, drafted), 'run-3');
    const recalled = decided({ kind: 'recall' }, submitted);

    const problem = refused(undo, undoing(later(submitted, recalled, 'run-4'), recalled));

    expect(problem).toMatchObject({ code: 'statusConflict' });
  });
});

describe('over the daily maximum', () => {
  test('an undo is refused like everything else', () => {
    const situation = aSituation({
      head: aHead([aDraftedEntry({ id: 'a', minutes: 400 }), anEntry({ id: 'b', projectId: 'borealis' })]),
    });
    const run = decided(correcting({ op: 'delete', entryId: 'a' }), situation);
    const filled = decided(
      correcting({ op: 'change', entryId: 'b', minutes: 500 }),
      later(situation, run, 'run-2'),
    );
    const full = undoing(later(situation, filled, 'run-3'), run);

    expect(refused(undo, full)).toMatchObject({ code: 'dayOverMaximum' });
    expect(decided(undo, { ...full, policy: aPolicy({ dailyMaxMinutes: 900 }) }).head.totalMinutes).toBe(900);
  });
});
