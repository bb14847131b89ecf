import { describe, expect, test } from '@jest/globals';
import {
  aDraftedEntry,
  aHead,
  anEntry,
  aPolicy,
  aSituation,
  correcting,
  decided,
  monday,
  refused,
  tuesday,
  wednesday,
  week,
} from './builders.ts';

const situation = aSituation({ head: aHead([aDraftedEntry()]) });
const [entry] = situation.head.entries;

describe('adding', () => {
  test('makes an entry of the person, whose id names week, run and place', () => {
    const add = {
      op: 'add',
      date: tuesday,
      minutes: 90,
      projectId: 'borealis',
      description: 'Call',
    } as const;

    const { head } = decided(correcting({ op: 'delete', entryId: 'entry-1' }, add), situation);

    expect(head.entries).toEqual([
      {
        id: `entry:${week}:run-1:1`,
        date: tuesday,
        minutes: 90,
        type: 'work',
        projectId: 'borealis',
        description: 'Call',
        status: 'draft',
        owner: 'person',
        version: 2,
      },
    ]);
  });

  test('leave has no project, even if one is named; a break needs none', () => {
    const { head } = decided(
      correcting(
        { op: 'add', date: monday, minutes: 60, type: 'vacation', projectId: 'apollo', taskId: 'build' },
        { op: 'add', date: monday, minutes: 30, type: 'onBreak' },
      ),
      aSituation(),
    );

    expect(head.entries.map(({ type, projectId, taskId }) => [type, projectId, taskId])).toEqual([
      ['onBreak', undefined, undefined],
      ['vacation', undefined, undefined],
    ]);
  });
});

describe('changing', () => {
  test('makes the entry the person’s for good, and keeps its evidence', () => {
    const { head, opSet } = decided(correcting({ op: 'change', entryId: 'entry-1', minutes: 45 }), situation);

    expect(opSet.ops).toEqual([{ op: 'patch', id: 'entry-1', set: { minutes: 45, owner: 'person' } }]);
    expect(head.entries[0]).toMatchObject({ minutes: 45, owner: 'person', version: 2 });
    expect(head.entries[0]?.evidence).toEqual(entry?.evidence);
  });

  test('to an empty comment takes it away, and keeps the evidence', () => {
    const words = { description: 'Call', externalComment: 'Review' };
    const commented = aSituation({ head: aHead([aDraftedEntry(words)]) });
    const change = { op: 'change', entryId: 'entry-1', externalComment: '' } as const;

    const { head } = decided(correcting(change), commented);

    expect(head.entries[0]).not.toHaveProperty('externalComment');
    expect(head.entries[0]).toMatchObject({ description: 'Call', evidence: entry?.evidence });
  });

  test('control: a comment that is not named stays', () => {
    const commented = aSituation({ head: aHead([aDraftedEntry({ externalComment: 'Review' })]) });
    const { head } = decided(correcting({ op: 'change', entryId: 'entry-1', minutes: 45 }), commented);
    expect(head.entries[0]).toMatchObject({ externalComment: 'Review' });
  });

  test('to the same values still makes it the person’s; a second time it changes nothing', () => {
    const change = correcting({ op: 'change', entryId: 'entry-1', minutes: 60 });

    const first = decided(change, situation);
    const second = decided(change, { ...situation, head: first.head });

    expect(first.head.entries[0]?.owner).toBe('person');
    expect(second.outcome).toMatchObject({ result: 'unchanged', version: 2 });
  });

  test('the project takes the task away, unless a task comes with it', () => {
    const tasked = aSituation({ head: aHead([anEntry({ taskId: 'build' })]) });
    const changed = (change: object) =>
      decided(correcting({ op: 'change', entryId: 'entry-1', ...change }), tasked).head.entries[0];

    expect(changed({ projectId: 'borealis' })).not.toHaveProperty('taskId');
    expect(changed({ minutes: 5 })).toMatchObject({ taskId: 'build' });
    expect(changed({ projectId: 'apollo', taskId: 'test' })).toMatchObject({ taskId: 'test' });
    expect(changed({ projectId: 'apollo' })).toMatchObject({ taskId: 'build' });
  });

  test('work to leave takes project and task away, and back to work asks for a project', () => {
    const change = (type: 'vacation' | 'work') =>
      correcting({ op: 'change', entryId: 'entry-1', type } as const);

    const leave = decided(change('vacation'), situation);

    expect(leave.head.entries[0]).not.toHaveProperty('projectId');
    expect(refused(change('work'), { ...situation, head: leave.head })).toMatchObject({
      code: 'projectUnknown',
    });
  });

  test('several changes of one correction build on each other', () => {
    const { head } = decided(
      correcting(
        { op: 'change', entryId: 'entry-1', date: tuesday },
        { op: 'change', entryId: 'entry-1', minutes: 30 },
        { op: 'add', date: monday, minutes: 30, projectId: 'apollo' },
      ),
      situation,
    );

    expect(head.entries.map(({ date, minutes }) => [date, minutes])).toEqual([
      [monday, 30],
      [tuesday, 30],
    ]);
  });
});

