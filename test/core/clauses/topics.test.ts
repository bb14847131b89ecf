import { describe, expect, test } from '@jest/globals';
import { type EntryContext, topicsOf } from '../../../core/clauses/topics.ts';
import type { Entry } from '../../../core/entry.ts';
import { anEntry, saturday, sunday } from '../builders.ts';

const topics = (entry: Partial<Entry>, context: Partial<EntryContext> = {}) =>
  topicsOf(anEntry({ taskId: 'build', ...entry }), { texts: [], dayMinutes: 480, ...context });

describe('what an entry is about', () => {
  test('an ordinary line of work on a task is about nothing in particular', () => {
    expect(topics({}).trim()).toBe('');
  });

  test.each<[string, string, Partial<Entry>, Partial<EntryContext>]>([
    ['leave', 'urlaub', { type: 'vacation' }, {}],
    ['travel', 'journey', { type: 'travel' }, {}],
    ['a Saturday', 'wochenende', { date: saturday }, {}],
    ['a Sunday', 'sonntag', { date: sunday }, {}],
    ['a holiday', 'feiertag', {}, { isHoliday: true }],
    ['a long day', 'überstunden', {}, { dayMinutes: 601 }],
    ['a long line', 'parted', { minutes: 241 }, {}],
    ['billable work without a comment', 'kommentar', {}, { billable: true }],
    ['a title', 'rufbereitschaft', {}, { texts: ['On-call week'] }],
  ])('%s is about %s', (_, word, entry, context) => {
    expect(topics(entry, context)).toContain(word);
  });

  test.each<[string, string, Partial<Entry>, Partial<EntryContext>]>([
    ['a day of exactly ten hours', 'überstunden', {}, { dayMinutes: 600 }],
    ['a line of exactly four hours', 'parted', { minutes: 240 }, {}],
    ['billable work with a comment', 'kommentar', { externalComment: 'Review' }, { billable: true }],
    ['leave at the weekend', 'wochenende', { type: 'vacation', date: saturday }, {}],
  ])('%s is not about %s', (_, word, entry, context) => {
    expect(topics(entry, context)).not.toContain(word);
  });
});
