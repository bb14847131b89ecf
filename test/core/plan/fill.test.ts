import { describe, expect, test } from '@jest/globals';
import type { PlanSource } from '../../../core/profile.ts';
import { aHead, anEntry, aProfile, monday, tuesday, week } from '../builders.ts';
import { dayOf, planned } from './planning.ts';
import { aBooking, aHabit, anAssignment, anEvent, at } from './sources.ts';

const ordered = (...sourceOrder: PlanSource[]) => aProfile({ sourceOrder });

describe('which source comes first', () => {
  const sources = {
    assignments: [anAssignment({ minutesPerDay: 360 })],
    bookings: [aBooking({ minutesPerDay: 360 })],
  };

  test('assignments fill the day before bookings, which get what is left', () => {
    const lines = planned({ sources });

    expect(dayOf(lines, monday)).toEqual(['apollo 360', 'borealis 120']);
  });

  test('a person who trusts bookings more turns it round', () => {
    const lines = planned({ sources, profile: ordered('booking', 'assignment') });

    expect(dayOf(lines, monday)).toEqual(['apollo 120', 'borealis 360']);
  });

  test('a source that is not in the order is not used', () => {
    const lines = planned({ sources, profile: ordered('booking') });

    expect(dayOf(lines, monday)).toEqual(['borealis 360']);
    expect(planned({ sources, profile: ordered() })).toEqual([]);
  });
});

describe('two sources for the same work', () => {
  const assignments = [anAssignment({ taskId: 'build', minutesPerDay: 120 })];

  test('a later source tops up what an earlier one does not cover, on the same line', () => {
    const bookings = [aBooking({ projectId: 'apollo', taskId: 'build', minutesPerDay: 180 })];

    expect(dayOf(planned({ sources: { assignments, bookings } }), monday)).toEqual(['apollo/build 180']);
  });

  test('a later source that wants less changes no minutes', () => {
    const bookings = [aBooking({ projectId: 'apollo', taskId: 'build', minutesPerDay: 60 })];

    expect(dayOf(planned({ sources: { assignments, bookings } }), monday)).toEqual(['apollo/build 120']);
  });

  test('is surer than either, never certain, and cites both', () => {
    const bookings = [aBooking({ projectId: 'apollo', taskId: 'build' })];

    const [alone] = planned({ sources: { assignments } });
    const [both] = planned({ sources: { assignments, bookings } });

    expect(alone?.evidence).toMatchObject({ confidence: 0.85, citations: ['assignment-1'] });
    expect(both?.evidence).toMatchObject({
      source: 'assignment',
      confidence: 0.96,
      citations: ['assignment-1', 'booking-1'],
    });
  });

  test('a booking of the project without a task vouches for each of its tasks, and adds only the rest', () => {
    const two = [...assignments, anAssignment({ id: 'assignment-2', taskId: 'test', minutesPerDay: 60 })];
    const bookings = [aBooking({ projectId: 'apollo', minutesPerDay: 240 })];

    const lines = planned({ sources: { assignments: two, bookings } });

    expect(dayOf(lines, monday)).toEqual(['apollo 60', 'apollo/build 120', 'apollo/test 60']);
  });

  test('minutes of the project without a task cover two of its tasks once, not twice', () => {
    const untasked = [anAssignment({ minutesPerDay: 120 })];
    const bookings = [
      aBooking({ projectId: 'apollo', taskId: 'build', minutesPerDay: 120 }),
      aBooking({ id: 'booking-2', projectId: 'apollo', taskId: 'test', minutesPerDay: 120 }),
    ];

    const lines = planned({ sources: { assignments: untasked, bookings } });

    expect(lines.filter(line => line.date === monday).reduce((sum, line) => sum + line.minutes, 0)).toBe(240);
  });

  test('three witnesses are surer than two', () => {
    const bookings = [aBooking({ projectId: 'apollo', taskId: 'build', minutesPerDay: 60 })];
    const events = [anEvent({ title: 'APO-12', endsAtMs: at(monday, 9.5) })];

    const lines = planned({ sources: { assignments, bookings }, events });

    expect(lines.filter(line => line.date === monday)).toHaveLength(1);
    expect(lines[0]?.evidence).toMatchObject({
      confidence: 0.98,
      citations: ['assignment-1', 'booking-1', 'event-1'],
    });
  });
});

describe('habits', () => {
  const habits = { '2026-W46': { lines: [aHabit({ minutes: [540, 60, 60, 60, 60, 0, 0] })] } };

  test('of longer days go beyond the working hours, up to the daily maximum', () => {
    expect(dayOf(planned({ sources: { habits } }), monday)).toEqual(['apollo 540']);
  });

  test('do not on a day that leave shortens', () => {
    const timeOff = [
      { id: 'leave-1', from: monday, to: monday, type: 'vacation', minutesPerDay: 240 } as const,
    ];

    expect(dayOf(planned({ sources: { habits, timeOff } }), monday)).toEqual(['vacation 240', 'apollo 240']);
  });
});

describe('what a person has settled', () => {
  const sources = { assignments: [anAssignment({ taskId: 'build' })], bookings: [aBooking()] };

  test('the agent adds nothing to a project and day on which the person entered time', () => {
    const mine = anEntry({ minutes: 30 });

    const lines = planned({ sources, head: aHead([mine]) });

    expect(dayOf(lines, monday)).toEqual(['borealis 120']);
    expect(dayOf(lines, tuesday)).toEqual(['apollo/build 60', 'borealis 120']);
  });

  test('that stays so beside what else the person entered on that day', () => {
    const mine = [anEntry({ minutes: 30 }), anEntry({ id: 'entry-2', minutes: 30, projectId: 'borealis' })];

    expect(dayOf(planned({ sources, head: aHead(mine) }), monday)).toEqual([]);
    expect(dayOf(planned({ sources, head: aHead(mine) }), tuesday)).toHaveLength(2);
  });

  test('another task of the same project is not settled', () => {
    const mine = anEntry({ minutes: 30, taskId: 'test' });

    expect(dayOf(planned({ sources, head: aHead([mine]) }), monday)).toEqual([
      'apollo/build 60',
      'borealis 120',
    ]);
  });

  test('the working hours have room for what the person left of them', () => {
    const mine = anEntry({ minutes: 420 });

    expect(dayOf(planned({ sources, head: aHead([mine]) }), monday)).toEqual(['borealis 60']);
  });

  test('a dismissed line stays away, and only that one', () => {
    const head = aHead([], { dismissed: [`${monday}|work|apollo|build`] });

    const lines = planned({ sources, head });

    expect(dayOf(lines, monday)).toEqual(['borealis 120']);
    expect(dayOf(lines, tuesday)).toEqual(['apollo/build 60', 'borealis 120']);
    expect(head.week).toBe(week);
  });
});
