import { expect, test } from '@jest/globals';
import { isSelected } from '../../../core/org-run/selection.ts';

const person = (...minutes: [number, number, number, number, number, number, number]) => ({
  zone: 'Europe/Berlin',
  workingHours: { minutes },
});
const partTime = person(0, 480, 480, 0, 480, 0, 0);

test('a draft is due on the first working day, a redraft and a reminder on the last', () => {
  const due = (kind: 'draft' | 'redraft' | 'reminder') =>
    [0, 1, 2, 3, 4, 5, 6].filter(weekday => isSelected({ zone: 'Europe/Berlin', weekday }, kind, partTime));
  expect([due('draft'), due('redraft'), due('reminder')]).toEqual([[1], [4], [4]]);
});

test('people of other zones, and people who never work, are not selected', () => {
  expect(isSelected({ zone: 'Asia/Kolkata', weekday: 1 }, 'draft', partTime)).toBe(false);
  const never = person(0, 0, 0, 0, 0, 0, 0);
  expect(
    [0, 1, 2, 3, 4, 5, 6].some(weekday => isSelected({ zone: never.zone, weekday }, 'draft', never)),
  ).toBe(false);
});
