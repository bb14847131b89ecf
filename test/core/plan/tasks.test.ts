import { describe, expect, test } from '@jest/globals';
import { aProfile, monday } from '../builders.ts';
import { dayOf, planned } from './planning.ts';
import { aBooking, aHabit, anAssignment, anEvent, at } from './sources.ts';

/** Two hours of Apollo on Monday, in a title that knows no task. */
const events = [anEvent({ endsAtMs: at(monday, 11) })];
const assigned = (taskId: string, id = 'assignment-1') => anAssignment({ id, taskId, minutesPerDay: 60 });

describe('an event that names a project', () => {
  test('is about the one task that the other sources know of it: the day gets one line', () => {
    const lines = planned({ sources: { assignments: [assigned('build')] }, events });

    expect(dayOf(lines, monday)).toEqual(['apollo/build 120']);
    expect(lines[0]?.evidence.citations).toEqual(['assignment-1', 'event-1']);
  });

  test('is about the project alone where they know two tasks, or none, or work without a task', () => {
    const two = [assigned('build'), assigned('test', 'assignment-2')];
    const mixed = {
      assignments: [assigned('build')],
      bookings: [aBooking({ projectId: 'apollo', minutesPerDay: 15 })],
    };

    expect(dayOf(planned({ sources: { assignments: two }, events }), monday)).toEqual([
      'apollo/build 60',
      'apollo/test 60',
    ]);
    expect(dayOf(planned({ events }), monday)).toEqual(['apollo 120']);
    expect(dayOf(planned({ sources: mixed, events }), monday)).toEqual(['apollo 60', 'apollo/build 60']);
  });

  test('learns tasks from habits too, and from other days of the week', () => {
    const habits = { '2026-W46': { lines: [aHabit({ taskId: 'test', minutes: [0, 60, 0, 0, 0, 0, 0] })] } };

    expect(dayOf(planned({ sources: { habits }, events }), monday)).toEqual(['apollo/test 120']);
  });

  test('learns none of a task that takes no time', () => {
    expect(dayOf(planned({ sources: { assignments: [assigned('done')] }, events }), monday)).toEqual([
      'apollo 120',
    ]);
  });

  test('keeps the task that a rule gave it', () => {
    const rules = [
      { id: 'r', trait: 'title', value: 'apollo', projectId: 'apollo', taskId: 'test' } as const,
    ];
    const sources = { assignments: [assigned('build')] };

    expect(dayOf(planned({ sources, events, profile: aProfile({ rules }) }), monday)).toEqual([
      'apollo/build 60',
      'apollo/test 120',
    ]);
  });
});

describe('the reason that people read', () => {
  test('is that of the source which most of the minutes rest on', () => {
    const short = planned({
      sources: { assignments: [anAssignment({ taskId: 'build', minutesPerDay: 60 })] },
      events,
    });
    const long = planned({
      sources: { assignments: [anAssignment({ taskId: 'build', minutesPerDay: 30 })] },
      events,
    });

    expect(short[0]?.evidence).toMatchObject({
      source: 'assignment',
      reason: 'Assigned 1 h a day on this task.',
    });
    expect(long[0]?.evidence).toMatchObject({
      source: 'calendar',
      reason: 'A calendar event that names the project.',
    });
  });
});
