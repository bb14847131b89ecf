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

  test.each([
    ['09:00', { from: '18:30', to: '08:15' }, 0],
    ['18:29', { from: '18:30', to: '08:15' }, 0],
    ['18:30', { from: '18:30', to: '08:15' }, 13.75],
    ['08:14', { from: '18:30', to: '08:15' }, 1 / 60],
    ['12:30', { from: '12:00', to: '13:00' }, 0.5],
    ['13:00', { from: '12:00', to: '13:00' }, 0],
    ['11:59', { from: '12:00', to: '13:00' }, 0],
    ['03:00', { from: '00:00', to: '00:00' }, 0],
    ['20:00', { from: '20:00', to: '20:00' }, 0],
    ['23:59', { from: '00:00', to: '23:59' }, 0],
  ])('at %s, by what the person has chosen (%j), last another %d hours', (time, quietHours, hours) => {
    const nowMs = Date.parse(`2026-11-16T${time}:00+01:00`);
    expect(quietMs(nowMs, 'Europe/Berlin', quietHours) / HOUR).toBeCloseTo(hours, 6);
  });

  test('are as long as the night on which the clock changes', () => {
    expect(inBerlin('2026-10-24T20:00:00+02:00')).toBe(12);
    expect(inBerlin('2026-03-28T20:00:00+01:00')).toBe(10);
  });
});
