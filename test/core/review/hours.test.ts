import { describe, expect, test } from '@jest/globals';
import { aPolicy, aProfile, monday, saturday, tuesday } from '../builders.ts';
import { findingsOf, weekOf, worked, workingWeek } from './reviewing.ts';

describe('the daily maximum', () => {
  test('is reported with what to take away', () => {
    const found = findingsOf('dailyMaximum', { head: weekOf(...worked(601, monday)) });

    expect(found).toEqual([
      {
        code: 'dailyMaximum',
        severity: 'block',
        date: monday,
        message: 'The day holds 10:01; the maximum is 10:00. Take away 0:01.',
      },
    ]);
  });

  test('may be reached', () => {
    expect(findingsOf('dailyMaximum', { head: weekOf(...worked(600, monday)) })).toEqual([]);
  });

  test('is the one that the tenant has laid down', () => {
    const policy = aPolicy({ dailyMaxMinutes: 480 });

    expect(findingsOf('dailyMaximum', { head: weekOf(...worked(500, monday)), policy })).toHaveLength(1);
  });
});

describe('the weekly maximum', () => {
  test('is reported once for the week', () => {
    const found = findingsOf('weeklyMaximum', {
      head: weekOf(...worked(720, ...workingWeek), ...worked(1, saturday)),
    });

    expect(found).toMatchObject([{ severity: 'block', message: expect.stringContaining('60:01 of work') }]);
    expect(found[0]).not.toHaveProperty('date');
  });

  test('may be reached, and leave does not count', () => {
    const leave = { date: saturday, minutes: 480, type: 'vacation' } as const;

    expect(findingsOf('weeklyMaximum', { head: weekOf(...worked(720, ...workingWeek), leave) })).toEqual([]);
  });

  test('can be set lower', () => {
    const head = weekOf(...worked(480, ...workingWeek));

    expect(findingsOf('weeklyMaximum', { head }, { maxMinutes: 2399 })).toHaveLength(1);
    expect(findingsOf('weeklyMaximum', { head }, { maxMinutes: 2400 })).toEqual([]);
  });
});

describe('overtime', () => {
  test('is what goes more than an hour beyond the working hours', () => {
    const found = findingsOf('overtime', { head: weekOf(...worked(541, monday)) });

    expect(found).toMatchObject([{ date: monday, message: expect.stringContaining('1:01 beyond') }]);
  });

  test('is nothing up to that hour, and nothing on a day without working hours', () => {
    const head = weekOf(...worked(540, monday), ...worked(120, saturday));

    expect(findingsOf('overtime', { head })).toEqual([]);
  });
});

describe('missing hours', () => {
  test('are reported for each working day that is short, with how much', () => {
    const found = findingsOf('missingHours', {
      head: weekOf(...worked(480, ...workingWeek.slice(1)), ...worked(450, monday)),
    });

    expect(found).toEqual([
      {
        code: 'missingHours',
        severity: 'warn',
        date: monday,
        message: '0:30 of 8:00 are not accounted for. Add what is missing.',
      },
    ]);
  });

  test('are none when leave fills the day, nor on a public holiday', () => {
    const leave = { date: monday, minutes: 480, type: 'vacation' } as const;
    const policy = aPolicy({ holidayCalendars: { 'de-BY': [{ date: tuesday, name: 'Feast' }] } });
    const profile = aProfile({ holidayCalendar: 'de-BY' });
    const head = weekOf(leave, ...worked(480, ...workingWeek.slice(2)));

    expect(findingsOf('missingHours', { head, policy, profile })).toEqual([]);
  });

  test('control: without the holiday that Tuesday is missing', () => {
    const head = weekOf(...worked(480, monday, ...workingWeek.slice(2)));

    expect(findingsOf('missingHours', { head })).toMatchObject([{ date: tuesday }]);
  });

  test('can be tolerated up to a bound', () => {
    const head = weekOf(...worked(470, ...workingWeek));

    expect(findingsOf('missingHours', { head }, { fromMinutes: 10 })).toEqual([]);
    expect(findingsOf('missingHours', { head }, { fromMinutes: 9 })).toHaveLength(5);
  });
});
