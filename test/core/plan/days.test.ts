import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../core/entry.ts';
import { planDays } from '../../../core/plan/days.ts';
import {
  aDraftedEntry,
  aHead,
  anEntry,
  aPolicy,
  aProfile,
  monday,
  saturday,
  tuesday,
  wednesday,
} from '../builders.ts';
import { dayOf, type Given, input, planned } from './planning.ts';
import { aBooking, anAssignment, anEvent, aTimeOff, at } from './sources.ts';

const assignments = [anAssignment({ minutesPerDay: 480 })];

/** Vacation on Monday that stands in the week: leave has no project. */
function aLeave(minutes: number, rest: Partial<Entry> = {}): Entry {
  const { projectId: _, ...leave } = anEntry({ id: 'leave', type: 'vacation', minutes, ...rest });
  return leave;
}

describe('leave', () => {
  test('comes before work and takes the whole working day', () => {
    const lines = planned({ sources: { assignments, timeOff: [aTimeOff()] } });

    expect(dayOf(lines, monday)).toEqual(['vacation 480']);
    expect(dayOf(lines, tuesday)).toEqual(['apollo 480']);
  });

  test('of half a day leaves the other half to work', () => {
    const lines = planned({ sources: { assignments, timeOff: [aTimeOff({ minutesPerDay: 240 })] } });

    expect(dayOf(lines, monday)).toEqual(['vacation 240', 'apollo 240']);
  });

  test('of two kinds shares the day, and never takes more than it has', () => {
    const timeOff = [
      aTimeOff({ minutesPerDay: 300 }),
      aTimeOff({ id: 'leave-2', type: 'absence', minutesPerDay: 300 }),
    ];

    expect(dayOf(planned({ sources: { assignments, timeOff } }), monday)).toEqual([
      'vacation 300',
      'absence 180',
    ]);
  });

  test('of the same kind twice is one line that cites both', () => {
    const timeOff = [aTimeOff({ minutesPerDay: 120 }), aTimeOff({ id: 'leave-2', minutesPerDay: 60 })];

    const [line] = planned({ sources: { timeOff } });

    expect(line).toMatchObject({ minutes: 180, evidence: { citations: ['leave-1', 'leave-2'] } });
  });

  test('on a day off is nothing', () => {
    expect(planned({ sources: { timeOff: [aTimeOff({ from: saturday, to: saturday })] } })).toEqual([]);
  });

  test('takes what a person left of the day', () => {
    const lines = planned({ sources: { timeOff: [aTimeOff()] }, head: aHead([anEntry({ minutes: 120 })]) });

    expect(dayOf(lines, monday)).toEqual(['vacation 360']);
  });
});

describe('public holidays', () => {
  const policy = aPolicy({
    holidayCalendars: {
      'de-BY': [
        { date: monday, name: 'Repentance' },
        { date: saturday, name: 'Saturday feast' },
      ],
    },
  });
  const inBavaria = aProfile({ holidayCalendar: 'de-BY' });

  test('are absence for those whose calendar has them, and for nobody else', () => {
    const [line] = planned({ policy, profile: inBavaria });

    expect(line).toMatchObject({ date: monday, type: 'absence', minutes: 480 });
    expect(line?.evidence).toEqual({
      source: 'holiday',
      confidence: 0.93,
      citations: [`holiday:${monday}`],
      reason: 'Public holiday: Repentance.',
    });
    expect(planned({ policy })).toEqual([]);
  });

  test('on a weekend are nothing', () => {
    expect(dayOf(planned({ policy, profile: inBavaria }), saturday)).toEqual([]);
  });

  test('of the person alone count too, and take precedence over leave', () => {
    const sources = { holidays: [{ date: monday, name: 'Feast' }], timeOff: [aTimeOff()], assignments };

    expect(dayOf(planned({ sources }), monday)).toEqual(['absence 480']);
  });

  test('of a calendar that the tenant does not have are none', () => {
    expect(planned({ policy, profile: aProfile({ holidayCalendar: 'de-XX' }) })).toEqual([]);
  });
});

describe('leave that a person has dealt with', () => {
  const sources = { assignments, timeOff: [aTimeOff()] };

  test('stays as short as they made it, and work has the rest of the day', () => {
    const lines = planned({ sources, head: aHead([aLeave(240)]) });

    expect(dayOf(lines, monday)).toEqual(['apollo 240']);
  });

  test('stays away when they deleted it, and work has the whole day', () => {
    const dismissed = [`${monday}|vacation||`];

    expect(dayOf(planned({ sources, head: aHead([], { dismissed }) }), monday)).toEqual(['apollo 480']);
    expect(dayOf(planned({ sources, head: aHead() }), monday)).toEqual(['vacation 480']);
  });

  test('is not doubled in a week that was returned', () => {
    const half = { ...sources, timeOff: [aTimeOff({ minutesPerDay: 240 })] };
    const returned = aLeave(240, { owner: 'agent', status: 'returned' });

    const lines = planned({ sources: half, head: aHead([returned], { status: 'returned' }) });

    expect(dayOf(lines, monday)).toEqual(['apollo 240']);
  });

  test('a holiday that was worked leaves its time to what took place', () => {
    const holidays = [{ date: monday, name: 'Feast' }];
    const events = [anEvent({ startsAtMs: at(monday, 9), endsAtMs: at(monday, 17) })];
    const given: Given = { sources: { holidays }, events, kind: 'redraft' };

    expect(
      dayOf(planned({ ...given, head: aHead([], { dismissed: [`${monday}|absence||`] }) }), monday),
    ).toEqual(['apollo 480']);
    expect(dayOf(planned(given), monday)).toEqual(['absence 480', 'apollo 120']);
  });
});

describe('the room of a day', () => {
  const room = (given: Given) => {
    const [day] = planDays(input(given));
    return day && { open: day.openMinutes, room: day.roomMinutes };
  };

  test('is the working hours, and beyond them the daily maximum', () => {
    expect(room({})).toEqual({ open: 480, room: 600 });
    expect(room({ policy: aPolicy({ dailyMaxMinutes: 300 }) })).toEqual({ open: 300, room: 300 });
  });

  test('shrinks by what the agent must leave alone, not by its own drafts', () => {
    expect(room({ head: aHead([anEntry({ minutes: 120 })]) })).toEqual({ open: 360, room: 480 });
    expect(room({ head: aHead([aDraftedEntry({ status: 'submitted', minutes: 120 })]) })).toEqual({
      open: 360,
      room: 480,
    });
    expect(room({ head: aHead([aDraftedEntry({ minutes: 120 })]) })).toEqual({ open: 480, room: 600 });
  });

  test('is never below nothing', () => {
    expect(room({ head: aHead([anEntry({ minutes: 900 })]) })).toEqual({ open: 0, room: 0 });
  });

  test('of a day of 23 hours holds no 24', () => {
    const profile = aProfile({ workingHours: { minutes: [0, 0, 0, 0, 0, 0, 1440] } });
    const policy = aPolicy({ dailyMaxMinutes: 1440 });

    const days = planDays(input({ profile, policy, head: { ...aHead(), week: '2026-W13' } }));

    expect(days[6]).toMatchObject({ minutes: 1380, workMinutes: 1380, openMinutes: 1380, roomMinutes: 1380 });
  });

  test('bookings know nothing of days that are not worked', () => {
    const profile = aProfile({ workingHours: { minutes: [480, 0, 480, 0, 0, 0, 0] } });

    const lines = planned({ profile, sources: { bookings: [aBooking()] } });

    expect(lines.map(line => line.date)).toEqual([monday, wednesday]);
  });
});
