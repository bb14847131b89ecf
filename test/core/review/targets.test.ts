import { describe, expect, test } from '@jest/globals';
import { type Assignment, noSources } from '../../../core/sources.ts';
import { aPolicy, friday, monday, thursday, tuesday, wednesday } from '../builders.ts';
import { anAssignment } from '../plan/sources.ts';
import { customers, findingsOf, weekOf } from './reviewing.ts';

const assigned = (rest: Partial<Assignment>) => ({
  ...noSources,
  assignments: [anAssignment({ from: tuesday, to: thursday, ...rest })],
});

describe('a project that is closed', () => {
  test('is reported on the day on which it takes no time', () => {
    const head = weekOf({ projectId: 'ended', date: tuesday }, { projectId: 'ended', date: wednesday });

    expect(findingsOf('closedProject', { head })).toMatchObject([
      { severity: 'block', date: wednesday, entryId: 'entry-2' },
    ]);
  });

  test('is reported for a closed task and for what the catalogue has lost', () => {
    const head = weekOf({ taskId: 'done' }, { projectId: 'gone' }, { taskId: 'build' });

    expect(findingsOf('closedProject', { head }).map(({ entryId }) => entryId)).toEqual([
      'entry-1',
      'entry-2',
    ]);
  });

  test('is nobody’s business once the line is approved', () => {
    const head = weekOf({ projectId: 'closed', status: 'approved' });

    expect(findingsOf('closedProject', { head })).toEqual([]);
  });
});

describe('a closed period', () => {
  test('is reported for the lines that it holds back', () => {
    const policy = aPolicy({ closedThrough: monday });
    const head = weekOf({ date: monday }, { date: tuesday });

    expect(findingsOf('closedPeriod', { head, policy })).toMatchObject([
      { entryId: 'entry-1', message: expect.stringContaining('this line stays a draft') },
    ]);
  });
});

describe('the dates of an assignment', () => {
  test('are kept or reported', () => {
    const head = weekOf({ date: monday }, { date: tuesday }, { date: thursday }, { date: friday });

    const found = findingsOf('outsideAssignment', { head, sources: assigned({}) });

    expect(found.map(({ date }) => date)).toEqual([monday, friday]);
  });

  test('bind only the work that somebody is assigned to', () => {
    const head = weekOf({ date: friday, projectId: 'borealis' }, { date: friday, taskId: 'test' });

    expect(findingsOf('outsideAssignment', { head, sources: assigned({ taskId: 'build' }) })).toEqual([]);
  });
});

describe('which lines the dates of an assignment bind', () => {
  const task = (taskId?: string) => weekOf({ date: friday, ...(taskId !== undefined && { taskId }) });
  const onFriday = (taskId: string | undefined, ...assignments: Partial<Assignment>[]) => {
    const sources = { ...noSources, assignments: assignments.flatMap(each => assigned(each).assignments) };
    return findingsOf('outsideAssignment', { head: task(taskId), sources }).length;
  };

  test('an assignment to the whole project speaks for every task, one to a task for lines without any', () => {
    expect(onFriday('build', {})).toBe(1);
    expect(onFriday(undefined, { taskId: 'build' })).toBe(1);
    expect(onFriday('build', { taskId: 'build' })).toBe(1);
    expect(onFriday('test', { taskId: 'build' })).toBe(0);
  });

  test('one assignment that holds the day is enough', () => {
    expect(onFriday('build', {}, { to: friday })).toBe(0);
  });

  test('leave is not bound', () => {
    const head = weekOf({ date: friday, type: 'vacation' });
    expect(findingsOf('outsideAssignment', { head, sources: assigned({}) })).toEqual([]);
  });

  test('says what to do', () => {
    const [finding] = findingsOf('outsideAssignment', { head: task(), sources: assigned({}) });
    expect(finding?.message).toBe(
      'The day lies outside your assignment. Check the date, or have the assignment changed.',
    );
  });
});

