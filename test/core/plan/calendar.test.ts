import { describe, expect, test } from '@jest/globals';
import type { CalendarEvent } from '../../../core/sources.ts';
import { aHead, aPolicy, aProfile, monday, saturday, sunday, tuesday } from '../builders.ts';
import { dayOf, planned } from './planning.ts';
import { aBooking, anEvent, at } from './sources.ts';

const redraft = { kind: 'redraft' } as const;

/** An event on Monday between two hours. */
function onMonday(id: string, title: string, from: number, to: number): CalendarEvent {
  return anEvent({ id, title, startsAtMs: at(monday, from), endsAtMs: at(monday, to) });
}

describe('events that count', () => {
  test('take their time on their day, cite themselves and say why', () => {
    const [line] = planned({ events: [anEvent()] });

    expect(line).toEqual({
      date: monday,
      minutes: 60,
      type: 'work',
      projectId: 'apollo',
      evidence: {
        source: 'calendar',
        confidence: 0.8,
        citations: ['event-1'],
        reason: 'A calendar event that names the project.',
      },
    });
  });

  test.each([
    [{ title: 'APO-12' }, 'A calendar event that names the project code.'],
    [{ categories: ['Moon'] }, 'A calendar event in the category of this project.'],
    [{ domains: ['apollo.example'] }, 'A calendar event with people of this customer.'],
    [{ title: 'Standup' }, 'A calendar event that fits a rule you taught.'],
  ])('%j is why', (trait, reason) => {
    const rules = [{ id: 'rule-7', trait: 'title', value: 'standup', projectId: 'apollo' } as const];

    const [line] = planned({
      events: [anEvent({ title: 'Weekly', ...trait })],
      profile: aProfile({ rules }),
    });

    expect(line?.evidence.reason).toBe(reason);
  });

  test('cite the rule that decided', () => {
    const rules = [{ id: 'rule-7', trait: 'title', value: 'apollo', projectId: 'borealis' } as const];

    const [line] = planned({ events: [anEvent()], profile: aProfile({ rules }) });

    expect(line).toMatchObject({ projectId: 'borealis', evidence: { citations: ['event-1', 'rule-7'] } });
  });

  test('of one project on one day are one line, as sure as its minutes are on average', () => {
    const events = [onMonday('a', 'APO-12', 9, 10), onMonday('b', 'Apollo', 14, 17)];

    const [line, ...others] = planned({ events });

    expect(others).toEqual([]);
    expect(line).toMatchObject({ minutes: 240, evidence: { confidence: 0.83, citations: ['a', 'b'] } });
  });
});

describe('events that never count', () => {
  test.each(['declined', 'cancelled', 'free', 'private', 'allDay'] as const)('%s', ignored => {
    expect(planned({ events: [anEvent({ ignored })], ...redraft })).toEqual([]);
    expect(planned({ events: [anEvent()], ...redraft })).toHaveLength(1);
  });

  test('those that nothing speaks for, and those of no length', () => {
    expect(planned({ events: [anEvent({ title: 'Lunch' })] })).toEqual([]);
    expect(planned({ events: [onMonday('a', 'Apollo', 9, 9)] })).toEqual([]);
    expect(planned({ events: [onMonday('a', 'Apollo', 10, 9)] })).toEqual([]);
  });

  test('those that are not sure enough for the tenant', () => {
    const events = [anEvent({ tentative: true })];

    expect(planned({ events, policy: aPolicy({ matchThreshold: 0.6 }) })).toHaveLength(1);
    expect(planned({ events, policy: aPolicy({ matchThreshold: 0.61 }) })).toEqual([]);
    const byName = { events: [anEvent()] };
    expect(planned({ ...byName, policy: aPolicy({ matchThreshold: 0.8 }) })).toHaveLength(1);
    expect(planned({ ...byName, policy: aPolicy({ matchThreshold: 0.81 }) })).toEqual([]);
  });

  test('those of another week', () => {
    const events = [anEvent({ startsAtMs: at(monday, -2), endsAtMs: at(monday, 0) })];

    expect(planned({ events, ...redraft })).toEqual([]);
  });
});

