import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareEntries, compareText, entryKey, isAway, isOpen, totalMinutes } from '../../core/entry.ts';
import { anEntry, tuesday } from './builders.ts';

describe('entryKey', () => {
  test('day, type, project and task make the key; minutes, owner and comment do not', () => {
    const entry = anEntry();

    for (const other of [
      anEntry({ date: tuesday }),
      anEntry({ type: 'travel' }),
      anEntry({ projectId: 'borealis' }),
      anEntry({ taskId: 'build' }),
    ])
      expect(entryKey(other)).not.toBe(entryKey(entry));
    expect(entryKey(anEntry({ id: 'x', minutes: 5, owner: 'agent', description: 'x' }))).toBe(
      entryKey(entry),
    );
  });
});

describe('the order of entries', () => {
  test('is by key, then by id, whatever order they came in', () => {
    const entries = [
      anEntry({ id: 'c', date: tuesday }),
      anEntry({ id: 'b' }),
      anEntry({ id: 'a' }),
      anEntry({ id: 'd', projectId: 'aaa' }),
    ];

    const orders = [entries, entries.toReversed()].map(each =>
      each.toSorted(compareEntries).map(({ id }) => id),
    );

    expect(orders).toEqual([
      ['d', 'a', 'b', 'c'],
      ['d', 'a', 'b', 'c'],
    ]);
  });

  test('texts compare by code unit, as strings do in JavaScript', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(compareText(a, b)).toBe(a === b ? 0 : [a, b].sort()[0] === a ? -1 : 1);
      }),
    );
  });
});

describe('states and types', () => {
  test('only drafts and returned entries are open', () => {
    const all = ['draft', 'returned', 'approved', 'submitted', 'recallRequested', 'cancelled'] as const;

    expect(all.filter(isOpen)).toEqual(['draft', 'returned']);
  });

  test('absence and vacation are away; a break is not', () => {
    expect([isAway('absence'), isAway('vacation'), isAway('onBreak'), isAway('work')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('minutes add up', () => {
    expect(totalMinutes([anEntry({ minutes: 60 }), anEntry({ minutes: 15 })])).toBe(75);
    expect(totalMinutes([])).toBe(0);
  });
});
