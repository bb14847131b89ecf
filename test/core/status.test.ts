import { describe, expect, test } from '@jest/globals';
import type { WeekHead, WeekStatus } from '../../core/head.ts';
import type { StatusStep } from '../../core/status.ts';
import { aHead, anEntry, aPolicy, aSituation, decided, later, monday, refused, tuesday } from './builders.ts';

const open = aPolicy();
const mondayClosed = aPolicy({ closedThrough: monday });

function aWeek(status: WeekStatus, entries = [anEntry({ status })]): WeekHead {
  return aHead(entries, { status });
}

function step(kind: StatusStep, head: WeekHead, policy = open) {
  return decided({ kind }, aSituation({ head, policy }));
}

const statusesOf = (head: WeekHead) => head.entries.map(entry => entry.status);

describe('the steps of a week and its entries', () => {
  test.each([
    ['submit', 'draft', 'submitted'],
    ['submit', 'returned', 'submitted'],
    ['recall', 'submitted', 'draft'],
    ['recall', 'approved', 'recallRequested'],
    ['approve', 'submitted', 'approved'],
    ['approve', 'recallRequested', 'approved'],
    ['return', 'submitted', 'returned'],
    ['return', 'recallRequested', 'returned'],
  ] as const)('%s: %s becomes %s', (kind, from, to) => {
    const { head, outcome } = step(kind, aWeek(from));

    expect(head).toMatchObject({ status: to, version: 2 });
    expect(statusesOf(head)).toEqual([to]);
    expect(outcome).toMatchObject({ result: 'committed', status: to, operations: { patch: 1 } });
  });

  test.each([
    ['submit', ['submitted', 'approved', 'recallRequested']],
    ['recall', ['draft', 'returned', 'recallRequested']],
    ['approve', ['draft', 'returned', 'approved']],
    ['return', ['draft', 'returned', 'approved']],
  ] as const)('%s is refused from %j, and says from where it goes', (kind, states) => {
    for (const status of states) {
      const problem = refused({ kind }, aSituation({ head: aWeek(status) }));

      expect(problem).toMatchObject({
        code: 'statusConflict',
        message: expect.stringContaining(`is ${status}`),
      });
    }
  });

  test('a week without entries can be submitted: it says that there was nothing to enter', () => {
    const { head, opSet } = step('submit', aWeek('draft', []));

    expect(head).toMatchObject({ status: 'submitted', version: 2 });
    expect(opSet.ops).toEqual([]);
  });

  test('drafts in a returned week are submitted with the rest', () => {
    const entries = [anEntry({ id: 'a', status: 'returned' }), anEntry({ id: 'b', status: 'draft' })];

    expect(statusesOf(step('submit', aWeek('returned', entries)).head)).toEqual(['submitted', 'submitted']);
  });

  test('cancelled entries stay cancelled', () => {
    const entries = [anEntry({ id: 'a', status: 'cancelled' }), anEntry({ id: 'b' })];

    expect(statusesOf(step('submit', aWeek('draft', entries)).head)).toEqual(['cancelled', 'submitted']);
  });

  test('nothing but the status changes', () => {
    const entry = anEntry({ description: 'x' });

    const { head } = step('submit', aWeek('draft', [entry]));

    expect(head.entries).toEqual([{ ...entry, status: 'submitted', version: 2 }]);
  });
});

describe('closed days', () => {
  const entries = [anEntry({ id: 'closed' }), anEntry({ id: 'open', date: tuesday })];

  test('stay as they are and are listed, and the open days go through', () => {
    const { head, outcome } = step('submit', aWeek('draft', entries), mondayClosed);

    expect(statusesOf(head)).toEqual(['draft', 'submitted']);
    expect(head.status).toBe('submitted');
    expect(outcome.skipped).toEqual([
      { code: 'periodClosed', message: expect.any(String), date: monday, entryId: 'closed' },
    ]);
  });

  test('a week of nothing else is refused', () => {
    const week = aSituation({ head: aWeek('draft', [anEntry()]), policy: mondayClosed });

    expect(refused({ kind: 'submit' }, week)).toMatchObject({ code: 'periodClosed' });
    expect(decided({ kind: 'submit' }, { ...week, policy: open }).head.status).toBe('submitted');
  });

  test('of one project leave its entries only', () => {
    const policy = aPolicy({ closedPeriods: [{ from: monday, to: tuesday, projectId: 'apollo' }] });
    const mixed = [anEntry({ id: 'a' }), anEntry({ id: 'b', projectId: 'borealis' })];

    expect(statusesOf(step('submit', aWeek('draft', mixed), policy).head)).toEqual(['draft', 'submitted']);
  });
});

describe('entries that lag behind their week', () => {
  const entries = [anEntry({ id: 'lagging' }), anEntry({ id: 'other', date: tuesday })];

  test('what was never submitted is never approved, even if its day is open again', () => {
    const submitted = step('submit', aWeek('draft', entries), mondayClosed);

    const approved = step('approve', submitted.head, open);

    expect(statusesOf(approved.head)).toEqual(['draft', 'approved']);
  });

  test('what was approved does not become a draft by the back door', () => {
    const approved = aWeek(
      'approved',
      entries.map(entry => ({ ...entry, status: 'approved' }) as const),
    );

    const asked = step('recall', approved, mondayClosed);
    const returned = step('return', asked.head, mondayClosed);
    const submitted = step('submit', returned.head, open);
    const recalled = step('recall', submitted.head, open);

    expect(statusesOf(submitted.head)).toEqual(['approved', 'submitted']);
    expect(statusesOf(recalled.head)).toEqual(['recallRequested', 'draft']);
  });
});

test('the whole way round: each step is a version, and the entries come back as they were', () => {
  const entry = anEntry();
  let situation = aSituation({ head: aWeek('draft', [entry]) });
  const way = [
    'submit',
    'return',
    'submit',
    'approve',
    'recall',
    'approve',
    'recall',
    'return',
    'submit',
    'recall',
  ];

  for (const kind of way as StatusStep[])
    situation = later(situation, decided({ kind }, situation), `run-${kind}`);

  expect(situation.head).toMatchObject({ status: 'draft', version: 1 + way.length });
  expect(situation.head.entries).toEqual([{ ...entry, version: 1 + way.length }]);
});
