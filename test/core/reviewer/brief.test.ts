import { describe, expect, test } from '@jest/globals';
import { anEntry, aProfile, friday, monday, saturday, tuesday } from '../builders.ts';
import { anEvent } from '../plan/sources.ts';
import { aLineOn, briefing } from './briefing.ts';

const events = [
  anEvent({ id: 'e-1', title: 'RE: Design review' }),
  anEvent({ id: 'e-2', title: 'Training Rust' }),
];

describe('the brief of a week', () => {
  test('tells each line what it rests on, and nothing of who or which entry it is', () => {
    const { lines } = briefing([aLineOn(['e-1'], { id: 'entry-a', taskId: 'build' })], { events });
    expect(lines).toMatchObject([
      { id: 'L1', cited: { project: 'Apollo', task: 'Build', titles: ['Design review'] }, wanted: true },
    ]);
  });

  test('puts entries that say the same into one line', () => {
    const entries = [monday, tuesday].map((date, at) => aLineOn(['e-1'], { id: `entry-${at}`, date }));
    const { lines } = briefing(entries, { events });
    expect(lines.map(line => line.entries.map(({ id }) => id))).toEqual([['entry-0', 'entry-1']]);
  });

  test('keeps apart what rests on something else, is of another kind, or has a comment of a person', () => {
    const { lines } = briefing(
      [
        aLineOn(['e-1'], { id: 'a' }),
        aLineOn(['e-2'], { id: 'b', date: tuesday }),
        aLineOn(['e-1'], { id: 'c', type: 'travel' }),
        anEntry({ id: 'd', externalComment: 'Mine' }),
        anEntry({ id: 'e', date: tuesday, externalComment: 'Mine, too' }),
      ],
      { events },
    );
    expect(lines).toHaveLength(5);
  });

  test('has the lines that want a comment first, and leaves out what was taken back', () => {
    const mine = anEntry({ id: 'a', externalComment: 'Mine' });
    const gone = anEntry({ id: 'b', status: 'cancelled' });
    const { lines } = briefing(
      [mine, gone, aLineOn(['e-1'], { id: 'c', date: friday })],
      { events },
      { lines: 2 },
    );
    expect(lines.map(({ wanted, entries }) => [wanted, entries[0]?.id])).toEqual([
      [true, 'c'],
      [false, 'a'],
    ]);
  });

  test('has the clauses that matter for its lines: the best one of each line before any second', () => {
    const { clauses } = briefing(
      [aLineOn(['e-2'], { id: 'a' }), anEntry({ id: 'b', date: saturday })],
      { events },
      { limit: 2 },
    );
    expect(clauses.map(({ id }) => id).sort()).toEqual(['1.2', '2']);
  });

  test('is in the language of the person, with a few of their own comments', () => {
    const profile = aProfile({ locale: 'de-DE' });
    const brief = briefing([aLineOn(['e-1'])], { events, profile }, { examples: ['a', 'b', 'c', 'd'] });
    expect(brief).toMatchObject({ language: 'de', examples: ['a', 'b', 'c'] });
  });
});
