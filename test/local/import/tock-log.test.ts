import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { earlierWeeksKept } from '../../../core/sources.ts';
import type { WeekId } from '../../../core/week.ts';
import { imports } from '../../../functions/schemas/person.ts';
import { earlierWeeks, gather, spread, type UserLog } from '../../../local/import/tock/log.ts';
import type { Actual } from '../../../local/import/tock/rows.ts';

const monToFri = [0, 1, 2, 3, 4];
const sum = (minutes: readonly number[]) => minutes.reduce((total, each) => total + each, 0);

function actual(change: Partial<Actual> = {}): Actual {
  return { line: 2, user: '34', project: '2', week: '2015-W28', days: monToFri, minutes: 2400, ...change };
}

describe('hours are spread over the working days', () => {
  test.each([
    [2400, [480, 480, 480, 480, 480, 0, 0]],
    [2160, [432, 432, 432, 432, 432, 0, 0]],
    [442, [89, 89, 88, 88, 88, 0, 0]],
    [3, [1, 1, 1, 0, 0, 0, 0]],
    [0, [0, 0, 0, 0, 0, 0, 0]],
  ])('%d minutes', (minutes, expected) => {
    expect(spread(minutes, monToFri)).toEqual(expected);
  });

  test('what is odd goes on where the line before has ended', () => {
    expect(spread(7, monToFri, 3)).toEqual([1, 1, 1, 2, 2, 0, 0]);
  });

  test('always exactly, and evenly to the minute', () => {
    const days = fc.subarray(monToFri, { minLength: 1 });
    fc.assert(
      fc.property(fc.nat(10_080), days, fc.nat(10_080), (minutes, on, before) => {
        const result = spread(minutes, on, before);
        const shares = on.map(day => result[day] ?? 0);
        expect(sum(result)).toBe(minutes);
        expect(sum(shares)).toBe(minutes);
        expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('so that the days of a whole week differ by a minute at most, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(600), { minLength: 1, maxLength: 12 }), parts => {
        const { users } = gather(parts.map((minutes, index) => actual({ minutes, project: `p${index}` })));
        const lines = earlierWeeks(users[0] as UserLog, project => project).flatMap(week => week.lines);
        const days = monToFri.map(day => sum(lines.map(line => line.minutes[day] ?? 0)));
        expect(sum(days)).toBe(sum(parts));
        expect(Math.max(...days) - Math.min(...days)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a log', () => {
  test('adds up rows of the same user, week and project, and counts them', () => {
    const rows = [
      actual({ minutes: 100 }),
      actual({ minutes: 201, line: 3 }),
      actual({ project: '9', minutes: 60, line: 4 }),
    ];
    const { users, summed, projects } = gather(rows);
    expect(summed).toBe(1);
    expect(projects).toEqual(['2', '9']);
    const [week] = earlierWeeks(users[0] as UserLog, project => `tock-project-${project}`);
    expect(week?.lines.map(line => [line.projectId, sum(line.minutes)])).toEqual([
      ['tock-project-2', 301],
      ['tock-project-9', 60],
    ]);
  });

  test('refuses a week that its days cannot hold, line by line, and keeps the others', () => {
    const { users, refused } = gather([
      actual({ line: 2, minutes: 7_200 }),
      actual({ line: 3, minutes: 60, project: '9' }),
      actual({ line: 4, week: '2015-W27', minutes: 7_200 }),
    ]);
    expect(refused.map(each => each.line)).toEqual([2, 3]);
    expect(refused[0]?.fault).toMatch(
      /user 34 has 121 hours in 2015-W28, more than its working days can hold/,
    );
    expect([...(users[0]?.weeks.keys() ?? [])]).toEqual(['2015-W27']);
  });

  test('becomes the newest weeks that are kept, the oldest first, in a form that the API takes', () => {
    const weeks = Array.from({ length: 35 }, (_, index) => `2015-W${String(index + 10)}` as WeekId).reverse();
    const { users } = gather([
      ...weeks.map(week => actual({ week })),
      actual({ week: '2015-W50', minutes: 0 }),
    ]);
    const items = earlierWeeks(users[0] as UserLog, project => project);
    expect(items.map(item => item.week)).toEqual(weeks.slice(0, earlierWeeksKept).reverse());
    expect(imports['earlier-weeks'].safeParse({ items }).success).toBe(true);
    const before = earlierWeeks(users[0] as UserLog, project => project, '2015-W13');
    expect(before.map(item => item.week)).toEqual(['2015-W10', '2015-W11', '2015-W12']);
  });
});
