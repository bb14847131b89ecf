import { describe, expect, test } from '@jest/globals';
import { firstDayOf, mondayFirst, regionOf, startingOn, weekdays } from '../../core/week-start.ts';

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

describe('the first day of the week', () => {
  test.each([
    ['en-US', 7],
    ['pt-BR', 7],
    ['en-us', 7],
    ['zh-Hant-TW', 7],
    ['ar-EG', 6],
    ['dv-MV', 5],
    ['en-GB', 1],
    ['de-AT', 1],
    ['en-US-u-fw-mon', 1],
  ])('is that of the region: %s', (locale, first) => {
    expect(firstDayOf(locale)).toBe(first);
  });

  // By itself, `Intl` would take `en` for the United States and `pt` for Brazil.
  test.each(['en', 'pt', 'ar', 'de', 'zh-Hant'])('is Monday where no region is named: %s', locale => {
    expect(firstDayOf(locale)).toBe(1);
  });

  test.each(['', 'en_US', 'English (United States)', 'xx-ZZ'])(
    'is Monday for what nobody knows: “%s”',
    locale => {
      expect(firstDayOf(locale)).toBe(1);
    },
  );
});

test('a region is read where there is one', () => {
  expect(['en-US', 'pt-br', 'zh-Hant-TW', 'en-001'].map(regionOf)).toEqual(['US', 'BR', 'TW', '001']);
  expect(['en', 'zh-Hant', '', 'en_US'].map(regionOf)).toEqual(Array(4).fill(undefined));
});

describe('seven values', () => {
  test.each([
    [1, 'Mon Tue Wed Thu Fri Sat Sun'],
    [2, 'Tue Wed Thu Fri Sat Sun Mon'],
    [3, 'Wed Thu Fri Sat Sun Mon Tue'],
    [4, 'Thu Fri Sat Sun Mon Tue Wed'],
    [5, 'Fri Sat Sun Mon Tue Wed Thu'],
    [6, 'Sat Sun Mon Tue Wed Thu Fri'],
    [7, 'Sun Mon Tue Wed Thu Fri Sat'],
  ] as const)(
    'stand in the order of a week that begins on day %s, and go back to where they came from',
    (first, shown) => {
      expect(startingOn(first, days).join(' ')).toBe(shown);
      expect(mondayFirst(first, shown.split(' '))).toEqual(days);
    },
  );

  test('control: a way back from another first day is noticed', () => {
    for (const shown of weekdays)
      for (const read of weekdays)
        if (read !== shown) expect(mondayFirst(read, startingOn(shown, days))).not.toEqual(days);
  });
});
