import { describe, expect, test } from '@jest/globals';
import { emptyWeek, isOpenWeek, nextHead } from '../../core/head.ts';
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
