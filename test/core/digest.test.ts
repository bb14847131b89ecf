import { describe, expect, test } from '@jest/globals';
import { digestWeek, outdatedWeeks } from '../../core/digest.ts';
import { earlierWeeksKept } from '../../core/sources.ts';
import { addWeeks, type WeekId } from '../../core/week.ts';
import { anEntry, sunday, week } from './builders.ts';

describe('the digest of a week', () => {
  test('has one line per type, project and task, with minutes by day', () => {
    const entries = [
      anEntry({ id: 'a', minutes: 30 }),
      anEntry({ id: 'b', minutes: 15 }),
      anEntry({ id: 'c', date: sunday, minutes: 60 }),
      anEntry({ id: 'd', taskId: 'build', minutes: 5 }),
      anEntry({ id: 'e', type: 'travel', minutes: 10 }),
    ];

    expect(digestWeek(week, entries).lines).toEqual([
      { type: 'travel', projectId: 'apollo', minutes: [10, 0, 0, 0, 0, 0, 0] },
      { type: 'work', projectId: 'apollo', minutes: [45, 0, 0, 0, 0, 0, 60] },
      { type: 'work', projectId: 'apollo', taskId: 'build', minutes: [5, 0, 0, 0, 0, 0, 0] },
    ]);
  });

  test('is the same in whatever order the entries come', () => {
    const entries = [
      anEntry({ id: 'a' }),
      anEntry({ id: 'b', projectId: 'borealis' }),
      anEntry({ id: 'c', minutes: 5 }),
    ];

    expect(digestWeek(week, entries.toReversed())).toEqual(digestWeek(week, entries));
  });

  test('leaves out what was cancelled, comments and who stands behind it', () => {
    const cancelled = anEntry({ id: 'a', status: 'cancelled' });
    const told = anEntry({ id: 'b', description: 'secret' });

    expect(digestWeek(week, [cancelled]).lines).toEqual([]);
    expect(JSON.stringify(digestWeek(week, [told]))).not.toContain('secret');
  });
});

describe('weeks that are too old to keep', () => {
  const kept = (count: number, from: WeekId = week) =>
    Object.fromEntries(Array.from({ length: count }, (_, ago) => [addWeeks(from, -1 - ago), { lines: [] }]));

  test('are none while there is room', () => {
    expect(outdatedWeeks({}, week)).toEqual([]);
    expect(outdatedWeeks(kept(earlierWeeksKept - 1), week)).toEqual([]);
  });

  test('are the oldest when there is none, over the end of a year too', () => {
    expect(outdatedWeeks(kept(earlierWeeksKept), week)).toEqual([addWeeks(week, -earlierWeeksKept)]);
    expect(outdatedWeeks(kept(earlierWeeksKept, '2027-W02'), '2027-W02')).toEqual([
      addWeeks('2027-W02', -earlierWeeksKept),
    ]);
  });

  test('a week that is there already takes no more room', () => {
    const habits = { ...kept(earlierWeeksKept - 1), [week]: { lines: [] } };

    expect(outdatedWeeks(habits, week)).toEqual([]);
  });

  test('may be the week itself, when it is older than all', () => {
    const old = addWeeks(week, -200);

    expect(outdatedWeeks(kept(earlierWeeksKept), old)).toEqual([old]);
  });
});