describe('a correction that is wrong in itself is refused whole, and its field is named', () => {
  const good = { op: 'change', entryId: 'entry-1', minutes: 30 } as const;
  const add = { op: 'add', date: monday, minutes: 30 } as const;

  test.each([
    [{ op: 'delete', entryId: 'nope' }, 'entryUnknown', 'changes[1].entryId'],
    [{ op: 'change', entryId: 'nope', minutes: 5 }, 'entryUnknown', 'changes[1].entryId'],
    [{ ...add, date: '2026-11-23', projectId: 'apollo' }, 'dateOutsideWeek', 'changes[1].date'],
    [{ op: 'change', entryId: 'entry-1', date: '2026-11-15' }, 'dateOutsideWeek', 'changes[1].date'],
    [add, 'projectUnknown', 'changes[1].projectId'],
    [{ ...add, projectId: 'nope' }, 'projectUnknown', 'changes[1].projectId'],
    [{ ...add, projectId: 'closed' }, 'projectClosed', 'changes[1].projectId'],
    [{ ...add, projectId: 'ended', date: wednesday }, 'projectClosed', 'changes[1].projectId'],
    [{ ...add, projectId: 'apollo', taskId: 'nope' }, 'taskUnknown', 'changes[1].taskId'],
    [{ ...add, projectId: 'apollo', taskId: 'done' }, 'taskClosed', 'changes[1].taskId'],
    [{ ...add, taskId: 'build' }, 'projectUnknown', 'changes[1].projectId'],
  ] as const)('%j: %s', (bad, code, field) => {
    expect(refused(correcting(good, bad), situation)).toMatchObject({ code, field });
  });

  test('control: without it, the rest goes through', () => {
    expect(decided(correcting(good, { ...add, projectId: 'apollo' }), situation).head.entries).toHaveLength(
      2,
    );
  });

  test('an entry on a project that was closed since may be shortened where it is', () => {
    const old = aSituation({ head: aHead([anEntry({ projectId: 'closed' })]) });
    const change = { op: 'change', entryId: 'entry-1' } as const;

    expect(decided(correcting({ ...change, minutes: 30 }), old).head.totalMinutes).toBe(30);
    expect(refused(correcting({ ...change, date: tuesday }), old)).toMatchObject({ code: 'projectClosed' });
  });
});

describe('a correction over the daily maximum', () => {
  const policy = aPolicy({ dailyMaxMinutes: 120 });

  test('is refused, and says by how much', () => {
    const problem = refused(correcting({ op: 'change', entryId: 'entry-1', minutes: 150 }), {
      ...situation,
      policy,
    });

    expect(problem).toMatchObject({
      code: 'dayOverMaximum',
      message: expect.stringContaining('Take away 30.'),
    });
  });

  test('control: up to the maximum it goes through', () => {
    const change = correcting({ op: 'change', entryId: 'entry-1', minutes: 120 });

    expect(decided(change, { ...situation, policy }).head.totalMinutes).toBe(120);
  });
});
