import { describe, expect, test } from '@jest/globals';
import { hours } from '../../../core/plan/plans.ts';
import { aProfile, friday, monday, saturday, thursday, tuesday, wednesday, week } from '../builders.ts';
import { dayOf, planned } from './planning.ts';
import { aBooking, anAssignment } from './sources.ts';

const from = monday;

describe('assignments', () => {
  test('ask for their minutes on each working day between their dates', () => {
    const lines = planned({ sources: { assignments: [anAssignment({ from: tuesday, to: wednesday })] } });

    expect(lines.map(line => [line.date, line.minutes])).toEqual([
      [tuesday, 60],
      [wednesday, 60],
    ]);
  });

  test('spread their effort evenly over the working days, those outside the week included', () => {
    const { minutesPerDay: _, ...effort } = anAssignment({ from, to: '2026-11-27', effortMinutes: 1200 });

    const lines = planned({ sources: { assignments: [effort] } });

    expect(lines.map(line => line.minutes)).toEqual([120, 120, 120, 120, 120]);
    expect(lines[0]?.evidence.reason).toBe('Assigned 2 h a day on this task.');
  });

  test('effort goes to the days that the person works, not to calendar days', () => {
    const { minutesPerDay: _, ...effort } = anAssignment({ from, to: saturday, effortMinutes: 480 });
    const profile = aProfile({ workingHours: { minutes: [480, 0, 480, 0, 0, 0, 0] } });

    const lines = planned({ sources: { assignments: [effort] }, profile });

    expect(lines.map(line => [line.date, line.minutes])).toEqual([
      [monday, 240],
      [wednesday, 240],
    ]);
  });

  test('without minutes or effort, or between dates the wrong way round, they ask for nothing', () => {
    const { minutesPerDay: _, ...bare } = anAssignment();
    const backwards = { ...bare, from: friday, to: monday, effortMinutes: 600 };

    expect(planned({ sources: { assignments: [bare] } })).toEqual([]);
    expect(planned({ sources: { assignments: [backwards] } })).toEqual([]);
    expect(planned({ sources: { assignments: [{ ...bare, effortMinutes: 600 }] } })).toHaveLength(5);
  });

  test('more than a day holds is scaled to the working hours, in proportion', () => {
    const assignments = [
      anAssignment({ minutesPerDay: 480 }),
      anAssignment({ id: 'assignment-2', projectId: 'borealis', minutesPerDay: 240 }),
    ];

    expect(dayOf(planned({ sources: { assignments } }), monday)).toEqual(['apollo 315', 'borealis 165']);
  });

  test('cite themselves, and two of them on one task add up to one line', () => {
    const assignments = [
      anAssignment({ taskId: 'build' }),
      anAssignment({ id: 'assignment-2', taskId: 'build', minutesPerDay: 30 }),
    ];

    const [line] = planned({ sources: { assignments } });

    expect(line).toMatchObject({
      date: monday,
      minutes: 90,
      projectId: 'apollo',
      taskId: 'build',
      type: 'work',
    });
    expect(line?.evidence).toMatchObject({
      source: 'assignment',
      citations: ['assignment-1', 'assignment-2'],
    });
  });
});

describe('bookings', () => {
  test('ask for their minutes on working days, and say so', () => {
    const lines = planned({ sources: { bookings: [aBooking({ from: thursday, to: '2026-11-30' })] } });

    expect(lines.map(line => [line.date, line.minutes])).toEqual([
      [thursday, 120],
      [friday, 120],
    ]);
    expect(lines[0]?.evidence).toEqual({
      source: 'booking',
      confidence: 0.75,
      citations: ['booking-1'],
      reason: 'Booked for 2 h a day.',
    });
  });

  test('of other weeks have no part in this one', () => {
    const past = aBooking({ from: '2026-11-09', to: '2026-11-15' });

    expect(planned({ sources: { bookings: [past] } })).toEqual([]);
    expect(planned({ sources: { bookings: [{ ...past, to: monday }] } })).toHaveLength(1);
  });
});

test('hours are written with at most two decimals', () => {
  expect([480, 450, 100, 5].map(hours)).toEqual(['8 h', '7.5 h', '1.67 h', '0.08 h']);
  expect(week).toBe('2026-W47');
});
