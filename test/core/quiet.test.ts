import { describe, expect, test } from '@jest/globals';
import { quietMs } from '../../core/quiet.ts';

const HOUR = 3_600_000;
const inBerlin = (instant: string) => quietMs(Date.parse(instant), 'Europe/Berlin') / HOUR;

describe('quiet hours', () => {
  test('are from eight in the evening to seven in the morning, by the clock of the person', () => {
    expect(inBerlin('2026-11-16T19:00:00+01:00')).toBe(0);
    expect(inBerlin('2026-11-16T19:59:59+01:00')).toBe(0);
    expect(inBerlin('2026-11-16T20:00:00+01:00')).toBe(11);
    expect(inBerlin('2026-11-17T06:30:00+01:00')).toBe(0.5);
    expect(inBerlin('2026-11-17T07:00:00+01:00')).toBe(0);
    expect(quietMs(Date.parse('2026-11-16T20:00:00+01:00'), 'America/New_York')).toBe(0);
  });

  test('are as long as the night on which the clock changes', () => {
    expect(inBerlin('2026-10-24T20:00:00+02:00')).toBe(12);
    expect(inBerlin('2026-03-28T20:00:00+01:00')).toBe(10);
  });
});
