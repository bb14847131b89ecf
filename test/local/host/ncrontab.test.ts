import { describe, expect, test } from '@jest/globals';
import { parseNcrontab } from '../../../local/host/timer/ncrontab.ts';
import { nextOccurrence } from '../../../local/host/timer/next-occurrence.ts';

/** The next `count` occurrences after a time, as `YYYY-MM-DD HH:MM:SS`. */
function occurrences(expression: string, after: string, count: number): string[] {
  const schedule = parseNcrontab(expression);
  const found: string[] = [];
  let time = Date.parse(`${after.replace(' ', 'T')}Z`);
  while (found.length < count) {
    time = nextOccurrence(schedule, time) ?? Number.NaN;
    found.push(new Date(time).toISOString().replace('T', ' ').slice(0, 19));
  }
  return found;
}

describe('the next occurrence', () => {
  test.each([
    ['0 */5 * * * *', '2026-11-16 08:04:59', ['2026-11-16 08:05:00', '2026-11-16 08:10:00']],
    ['* * * * * *', '2026-11-16 08:04:59', ['2026-11-16 08:05:00', '2026-11-16 08:05:01']],
    ['30 59 23 31 12 *', '2026-01-01 00:00:00', ['2026-12-31 23:59:30', '2027-12-31 23:59:30']],
    ['0 0 9 * * 1-5', '2026-11-20 09:00:00', ['2026-11-23 09:00:00', '2026-11-24 09:00:00']],
    ['0 0 9 * * mon,Fri', '2026-11-16 09:00:00', ['2026-11-20 09:00:00', '2026-11-23 09:00:00']],
    ['0 0 0 29 Feb *', '2026-11-16 00:00:00', ['2028-02-29 00:00:00', '2032-02-29 00:00:00']],
    ['0 0 0 31 * *', '2026-01-31 00:00:00', ['2026-03-31 00:00:00', '2026-05-31 00:00:00']],
    ['0 10-20/5 6 * * *', '2026-11-16 06:15:00', ['2026-11-16 06:20:00', '2026-11-17 06:10:00']],
    ['0 0 18/3 * * *', '2026-11-16 18:00:00', ['2026-11-16 21:00:00', '2026-11-17 18:00:00']],
    ['0 0 0 1,15 January-March *', '2026-03-01 00:00:00', ['2026-03-15 00:00:00', '2027-01-01 00:00:00']],
    ['0 0 0 13 * 5', '2026-11-01 00:00:00', ['2026-11-13 00:00:00', '2027-08-13 00:00:00']],
  ])('of %s after %s', (expression, after, expected) => {
    expect(occurrences(expression, after, expected.length)).toEqual(expected);
  });

  test('is strictly later, also within the second', () => {
    const schedule = parseNcrontab('0 0 9 * * *');
    const nine = Date.UTC(2026, 10, 16, 9);
    expect(nextOccurrence(schedule, nine - 1)).toBe(nine);
    expect(nextOccurrence(schedule, nine)).toBe(nine + 24 * 3_600_000);
    expect(nextOccurrence(schedule, nine + 999)).toBe(nine + 24 * 3_600_000);
  });

  test('agrees with trying every second', () => {
    const schedule = parseNcrontab('*/20 7,31 */6 * 11 0,3');
    const from = Date.UTC(2026, 10, 17, 20);
    const tried: number[] = [];
    for (let time = from + 1000; time < from + 4 * 86_400_000; time += 1000) {
      const at = new Date(time);
      const fits =
        at.getUTCSeconds() % 20 === 0 &&
        [7, 31].includes(at.getUTCMinutes()) &&
        at.getUTCHours() % 6 === 0 &&
        at.getUTCMonth() === 10 &&
        [0, 3].includes(at.getUTCDay());
      if (fits) tried.push(time);
    }
    const found: number[] = [];
    for (let next = nextOccurrence(schedule, from); next && next < from + 4 * 86_400_000; ) {
      found.push(next);
      next = nextOccurrence(schedule, next);
    }
    expect(tried).toHaveLength(24);
    expect(found).toEqual(tried);
  });

  test('is none for a day that never comes, while a rare one is found across a century', () => {
    expect(nextOccurrence(parseNcrontab('0 0 0 30 2 *'), 0)).toBeUndefined();
    expect(occurrences('0 0 0 29 2 0', '2088-03-01 00:00:00', 1)).toEqual(['2128-02-29 00:00:00']);
  });
});

describe('a schedule is refused', () => {
  test.each([
    ['0 0 9 * *', 'must have six fields'],
    ['01:00:00', 'must have six fields'],
    ['60 * * * * *', '"60" is not a valid second'],
    ['0 0 24 * * *', '"24" is not a valid hour'],
    ['0 0 0 0 * *', '"0" is not a valid day'],
    ['0 0 0 * 13 *', '"13" is not a valid month'],
    ['0 0 0 * * 7', '"7" is not a valid day of week'],
    ['0 0 0 * * Fri-Mon', '"Fri-Mon" is not a valid day of week'],
    ['0 0 0 * * M', '"M" is not a valid day of week'],
    ['0 */0 * * * *', '"*/0" is not a valid minute'],
    ['0 1,,2 * * * *', '"" is not a valid minute'],
    ['0 -5 * * * *', '"-5" is not a valid minute'],
    ['0 ? * * * *', '"?" is not a valid minute'],
    ['0 0 0 L * *', '"L" is not a valid day'],
  ])('%s', (expression, message) => {
    expect(() => parseNcrontab(expression)).toThrow(message);
  });
});
