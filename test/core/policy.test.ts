import { describe, expect, test } from '@jest/globals';
import { isClosed } from '../../core/policy.ts';
import { aPolicy, monday, tuesday, wednesday } from './builders.ts';

describe('isClosed', () => {
  test('nothing is closed by default', () => {
    expect(isClosed(aPolicy(), monday, 'apollo')).toBe(false);
  });

  test('days up to and with `closedThrough` are closed for every project', () => {
    const policy = aPolicy({ closedThrough: tuesday });

    expect([monday, tuesday, wednesday].map(day => isClosed(policy, day))).toEqual([true, true, false]);
    expect(isClosed(policy, tuesday, 'apollo')).toBe(true);
  });

  test('a closed period includes both its ends', () => {
    const policy = aPolicy({ closedPeriods: [{ from: tuesday, to: tuesday }] });

    expect([monday, tuesday, wednesday].map(day => isClosed(policy, day))).toEqual([false, true, false]);
  });

  test('a period of one project closes that project only', () => {
    const policy = aPolicy({ closedPeriods: [{ from: monday, to: monday, projectId: 'apollo' }] });

    expect(isClosed(policy, monday, 'apollo')).toBe(true);
    expect(isClosed(policy, monday, 'borealis')).toBe(false);
    expect(isClosed(policy, monday)).toBe(false);
  });
});
