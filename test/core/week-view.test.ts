import { expect, test } from '@jest/globals';
import { viewWeek } from '../../core/week-view.ts';
import { aHead, anEntry, aPolicy, aProfile, monday, saturday, tuesday, week } from './builders.ts';

const entries = [anEntry(), anEntry({ id: 'entry-2', date: tuesday, minutes: 30 })];

test('a week is read by day: entries, sums, and what was expected', () => {
  const view = viewWeek(aHead(entries), aProfile(), aPolicy());

  expect(view).toMatchObject({ week, status: 'draft', version: 1, totalMinutes: 90, expectedMinutes: 2400 });
  expect(view.days.map(({ totalMinutes }) => totalMinutes)).toEqual([60, 30, 0, 0, 0, 0, 0]);
  expect(view.days[0]).toEqual({
    date: monday,
    totalMinutes: 60,
    expectedMinutes: 480,
    closed: false,
    entries: [entries[0]],
  });
  expect(view.days[5]).toMatchObject({ date: saturday, expectedMinutes: 0, entries: [] });
});

test('closed days say so', () => {
  const view = viewWeek(aHead(entries), aProfile(), aPolicy({ closedThrough: monday }));

  expect(view.days.map(({ closed }) => closed)).toEqual([true, false, false, false, false, false, false]);
});
