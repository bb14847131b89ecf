import { describe, expect, test } from '@jest/globals';
import { merge } from '../../tab/week/model/merge.ts';
import { line } from './lines.ts';

const [a, b] = [line('a'), line('b', { date: '2026-11-24' })];

describe('edits are put onto a week that has moved on', () => {
  test('when they are about other lines', () => {
    const mine = [{ ...a, minutes: 90 }, b];
    const theirs = [a, { ...b, minutes: 30 }];
    expect(merge([a, b], mine, theirs)).toEqual({
      wanted: [
        { ...a, minutes: 90 },
        { ...b, minutes: 30 },
      ],
      conflicts: [],
    });
  });

  test('when both sides have made the same of a line', () => {
    const same = [{ ...a, minutes: 90 }, b];
    expect(merge([a, b], same, same)).toEqual({ wanted: same, conflicts: [] });
  });

  test('when one has changed the hours and the other the words', () => {
    const mine = [{ ...a, minutes: 90 }];
    const theirs = [{ ...a, externalComment: 'Kick-off' }];
    expect(merge([a], mine, theirs)).toEqual({
      wanted: [{ ...a, minutes: 90, externalComment: 'Kick-off' }],
      conflicts: [],
    });
  });

  test('when I have cleared a comment and they have changed the hours', () => {
    const before = { ...a, description: 'x' };
    expect(merge([before], [a], [{ ...before, minutes: 5 }])).toEqual({
      wanted: [{ ...a, minutes: 5 }],
      conflicts: [],
    });
  });

  test('when I have added a line and they have added the same one', () => {
    expect(merge([], [a], [{ ...a, id: 'x' }])).toEqual({ wanted: [{ ...a, id: 'x' }], conflicts: [] });
  });

  test('when I have deleted a line and they another one', () => {
    expect(merge([a, b], [b], [a])).toEqual({ wanted: [], conflicts: [] });
  });
});

describe('the person chooses', () => {
  test('when both have changed the hours of a line', () => {
    const [mine, theirs] = [
      { ...a, minutes: 90 },
      { ...a, minutes: 30 },
    ];
    expect(merge([a], [mine], [theirs])).toEqual({
      wanted: [theirs],
      conflicts: [{ id: 'a', before: a, mine, theirs }],
    });
  });

  test('when I have changed what they have deleted, and the other way round', () => {
    const changed = { ...a, minutes: 90 };
    expect(merge([a], [changed], [])).toEqual({
      wanted: [],
      conflicts: [{ id: 'a', before: a, mine: changed }],
    });
    expect(merge([a], [], [changed])).toEqual({
      wanted: [changed],
      conflicts: [{ id: 'a', before: a, theirs: changed }],
    });
  });

  test('when both have added a line on the same day and project with other hours', () => {
    const rival = { ...a, id: 'x', minutes: 240 };
    expect(merge([], [a], [rival])).toEqual({
      wanted: [rival],
      conflicts: [{ id: 'a', mine: a, theirs: rival }],
    });
  });
});
