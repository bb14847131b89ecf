import { describe, expect, test } from '@jest/globals';
import { plan } from '../../../core/plan/plan.ts';
import {
  aDraftedEntry,
  aHead,
  anEntry,
  aPolicy,
  aProfile,
  friday,
  monday,
  thursday,
  tuesday,
  wednesday,
  week,
} from '../builders.ts';
import { dayOf, type Given, input, planned } from './planning.ts';
import { aBooking, aHabit, anAssignment, anEvent, at } from './sources.ts';

const planning = (given: Given) => plan(input(given));

describe('an empty week', () => {
  test('with no sources comes to nothing', () => {
    expect(planning({})).toMatchObject({ lines: [], skipped: [], expectedMinutes: 2400 });
    expect(planning({}).ops).toEqual([]);
  });

  test('is filled with drafts of the agent, under ids that name week and run', () => {
    const { ops } = planning({ sources: { bookings: [aBooking({ to: monday })] } });

    expect(ops).toEqual([
      {
        op: 'create',
        entry: {
          id: `entry:${week}:run-1:0`,
          date: monday,
          minutes: 120,
          type: 'work',
          projectId: 'borealis',
          externalComment: 'Work on Borealis',
          status: 'draft',
          owner: 'agent',
          evidence: {
            source: 'booking',
            confidence: 0.75,
            citations: ['booking-1'],
            reason: 'Booked for 2 h a day.',
          },
        },
      },
    ]);
  });
});

describe('a week that was drafted before', () => {
  const bookings = [aBooking({ to: monday })];

  test('keeps the id and the comments of the line that is drafted again', () => {
    const drafted = aDraftedEntry({
      projectId: 'borealis',
      description: 'On site',
      externalComment: 'Visit',
    });

    const { ops } = planning({ sources: { bookings }, head: aHead([drafted]) });

    expect(ops).toMatchObject([
      {
        op: 'replace',
        entry: { id: 'entry-1', minutes: 120, description: 'On site', externalComment: 'Visit' },
      },
    ]);
  });

  test('loses the drafts that nothing asks for any more, and no entry of a person', () => {
    const head = aHead([aDraftedEntry({ id: 'drafted' }), anEntry({ id: 'mine', projectId: 'borealis' })]);

    expect(planning({ head }).ops).toEqual([{ op: 'delete', id: 'drafted' }]);
  });

  test('leaves what is no longer a draft as it is', () => {
    const submitted = aDraftedEntry({ status: 'submitted', projectId: 'borealis' });

    const { ops, lines } = planning({ sources: { bookings }, head: aHead([submitted]) });

    expect(ops).toEqual([]);
    expect(lines).toEqual([]);
  });
});

describe('closed days', () => {
  const assignments = [anAssignment()];

  test('are listed and left, and the open days go through', () => {
    const { lines, skipped } = planning({
      sources: { assignments },
      policy: aPolicy({ closedThrough: tuesday }),
    });

    expect(lines.map(line => line.date)).toEqual([wednesday, thursday, friday]);
    expect(skipped).toEqual([
      { date: monday, code: 'periodClosed' },
      { date: tuesday, code: 'periodClosed' },
    ]);
  });

  test('keep the drafts that nothing asks for any more', () => {
    const head = aHead([aDraftedEntry()]);

    expect(planning({ head, policy: aPolicy({ closedThrough: monday }) }).ops).toEqual([]);
    expect(planning({ head }).ops).toHaveLength(1);
  });

  test('of one project keep its drafts, and the others are planned', () => {
    const closedPeriods = [{ from: monday, to: friday, projectId: 'apollo' }];
    const head = aHead([aDraftedEntry({ minutes: 45 })]);
    const sources = { assignments: [anAssignment({ to: monday })], bookings: [aBooking({ to: monday })] };

    const { ops, skipped } = planning({ sources, head, policy: aPolicy({ closedPeriods }) });

    expect(ops).toMatchObject([{ op: 'create', entry: { projectId: 'borealis' } }]);
    expect(skipped).toEqual([
      { date: monday, code: 'periodClosed', projectId: 'apollo', source: 'assignment' },
    ]);
  });

  test('a submitted week is closed on all its days', () => {
    const { ops, skipped } = planning({
      sources: { assignments },
      head: aHead([], { status: 'submitted' }),
    });

    expect(ops).toEqual([]);
    expect(new Set(skipped.map(({ code }) => code))).toEqual(new Set(['weekNotOpen']));
    expect(skipped).toHaveLength(7);
  });
});

