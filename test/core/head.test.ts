import { describe, expect, test } from '@jest/globals';
import { emptyWeek, isOpenWeek, newEntryId, nextHead } from '../../core/head.ts';
import { aHead, anEntry, tuesday, week } from './builders.ts';

describe('a week', () => {
  test('begins as an empty draft that nobody has written to', () => {
    expect(emptyWeek(week)).toMatchObject({ status: 'draft', version: 0, entries: [], totalMinutes: 0 });
  });

  test('is open while it is a draft or was returned', () => {
    const states = ['draft', 'returned', 'submitted', 'approved', 'recallRequested'] as const;

    const open = states.filter(status => isOpenWeek(aHead([], { status })));

    expect(open).toEqual(['draft', 'returned']);
  });
});

describe('the next version of a week', () => {
  test('grows by one, sorts the entries, sums the minutes and names the run', () => {
    const head = aHead([anEntry()], { version: 7 });
    const entries = [anEntry({ id: 'late', date: tuesday, minutes: 30 }), anEntry()];

    const next = nextHead(head, 'run-8', { entries });

    expect(next).toMatchObject({ version: 8, runId: 'run-8', totalMinutes: 90, status: 'draft' });
    expect(next.entries.map(entry => entry.id)).toEqual(['entry-1', 'late']);
  });

  test('keeps what is not changed, and the old version as it was', () => {
    const head = aHead([anEntry()], { dismissed: ['key'] });

    const next = nextHead(head, 'run-2', { status: 'submitted' });

    expect(next).toMatchObject({ status: 'submitted', dismissed: ['key'], totalMinutes: 60 });
    expect(next.entries).toEqual(head.entries);
    expect(head).toMatchObject({ status: 'draft', version: 1 });
  });
});

describe('the id of a new entry', () => {
  test('names week, run and place, so that a repeated write meets itself', () => {
    expect(newEntryId(aHead(), 'run-1', 2, 3)).toBe(`entry:${week}:run-1:2`);
    expect(newEntryId(aHead(), 'run-1', 2, 3)).toBe(newEntryId(aHead(), 'run-1', 2, 3));
  });

  test('passes over the ids that an earlier run of the same name has left, and never meets another of this run', () => {
    const left = [0, 1, 3].map(index => anEntry({ id: `entry:${week}:run-1:${index}` }));
    const head = aHead(left);

    const ids = [0, 1, 2].map(index => newEntryId(head, 'run-1', index, 3));

    expect(ids).toEqual([6, 4, 2].map(index => `entry:${week}:run-1:${index}`));
    expect(newEntryId(head, 'run-2', 0, 3)).toBe(`entry:${week}:run-2:0`);
  });
});
