import { describe, expect, test } from '@jest/globals';
import type { Cited } from '../../../core/comment/cited.ts';
import { commentLanguage, templateComment as inLanguage } from '../../../core/comment/template.ts';
import { commentLengthMax, type EntryType } from '../../../core/entry.ts';

const templateComment = (type: EntryType, cited: Partial<Cited>, locale: string) =>
  inLanguage(type, { project: undefined, task: undefined, titles: [], ...cited }, commentLanguage(locale));

describe('a comment without AI', () => {
  test('says the titles that the line rests on', () => {
    const cited = { project: 'Apollo', titles: ['Design review', 'Weekly'] };
    expect(templateComment('work', cited, 'en')).toBe('Design review; Weekly');
  });

  test('without a title says project and task, or the project in the language of the person', () => {
    expect(templateComment('work', { project: 'Apollo', task: 'Build', titles: [] }, 'en')).toBe(
      'Apollo: Build',
    );
    expect(templateComment('work', { project: 'Apollo', titles: [] }, 'en-GB')).toBe('Work on Apollo');
    expect(templateComment('work', { project: 'Apollo', titles: [] }, 'de-AT')).toBe('Arbeit an Apollo');
    expect(templateComment('work', { project: 'Apollo', titles: [] }, 'fr')).toBe('Work on Apollo');
  });

  test('marks a journey as one', () => {
    expect(templateComment('travel', { project: 'Apollo', titles: ['Kiel'] }, 'de')).toBe('Reise: Kiel');
  });

  test('is not made for leave, for a break, or where nothing is known', () => {
    expect(templateComment('vacation', { titles: ['Beach'] }, 'en')).toBeUndefined();
    expect(templateComment('onBreak', { titles: ['Lunch'] }, 'en')).toBeUndefined();
    expect(templateComment('work', { titles: [] }, 'en')).toBeUndefined();
  });

  test('says how many titles had no room', () => {
    const titles = Array.from({ length: 6 }, (_, at) => `A meeting with a long title, part ${at + 1}`);
    const comment = templateComment('work', { titles }, 'en') as string;
    expect(comment).toBe(
      'A meeting with a long title, part 1; A meeting with a long title, part 2 and 4 more',
    );
    expect(comment.length).toBeLessThanOrEqual(commentLengthMax);
  });

  test('of one long title is cut at a word, and never in the middle of a character', () => {
    expect(templateComment('work', { titles: [`${'word '.repeat(30)}`] }, 'en')).toBe(
      `${'word '.repeat(19).trim()}…`,
    );
    const rockets = templateComment('work', { titles: [`x${'🚀'.repeat(80)}`] }, 'en') as string;
    expect(rockets.isWellFormed()).toBe(true);
    expect(rockets.length).toBeLessThanOrEqual(commentLengthMax);
  });
});