describe('projects and tasks that take no time', () => {
  test.each([
    [{ projectId: 'closed' }, 'projectClosed'],
    [{ projectId: 'nope' }, 'projectUnknown'],
    [{ taskId: 'done' }, 'taskClosed'],
    [{ taskId: 'nope' }, 'taskUnknown'],
  ] as const)('%j is left out and listed as %s', (target, code) => {
    const { lines, skipped } = planning({
      sources: { assignments: [anAssignment({ ...target, to: monday })] },
    });

    expect(lines).toEqual([]);
    expect(skipped).toMatchObject([{ date: monday, code, source: 'assignment' }]);
  });

  test('a project is drafted up to its last day', () => {
    const { lines, skipped } = planning({ sources: { assignments: [anAssignment({ projectId: 'ended' })] } });

    expect(lines.map(line => line.date)).toEqual([monday, tuesday]);
    expect(skipped.map(({ date, code }) => [date, code])).toEqual([
      [wednesday, 'projectClosed'],
      [thursday, 'projectClosed'],
      [friday, 'projectClosed'],
    ]);
  });

  test('each is listed once a day, however many events name it', () => {
    const events = [1, 2, 3].map(hour =>
      anEvent({
        id: `e${hour}`,
        title: 'Cassini',
        startsAtMs: at(monday, hour),
        endsAtMs: at(monday, hour + 1),
      }),
    );

    expect(planning({ events }).skipped).toHaveLength(1);
  });
});

describe('a redraft at the end of the week', () => {
  const sources = { assignments: [anAssignment({ minutesPerDay: 480 })] };
  const events = [anEvent({ title: 'Borealis', startsAtMs: at(monday, 9), endsAtMs: at(monday, 14) })];

  test('trusts the calendar that took place first', () => {
    expect(dayOf(planned({ sources, events, kind: 'redraft' }), monday)).toEqual([
      'apollo 180',
      'borealis 300',
    ]);
    expect(dayOf(planned({ sources, events, kind: 'draft' }), monday)).toEqual(['apollo 480']);
  });

  test('does not for a person who does not use the calendar', () => {
    const profile = aProfile({ sourceOrder: ['assignment', 'habit'] });

    expect(dayOf(planned({ sources, events, kind: 'redraft', profile }), monday)).toEqual(['apollo 480']);
  });
});

describe('the daily maximum', () => {
  test('a habit of longer days goes beyond the working hours as far as those days did, and no further', () => {
    const head = aHead([anEntry({ projectId: 'borealis' })]);
    const long = { '2026-W46': { lines: [aHabit({ minutes: [540, 0, 0, 0, 0, 0, 0] })] } };
    const short = { '2026-W46': { lines: [aHabit({ minutes: [120, 120, 120, 120, 120, 0, 0] })] } };
    const bookings = [aBooking({ minutesPerDay: 420 })];

    expect(dayOf(planned({ sources: { habits: long } }), monday)).toEqual(['apollo 540']);
    expect(dayOf(planned({ sources: { habits: long }, head }), monday)).toEqual(['apollo 480']);
    expect(dayOf(planned({ sources: { habits: short, bookings } }), monday)).toEqual([
      'apollo 60',
      'borealis 420',
    ]);
  });

  test('holds for habits and calendar together, with a person’s entries counted', () => {
    const habits = { '2026-W46': { lines: [aHabit({ minutes: [600, 0, 0, 0, 0, 0, 0] })] } };
    const events = [anEvent({ title: 'Borealis', endsAtMs: at(monday, 17) })];
    const head = aHead([anEntry({ projectId: 'apollo', taskId: 'build', minutes: 185 })]);

    const lines = planned({ sources: { habits }, events, head, kind: 'redraft' });

    expect(dayOf(lines, monday)).toEqual(['borealis 405']);
  });

  test('of nothing at all drafts nothing', () => {
    expect(planned({ sources: { bookings: [aBooking()] }, policy: aPolicy({ dailyMaxMinutes: 0 }) })).toEqual(
      [],
    );
  });
});

test('lines are multiples of the person’s rounding step, leave is exact', () => {
  const profile = aProfile({ roundingMinutes: 6, workingHours: { minutes: [462, 0, 0, 0, 0, 0, 0] } });
  const timeOff = [
    { id: 'leave-1', from: monday, to: monday, type: 'vacation', minutesPerDay: 231 } as const,
  ];
  const bookings = [aBooking({ minutesPerDay: 480 })];

  expect(dayOf(planned({ sources: { bookings, timeOff }, profile }), monday)).toEqual([
    'vacation 231',
    'borealis 234',
  ]);
});
