import { describe, expect, test } from '@jest/globals';
import { addLine, changeLine, deleteLines, setMinutes, splitLine } from '../../tab/week/model/edits.ts';
import type { Line } from '../../tab/week/model/line.ts';
import {
  choose,
  confirmed,
  edit,
  openSession,
  overtaken,
  redo,
  refused,
  retryRefused,
  type Session,
  send,
  undo,
  unsaved,
} from '../../tab/week/model/session.ts';
import { line } from './lines.ts';

const week = '2026-W48';
const [a, b] = [line('entry:a'), line('entry:b', { date: '2026-11-24' })];
const no = { code: 'internal', message: 'No.' };
const full = { code: 'dayOverMaximum', message: 'The day is full.' };
const closed = { code: 'periodClosed', message: 'Closed.' };
const opened = () => openSession(week, { version: 3, entries: [a, b] });
const minutesOf = ({ wanted }: Session, id: string) => wanted.find(each => each.id === id)?.minutes;

describe('a correction', () => {
  test('holds what differs from the stored week, less time first', () => {
    const grown = edit(opened(), setMinutes(a, 120));
    const session = send(edit(grown, setMinutes(b, 30)), 'run-1');
    expect(session.sent).toMatchObject({
      runId: 'run-1',
      expectedVersion: 3,
      changes: [
        { op: 'change', entryId: 'entry:b', minutes: 30 },
        { op: 'change', entryId: 'entry:a', minutes: 120 },
      ],
    });
  });

  test('is not made when an edit has been undone', () => {
    const session = undo(edit(opened(), setMinutes(a, 120))).session;
    expect(send(session, 'run-1').sent).toBeUndefined();
  });

  test('clears a comment with an empty one, so that the line stays the same line', () => {
    const said = { ...a, description: 'x' };
    const session = edit(
      openSession(week, { version: 1, entries: [said] }),
      changeLine(said, { description: undefined }),
    );
    expect(send(session, 'run-1').sent?.changes).toEqual([
      { op: 'change', entryId: 'entry:a', description: '' },
    ]);
  });

  test('makes a line anew when its task is taken away, which a change cannot do', () => {
    const task = { ...a, taskId: 'build' };
    const session = edit(
      openSession(week, { version: 1, entries: [task] }),
      changeLine(task, { taskId: undefined }),
    );
    expect(send(session, 'run-1').sent?.changes).toEqual([
      { op: 'delete', entryId: 'entry:a' },
      { op: 'add', date: a.date, minutes: 60, type: 'work', projectId: 'apollo' },
    ]);
  });

  test('knows the entry that an added line has become, for edits made meanwhile', () => {
    const added = line('new', { minutes: 15 });
    const sent = send(edit(opened(), addLine(added)), 'run-1');
    const meanwhile = edit(sent, setMinutes(added, 45));
    const entries = [a, b, { ...added, id: 'entry:2026-W48:run-1:0' }];
    const next = send(confirmed(meanwhile, { version: 4, entries }, undefined), 'run-2');
    expect(next.sent).toMatchObject({
      expectedVersion: 4,
      changes: [{ op: 'change', entryId: 'entry:2026-W48:run-1:0', minutes: 45 }],
    });
  });
});

describe('when somebody was faster', () => {
  test('edits of other lines are asked for again on the new version', () => {
    const sent = send(edit(opened(), setMinutes(a, 120)), 'run-1');
    const next = overtaken(sent, { version: 4, entries: [a, { ...b, minutes: 5 }] });
    expect(send(next, 'run-2').sent).toMatchObject({ runId: 'run-2', expectedVersion: 4 });
    expect(minutesOf(next, b.id)).toBe(5);
  });

  test('an edit of the same line waits for a choice, and either choice holds', () => {
    const sent = send(edit(opened(), setMinutes(a, 120)), 'run-1');
    const next = overtaken(sent, { version: 4, entries: [{ ...a, minutes: 5 }, b] });
    expect(next.conflicts).toHaveLength(1);
    expect(unsaved(next)).toBe(0);
    expect(minutesOf(choose(next, a.id, 'mine'), a.id)).toBe(120);
    expect(minutesOf(choose(next, a.id, 'theirs'), a.id)).toBe(5);
  });

  test('a line that they have deleted comes back when the person chooses their own', () => {
    const sent = send(edit(opened(), setMinutes(a, 120)), 'run-1');
    const next = choose(overtaken(sent, { version: 4, entries: [b] }), a.id, 'mine');
    expect(send(next, 'run-2').sent?.changes).toEqual([
      { op: 'add', date: a.date, minutes: 120, type: 'work', projectId: 'apollo' },
    ]);
  });
});

describe('a refusal', () => {
  const two = () => edit(edit(opened(), setMinutes(a, 120)), setMinutes(b, 30));

  test('of several lines has them sent one by one', () => {
    const next = refused(send(two(), 'run-1'), no);
    expect(next.refused).toEqual([]);
    expect(send(next, 'run-2').sent?.changes).toHaveLength(1);
  });

  test('of one line sets it aside with the reason, and the others go on', () => {
    const alone = send(refused(send(two(), 'run-1'), no), 'run-2');
    const next = refused(alone, full);
    expect(next.refused).toEqual([{ id: b.id, line: { ...b, minutes: 30 }, reason: full }]);
    expect(send(next, 'run-3').sent?.touched).toEqual([a.id]);
  });

  test('can be tried again, or let go', () => {
    const session = refused(send(edit(opened(), setMinutes(a, 120)), 'run-1'), no);
    expect(minutesOf(session, a.id)).toBe(60);
    expect(minutesOf(retryRefused(session, a.id, true), a.id)).toBe(120);
    expect(retryRefused(session, a.id, false)).toMatchObject({ refused: [], wanted: [b, a] as Line[] });
  });

  test('of a part that the service has left out is shown as well', () => {
    const sent = send(two(), 'run-1');
    const next = confirmed(sent, { version: 4, entries: [{ ...a, minutes: 120 }, b] }, closed);
    expect(next.refused).toEqual([{ id: b.id, line: { ...b, minutes: 30 }, reason: closed }]);
  });
});

describe('undo', () => {
  test('takes back a split as one, and redo does it again', () => {
    const place = { date: '2026-11-25', target: { type: 'work' as const, projectId: 'hermes' } };
    const session = edit(opened(), splitLine(a, 20, place, 'new'));
    expect(minutesOf(session, 'new')).toBe(20);
    const back = undo(session).session;
    expect(back.wanted).toEqual(expect.arrayContaining([a, b]));
    expect(back.wanted).toHaveLength(2);
    expect(minutesOf(redo(back).session, 'new')).toBe(20);
  });

  test('of a deletion that is stored adds the line again', () => {
    const sent = send(edit(opened(), deleteLines([a])), 'run-1');
    const stored = confirmed(sent, { version: 4, entries: [b] }, undefined);
    expect(send(undo(stored).session, 'run-2').sent?.changes).toMatchObject([{ op: 'add', minutes: 60 }]);
  });

  test('leaves alone what somebody else has changed since', () => {
    const sent = send(edit(opened(), setMinutes(a, 120)), 'run-1');
    const stored = confirmed(sent, { version: 4, entries: [{ ...a, minutes: 120 }, b] }, undefined);
    const since = overtaken(stored, { version: 5, entries: [{ ...a, minutes: 7 }, b] });
    const { session, left } = undo(since);
    expect([left, minutesOf(session, a.id)]).toEqual([1, 7]);
  });
});