describe('the effort of an assignment', () => {
  const head = weekOf({ date: tuesday, minutes: 60 }, { date: wednesday, minutes: 60 });

  test('is reported once it is spent, at the last line', () => {
    const sources = assigned({ effortMinutes: 119 });

    expect(findingsOf('overEffort', { head, sources })).toMatchObject([
      { entryId: 'entry-2', message: expect.stringContaining('2:00 are spent of 1:59') },
    ]);
  });

  test('may be spent to the last minute', () => {
    expect(findingsOf('overEffort', { head, sources: assigned({ effortMinutes: 120 }) })).toEqual([]);
  });

  test('counts earlier weeks, as far as they lie within the assignment', () => {
    const lines = [{ type: 'work' as const, projectId: 'apollo', minutes: [60, 30, 0, 0, 0, 0, 0] }];
    const sources = {
      ...assigned({ from: '2026-11-10', effortMinutes: 149 }),
      habits: { '2026-W46': { lines } },
    };

    expect(findingsOf('overEffort', { head, sources })).toMatchObject([
      { message: expect.stringContaining('2:30 are spent') },
    ]);
  });
});

describe('what counts towards the effort of an assignment', () => {
  const spentOf = (effort: Partial<Assignment>, ...entries: Parameters<typeof weekOf>) => {
    const sources = assigned({ effortMinutes: 1, ...effort });
    const [finding] = findingsOf('overEffort', { head: weekOf(...entries), sources });
    return finding?.message.match(/At least (\S+) are spent/)?.[1];
  };
  const hour = { date: tuesday, minutes: 60 };

  test('the work on its project, and on its task where it has one', () => {
    expect(spentOf({}, hour, { ...hour, projectId: 'borealis', minutes: 30 })).toBe('1:00');
    expect(spentOf({}, hour, { ...hour, type: 'vacation', minutes: 30 })).toBe('1:00');
    expect(spentOf({}, { ...hour, taskId: 'build' }, { ...hour, taskId: 'test', minutes: 30 })).toBe('1:30');
    const build = { taskId: 'build' };
    expect(spentOf(build, { ...hour, ...build }, { ...hour, taskId: 'test', minutes: 30 }, hour)).toBe(
      '1:00',
    );
  });

  test('on its first and last day, and on none beyond them', () => {
    const days = [monday, tuesday, thursday, friday].map(date => ({ ...hour, date }));
    expect(spentOf({}, ...days)).toBe('2:00');
    expect(spentOf({}, { ...hour, date: friday })).toBeUndefined();
  });

  test('nothing is said where it has no effort', () => {
    const sources = { ...noSources, assignments: [anAssignment({ from: monday, to: friday })] };
    expect(findingsOf('overEffort', { head: weekOf(hour), sources })).toEqual([]);
  });

  test('of earlier weeks its own lines, to its last day, and nothing of this week or a later one', () => {
    const minutes = [10, 20, 40, 0, 0, 0, 0];
    const line = (rest: object) => ({ type: 'work' as const, projectId: 'apollo', minutes, ...rest });
    const lines = [line({ taskId: 'build' }), line({ taskId: 'test' }), line({ projectId: 'borealis' })];
    const spent = (rest: Partial<Assignment>) => {
      const habits = { '2026-W46': { lines }, '2026-W47': { lines }, '2026-W48': { lines } };
      const sources = { ...assigned({ from: '2026-11-02', effortMinutes: 1, ...rest }), habits };
      const head = weekOf({ ...hour, taskId: 'build' });
      return findingsOf('overEffort', { head, sources })[0]?.message.match(/At least (\S+) /)?.[1];
    };
    expect(spent({})).toBe('3:20');
    expect(spent({ taskId: 'build' })).toBe('2:10');
    expect(spent({ from: '2026-11-10' })).toBe('3:00');
    expect(spent({ from: '2026-11-11' })).toBe('2:20');
  });
});

describe('the budget of a project', () => {
  const head = weekOf({ projectId: 'customer' });
  const used = (minutes: number) => ({
    head,
    projects: customers,
    usedMinutes: new Map([['customer', minutes]]),
  });

  test('is reported once it is used up', () => {
    expect(findingsOf('budgetUsed', used(6000))).toMatchObject([
      { entryId: 'entry-1', message: expect.stringContaining('100:00 of the project') },
    ]);
    expect(findingsOf('budgetUsed', used(5999))).toEqual([]);
  });

  test('can be reported before, at a share', () => {
    expect(findingsOf('budgetUsed', used(4800), { fromShare: 0.8 })).toHaveLength(1);
    expect(findingsOf('budgetUsed', used(4799), { fromShare: 0.8 })).toEqual([]);
  });

  test('is not guessed when nobody knows what is used', () => {
    expect(findingsOf('budgetUsed', { head, projects: customers })).toEqual([]);
  });
});
