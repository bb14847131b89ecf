import { describe, expect, test } from '@jest/globals';
import { defaultProfile, planSources, roundingSteps } from '../../core/profile.ts';
import { isZone } from '../../core/week.ts';

describe('the profile before a person says anything', () => {
  test('never assumes consent', () => {
    expect(defaultProfile.consent).toBe(false);
  });

  test('trusts assignments, bookings, calendar and habits, in this order', () => {
    expect(defaultProfile.sourceOrder).toEqual(['assignment', 'booking', 'calendar', 'habit']);
    expect(defaultProfile.sourceOrder).toEqual([...planSources]);
  });

  test('has five days of eight hours in a zone that exists, rounded to a known step', () => {
    expect(defaultProfile.workingHours.minutes).toEqual([480, 480, 480, 480, 480, 0, 0]);
    expect(isZone(defaultProfile.zone)).toBe(true);
    expect(roundingSteps).toContain(defaultProfile.roundingMinutes);
  });
});
