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

    expect(findingsOf('closedPeriod', { head, policy })).toMatchObject([{ entryId: 'entry-1' }]);
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