describe('events that overlap', () => {
  test('share the time between them: an hour is never booked twice', () => {
    const events = [onMonday('a', 'Apollo', 9, 11), onMonday('b', 'Borealis', 10, 12)];

    expect(dayOf(planned({ events }), monday)).toEqual(['apollo 90', 'borealis 90']);
  });

  test('share it in three where they are three', () => {
    const events = [
      onMonday('a', 'Apollo', 9, 12),
      onMonday('b', 'Borealis', 9, 12),
      onMonday('c', 'Apollo', 9, 12),
    ];

    expect(dayOf(planned({ events }), monday)).toEqual(['apollo 120', 'borealis 60']);
  });

  test('share it between those that meet, whatever the order of their ids', () => {
    const events = [
      onMonday('c', 'Apollo', 9, 10),
      onMonday('b', 'Borealis', 13, 16),
      onMonday('a', 'Apollo', 15, 17),
    ];

    expect(dayOf(planned({ events }), monday)).toEqual(['apollo 150', 'borealis 150']);
  });

  test('do not share with those that never count', () => {
    const declined = { ...onMonday('b', 'Borealis', 9, 10), ignored: 'declined' } as const;

    expect(dayOf(planned({ events: [anEvent(), declined] }), monday)).toEqual(['apollo 60']);
  });

  test('end to end do not overlap', () => {
    const events = [onMonday('a', 'Apollo', 9, 10), onMonday('b', 'Borealis', 10, 11)];

    expect(dayOf(planned({ events }), monday)).toEqual(['apollo 60', 'borealis 60']);
  });
});

describe('events at the edges of days', () => {
  test('over midnight belong to both days, each with its part', () => {
    const events = [anEvent({ startsAtMs: at(monday, 22), endsAtMs: at(tuesday, 3) })];

    const lines = planned({ events, ...redraft });

    expect([dayOf(lines, monday), dayOf(lines, tuesday)]).toEqual([['apollo 120'], ['apollo 180']]);
  });

  test('belong to the day that the person lived, wherever the server is', () => {
    const events = [anEvent({ startsAtMs: at(monday, 20), endsAtMs: at(monday, 21) })];
    const inAuckland = aProfile({ zone: 'Pacific/Auckland' });

    expect(dayOf(planned({ events, profile: inAuckland, ...redraft }), tuesday)).toEqual(['apollo 60']);
    expect(dayOf(planned({ events, ...redraft }), monday)).toEqual(['apollo 60']);
  });

  test('that began last week have only their hours of this one', () => {
    const events = [anEvent({ startsAtMs: at(monday, -5), endsAtMs: at(monday, 1) })];

    expect(planned({ events, ...redraft }).map(line => line.minutes)).toEqual([60]);
  });

  test.each([
    [
      'the night that loses an hour',
      '2026-W13',
      '2026-03-29T00:00:00+01:00',
      '2026-03-29T06:00:00+02:00',
      300,
    ],
    ['the night that gains one', '2026-W43', '2026-10-25T00:00:00+02:00', '2026-10-25T06:00:00+01:00', 420],
  ] as const)('in %s last as long as they lasted', (_, week, from, to, minutes) => {
    const events = [anEvent({ startsAtMs: Date.parse(from), endsAtMs: Date.parse(to) })];
    const head = { ...aHead(), week };

    const lines = planned({ events, head, ...redraft });

    expect(lines).toMatchObject([{ date: from.slice(0, 10), minutes }]);
  });
});

describe('how much of a day the calendar may fill', () => {
  const long = [onMonday('a', 'Apollo', 6, 22)];

  test('looking ahead, the working hours; looking back, up to the daily maximum', () => {
    expect(dayOf(planned({ events: long }), monday)).toEqual(['apollo 480']);
    expect(dayOf(planned({ events: long, ...redraft }), monday)).toEqual(['apollo 600']);
  });

  test('plans add nothing to a day that the calendar has filled beyond the working hours', () => {
    const sources = { bookings: [aBooking()] };

    expect(dayOf(planned({ events: long, sources, ...redraft }), monday)).toEqual(['apollo 600']);
    expect(dayOf(planned({ sources, ...redraft }), monday)).toEqual(['borealis 120']);
  });

  test('looking ahead, nothing on a day off; looking back, what took place', () => {
    const events = [saturday, sunday].map((date, index) =>
      anEvent({ id: `e${index}`, startsAtMs: at(date, 9), endsAtMs: at(date, 10) }),
    );

    expect(planned({ events })).toEqual([]);
    expect(planned({ events, ...redraft }).map(line => line.date)).toEqual([saturday, sunday]);
  });
});
