import { expect, test } from '@jest/globals';
import { readWorkingHours, writeWorkingHours } from '../../../bot/edit/working-hours.ts';
import { weekdays } from '../../../core/week-start.ts';

// Monday to Sunday, no two alike.
const minutes = [60, 120, 180, 240, 300, 360, 450];

test.each([
  [1, '1 2 3 4 5 6 7.5'],
  [6, '6 7.5 1 2 3 4 5'],
  [7, '7.5 1 2 3 4 5 6'],
] as const)('hours are written from day %s on', (first, text) => {
  expect(writeWorkingHours(minutes, first)).toBe(text);
  expect(readWorkingHours(text, first)).toEqual(minutes);
});

test('what is written is read back as it was, whatever the first day, and as nothing else', () => {
  for (const first of weekdays) {
    const text = writeWorkingHours(minutes, first);
    const readers = weekdays.filter(each => String(readWorkingHours(text, each)) === String(minutes));
    expect(readers).toEqual([first]);
  }
});

test('people write commas, and put more than a space between numbers', () => {
  expect(readWorkingHours(' 0; 8;8 ; 7,5/8 6  0 ', 7)).toEqual([480, 480, 450, 480, 360, 0, 0]);
});

test('what is not seven numbers does not become seven', () => {
  for (const first of weekdays) {
    expect(readWorkingHours('8 8 8 8 8 0', first)).toHaveLength(6);
    expect(readWorkingHours('8 8 8 8 8 0 0 0', first)).toHaveLength(8);
    expect(readWorkingHours('8 8 eight 8 8 0 0', first)).toContainEqual(Number.NaN);
  }
});
