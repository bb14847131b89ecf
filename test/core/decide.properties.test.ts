import { describe, expect, test } from '@jest/globals';
import fc, { type Arbitrary } from 'fast-check';
import { type Decision, decide, type Situation } from '../../core/decide.ts';
import { compareEntries, type Entry, entryKey, totalMinutes } from '../../core/entry.ts';
import type { WeekHead } from '../../core/head.ts';
import type { Change, Intent } from '../../core/intent.ts';
import { applyOps, bodyOf, opsMax } from '../../core/opset.ts';
import { weekDates } from '../../core/week.ts';
import { anySituation, anyTarget } from './arbitraries.ts';
import { undoing } from './builders.ts';
import { thorough } from './thorough.ts';

type Decided = Extract<Decision, { kind: 'decided' }>;
type Step = { before: Situation; intent: Intent; run: Decided };

/** What somebody does next; `pick` chooses an entry of the week, or a run to take back. */
type Move = {
  kind: Intent['kind'];
  pick: number;
  change: Omit<Extract<Change, { op: 'change' }>, 'entryId' | 'op'>;
};

const anyMove: Arbitrary<Move> = fc.record({
  kind: fc.constantFrom(
    'draft',
    'redraft',
    'correct',
    'correct',
    'correct',
    'undo',
    'submit',
    'recall',
    'approve',
    'return',
    'remind',
  ),
  pick: fc.nat(20),
  change: fc
    .record({
      minutes: fc.constantFrom(undefined, 5, 60, 300),
      day: fc.constantFrom(undefined, 0, 1, 2),
      target: fc.oneof(fc.constant(undefined), anyTarget),
      type: fc.constantFrom<(Entry['type'] | undefined)[]>(undefined, undefined, 'travel', 'vacation'),
    })
    .map(({ minutes, day, target, type }) => ({
      ...(minutes !== undefined && { minutes }),
      ...(day !== undefined && { date: `day ${day}` }),
      ...target,
      ...(type && { type }),
    })),
});

function intentOf({ kind, pick, change }: Move, { head }: Situation): Intent {
  if (kind === 'undo') return { kind, undoRunId: `run-${pick}` };
  if (kind !== 'correct') return { kind };
  const { date: day, ...fields } = change;
  const date = weekDates(head.week)[Number(day?.slice(4) ?? pick % 3)] as string;
  const entry = head.entries[pick % Math.max(1, head.entries.length)];
  if (!entry || pick % 4 === 0)
    return { kind, changes: [{ op: 'add', minutes: 60, projectId: 'p2', ...fields, date }] };
  if (pick % 4 === 1) return { kind, changes: [{ op: 'delete', entryId: entry.id }] };
  return { kind, changes: [{ op: 'change', entryId: entry.id, ...fields, ...(day && { date }) }] };
}

/** Lives a week: every move that is not refused leads to the next situation. */
function live(start: Situation, moves: readonly Move[]): Step[] {
  const steps: Step[] = [];
  let situation = start;
  for (const [index, move] of moves.entries()) {
    const run = steps[move.pick % Math.max(1, steps.length)]?.run;
    const before = { ...situation, runId: `run-${index}-of-a-life` };
    const intent = intentOf(move, before);
    const decision = decide(intent, intent.kind === 'undo' && run ? undoing(before, run) : before);
    if (decision.kind === 'rejected') continue;
    steps.push({ before, intent, run: decision });
    situation = { ...before, head: decision.head };
  }
  return steps;
}

function forAnyLife(check: (step: Step) => void): void {
  const moves = fc.array(anyMove, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(anySituation, moves, (start, each) => live(start, each).forEach(check)),
    thorough(250),
  );
}

const bodies = (head: WeekHead) => head.entries.map(bodyOf);

/** What the week would hold after a redraft. */
function redrafted(situation: Situation) {
  const decision = decide({ kind: 'redraft' }, { ...situation, runId: 'run-redraft' });
  return decision.kind === 'decided' ? bodies(decision.head) : decision.problem;
}

/** The dismissed keys under which no entry stands: where one does, being dismissed says nothing. */
function dismissedPlaces({ dismissed, entries }: WeekHead): string[] {
  const held = new Set(entries.map(entryKey));
  return dismissed.filter(key => !held.has(key));
}

describe('whatever people and agent do to a week, one after the other', () => {
  test('a version is one more, or nothing changed at all', () => {
    forAnyLife(({ before: { head }, run }) => {
      const { result, version } = run.outcome;

      expect(version).toBe(run.head.version);
      if (result === 'unchanged' || run.outcome.kind === 'remind') expect(run.head).toBe(head);
      else expect(run.head.version).toBe(head.version + 1);
    });
  });

  test('the head is what the op set makes of it: sorted, summed and counted', () => {
    forAnyLife(({ before: { head }, run }) => {
      const { entries } = run.head;

      expect(entries).toEqual(applyOps(head.entries, run.opSet.ops, head.version + 1));
      expect(entries).toEqual(entries.toSorted(compareEntries));
      expect(run.head.totalMinutes).toBe(totalMinutes(entries));
      expect(run.outcome).toMatchObject({ entries: entries.length, totalMinutes: totalMinutes(entries) });
      expect(run.opSet.ops.length).toBeLessThanOrEqual(opsMax);
    });
  });

  test('the inverse of every run leads back', () => {
    forAnyLife(({ before: { head }, run }) => {
      const back = applyOps(run.head.entries, run.inverse, run.head.version + 1);

      expect(back.map(bodyOf)).toEqual(bodies(head));
    });
  });

  test('an undo right after a run takes all of it back, dismissals too, unless the run was a step or an undo', () => {
    forAnyLife(({ before, intent, run }) => {
      if (!['draft', 'redraft', 'correct'].includes(intent.kind)) return;
      const undone = decide(
        { kind: 'undo', undoRunId: before.runId },
        undoing({ ...before, head: run.head }, run),
      );
      if (undone.kind === 'rejected') {
        expect(['weekNotOpen', 'dayOverMaximum']).toContain(undone.problem.code);
        return;
      }

      expect(bodies(undone.head)).toEqual(bodies(before.head));
      expect(dismissedPlaces(undone.head)).toEqual(dismissedPlaces(before.head));
      expect(undone.outcome.skipped).toEqual([]);
      expect(redrafted({ ...before, head: undone.head })).toEqual(redrafted(before));
    });
  });

  test('a person’s entries are touched by that person only, and by steps of the week', () => {
    forAnyLife(({ before: { head }, intent, run }) => {
      if (intent.kind !== 'draft' && intent.kind !== 'redraft') return;
      const own = (all: readonly Entry[]) => all.filter(({ owner }) => owner === 'person');

      expect(own(run.head.entries)).toEqual(own(head.entries));
    });
  });

  test('read-only entries are changed by steps of the week only', () => {
    forAnyLife(({ before: { head }, intent, run }) => {
      if (['submit', 'recall', 'approve', 'return'].includes(intent.kind)) return;
      const locked = (all: readonly Entry[]) =>
        all.filter(({ status }) => status !== 'draft' && status !== 'returned');

      expect(locked(run.head.entries)).toEqual(locked(head.entries));
    });
  });
});
