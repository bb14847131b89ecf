import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applied, changesBetween, type Line, moved } from '../../../bot/edit/lines.ts';
import { monday, tuesday } from '../../core/builders.ts';

const apollo: Line = {
  ...{ key: 'a', date: monday, minutes: 240, type: 'work', projectId: 'apollo', taskId: 'design' },
  comment: 'Plans',
};
const borealis: Line = {
  key: 'b',
  date: monday,
  minutes: 120,
  type: 'work',
  projectId: 'borealis',
  comment: '',
};
const week = [apollo, borealis];

describe('changes of edited lines', () => {
  test('are none where nothing was edited', () => {
    expect(changesBetween(week, week)).toEqual([]);
  });

  test('name what differs, and no more', () => {
    expect(changesBetween(week, [{ ...apollo, minutes: 60 }, borealis])).toEqual([
      { op: 'change', entryId: 'a', minutes: 60 },
    ]);
    const elsewhere = { ...borealis, date: tuesday, projectId: 'apollo', comment: 'Talk' };
    expect(changesBetween(week, [apollo, elsewhere])).toEqual([
      { op: 'change', entryId: 'b', date: tuesday, projectId: 'apollo', externalComment: 'Talk' },
    ]);
  });

  test('delete what has no hours any more', () => {
    expect(changesBetween(week, [apollo, { ...borealis, minutes: 0 }])).toEqual([
      { op: 'delete', entryId: 'b' },
    ]);
  });

  test('replace a line that loses its comment or its task, because a change takes no field away', () => {
    const { taskId: _, ...plain } = apollo;
    const added = { op: 'add', date: monday, minutes: 240, projectId: 'apollo' };
    expect(changesBetween([apollo], [{ ...apollo, comment: '' }])).toEqual([
      { op: 'delete', entryId: 'a' },
      { ...added, taskId: 'design' },
    ]);
    expect(changesBetween([apollo], [plain])).toEqual([
      { op: 'delete', entryId: 'a' },
      { ...added, externalComment: 'Plans' },
    ]);
  });
});

describe('moving a line', () => {
  test('takes it to another day as a whole', () => {
    const after = moved(week, apollo, { minutes: 240, date: tuesday });
    expect(changesBetween(week, after)).toEqual([{ op: 'change', entryId: 'a', date: tuesday }]);
  });

  test('splits it when some of its hours go', () => {
    const after = moved(week, apollo, { minutes: 60, date: tuesday });
    expect(changesBetween(week, after)).toEqual([
      { op: 'change', entryId: 'a', minutes: 180 },
      {
        ...{ op: 'add', date: tuesday, minutes: 60, projectId: 'apollo', taskId: 'design' },
        externalComment: 'Plans',
      },
    ]);
  });

  test('adds to a line that is there already', () => {
    const after = moved(week, apollo, { minutes: 60, target: { projectId: 'borealis' } });
    expect(changesBetween(week, after)).toEqual([
      { op: 'change', entryId: 'a', minutes: 180 },
      { op: 'change', entryId: 'b', minutes: 180 },
    ]);
  });

  test('makes work of leave that goes to a project', () => {
    const leave: Line = { key: 'v', date: monday, minutes: 480, type: 'vacation', comment: '' };
    const after = moved([leave], leave, { minutes: 480, target: { projectId: 'apollo' } });
    expect(changesBetween([leave], after)).toEqual([
      { op: 'change', entryId: 'v', type: 'work', projectId: 'apollo' },
    ]);
  });
});

describe('any edits', () => {
  const anyLine = (key: string) =>
    fc
      .record({
        key: fc.constant(key),
        date: fc.constantFrom(monday, tuesday),
        minutes: fc.integer({ min: 0, max: 600 }),
        projectId: fc.constantFrom('apollo', 'borealis'),
        taskId: fc.option(fc.constantFrom('design', 'build'), { nil: undefined }),
        comment: fc.constantFrom('', 'Plans', 'Talk'),
      })
      .map(
        ({ taskId, ...rest }): Line => ({ ...rest, type: 'work', ...(taskId !== undefined && { taskId }) }),
      );
  const keys = ['a', 'b', 'c'];
  const anyWeek = fc.tuple(...keys.map(anyLine));
  const hours = (lines: readonly Line[]) =>
    lines
      .flatMap(({ key: _, ...line }) =>
        line.minutes > 0 ? [JSON.stringify(line, Object.keys(line).sort())] : [],
      )
      .sort();

  test('come back from their changes as they were made', () => {
    const property = fc.property(anyWeek, anyWeek, (before, after) => {
      const start = before.map(line => ({ ...line, minutes: line.minutes + 1 }));
      expect(hours(applied(start, changesBetween(start, after)))).toEqual(hours(after));
    });
    fc.assert(property);
  });

  test('of moving only keep the sum of the hours', () => {
    const target = { projectId: 'apollo', taskId: 'build' };
    const property = fc.property(anyWeek, fc.nat({ max: 2 }), fc.nat({ max: 600 }), (lines, at, minutes) => {
      const line = lines[at] as Line;
      const sum = (of: readonly Line[]) => of.reduce((all, each) => all + each.minutes, 0);
      const some = Math.min(minutes, line.minutes);
      expect(sum(moved(lines, line, { minutes: some, date: tuesday, target }))).toBe(sum(lines));
    });
    fc.assert(property);
  });
});
