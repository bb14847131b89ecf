import { describe, expect, test } from '@jest/globals';
import { minutesByProject, shareDelta } from '../../core/totals.ts';
import { anEntry } from './builders.ts';

describe('the minutes of a week by project', () => {
  test('are those of all entries that are work', () => {
    const entries = [
      anEntry({ minutes: 60 }),
      anEntry({ minutes: 30, type: 'travel', status: 'approved' }),
      anEntry({ minutes: 15, projectId: 'borealis', type: 'overtime' }),
    ];
    expect(minutesByProject(entries)).toEqual(new Map(Object.entries({ apollo: 90, borealis: 15 })));
  });

  test('are not those that are cancelled, a break, leave, or on no project', () => {
    const { projectId: _, ...noProject } = anEntry();
    const entries = [
      anEntry({ status: 'cancelled' }),
      anEntry({ type: 'onBreak' }),
      anEntry({ type: 'vacation' }),
      anEntry({ type: 'absence' }),
      noProject,
    ];
    expect(minutesByProject(entries)).toEqual(new Map());
  });
});

describe('what a share changes', () => {
  test.each([
    [undefined, { minutes: 60, version: 1 }, { minutes: 60, people: 1 }],
    [undefined, { minutes: 0, version: 1 }, { minutes: 0, people: 0 }],
    [
      { minutes: 60, version: 1 },
      { minutes: 90, version: 2 },
      { minutes: 30, people: 0 },
    ],
    [
      { minutes: 60, version: 1 },
      { minutes: 0, version: 2 },
      { minutes: -60, people: -1 },
    ],
    [
      { minutes: 0, version: 2 },
      { minutes: 30, version: 3 },
      { minutes: 30, people: 1 },
    ],
    [
      { minutes: 60, version: 1 },
      { minutes: 60, version: 2 },
      { minutes: 0, people: 0 },
    ],
  ])('from %j to %j is %j', (stored, share, delta) => {
    expect(shareDelta(stored, share)).toEqual(delta);
  });

  test.each([1, 2])('is nothing when it is of version %i and the stored one of 2', version => {
    expect(shareDelta({ minutes: 60, version: 2 }, { minutes: 30, version })).toBeUndefined();
  });
});
