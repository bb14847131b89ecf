import { describe, expect, test } from '@jest/globals';
import { readActual, readUser } from '../../../local/import/tock/rows.ts';

const fields = { user: '34', week_start: '2015-07-05', week_end: '2015-07-11', project: '2', hours: '36.00' };
const row = (change: Partial<typeof fields> = {}) =>
  readActual({ line: 7, fields: { ...fields, ...change } });

describe('a row of the log', () => {
  test('is a user’s minutes on a project in the ISO week of its working days', () => {
    const days = [0, 1, 2, 3, 4];
    expect(row()).toEqual({ line: 7, user: '34', project: '2', week: '2015-W28', days, minutes: 2160 });
  });

  test.each([
    ['Sunday', '2015-07-05', '2015-07-11', [0, 1, 2, 3, 4]],
    ['Monday', '2015-07-06', '2015-07-10', [0, 1, 2, 3, 4]],
    ['Wednesday, and is short', '2015-07-08', '2015-07-11', [2, 3, 4]],
  ])('may begin on %s', (_, week_start, week_end, days) => {
    expect(row({ week_start, week_end })).toMatchObject({ week: '2015-W28', days });
  });

  test('may turn the year', () => {
    expect(row({ week_start: '2014-12-28', week_end: '2015-01-03' })).toMatchObject({ week: '2015-W01' });
  });

  test.each([
    ['0', 0],
    ['7.37', 442],
    ['.5', 30],
    ['168', 10_080],
  ])('may hold %s hours', (hours, minutes) => {
    expect(row({ hours })).toMatchObject({ minutes });
  });

  test.each([
    [{ hours: '' }, 'hours are missing'],
    [{ hours: 'NaN' }, 'hours are not a number: "NaN"'],
    [{ hours: '1e3' }, 'hours are not a number: "1e3"'],
    [{ hours: '-4.00' }, 'hours are negative: -4.00'],
    [{ hours: '168.5' }, 'a week has 168 hours, not 168.5'],
    [{ week_start: '2015-02-30' }, 'week_start is not a date: "2015-02-30"'],
    [{ week_end: '7/11/2015' }, 'week_end is not a date: "7/11/2015"'],
    [{ week_end: '2015-07-04' }, 'week_end 2015-07-04 is not within a week after week_start 2015-07-05'],
    [{ week_end: '2015-07-12' }, 'week_end 2015-07-12 is not within a week after week_start 2015-07-05'],
    [
      { week_start: '2015-07-07', week_end: '2015-07-13' },
      'the working days from 2015-07-07 to 2015-07-13 lie in two weeks: start on Sunday or Monday',
    ],
    [{ week_start: '2015-07-11' }, 'there is no working day from 2015-07-11 to 2015-07-11'],
    [
      { week_start: '1915-07-04', week_end: '1915-07-10' },
      'the week of 1915-07-04 is not between 2000 and 2099',
    ],
    [{ user: '' }, 'user must be 1 to 40 letters, digits, dots, hyphens or underscores, not ""'],
    [{ project: 'a/b' }, 'project must be 1 to 40 letters, digits, dots, hyphens or underscores, not "a/b"'],
  ])('is refused with %j', (change, fault) => {
    expect(row(change)).toEqual({ fault });
  });
});

describe('a row of the users', () => {
  const read = (change: object) =>
    readUser({ line: 2, fields: { user: '1', start_date: '2013-06-17', end_date: '', ...change } });

  test('names a user', () => {
    expect(read({})).toEqual({ user: '1' });
  });

  test.each([
    [{ user: '' }, /^user must be/],
    [{ start_date: 'June' }, /^start_date is not a date: "June"/],
    [{ end_date: '2012-01-01' }, /^end_date 2012-01-01 lies before start_date 2013-06-17/],
  ])('is refused with %j', (change, fault) => {
    expect(read(change)).toEqual({ fault: expect.stringMatching(fault) });
  });
});
