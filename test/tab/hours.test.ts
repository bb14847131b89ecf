import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hours, parseHours } from '../../tab/week/model/hours.ts';

test.each([
  ['1.5', 90],
  ['1,5', 90],
  ['1:30', 90],
  ['90m', 90],
  ['90 min', 90],
  ['1h', 60],
  ['1h 30m', 90],
  ['1h30m', 90],
  ['2 Std.', 120],
  ['.25', 15],
  [' 8 ', 480],
  ['0', 0],
  ['', 0],
  ['24:00', 1440],
])('"%s" is %d minutes', (text, minutes) => {
  expect(parseHours(text)).toBe(minutes);
});

test.each(['abc', '1:75', '25', '-1', '1.5.2', '1:30:00', '1e2', '1 2'])(
  'control: "%s" is no duration',
  text => {
    expect(parseHours(text)).toBeUndefined();
  },
);

test('what is shown can be typed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1440 }), minutes => {
      expect(parseHours(hours(minutes))).toBe(minutes);
    }),
  );
});
