import fc, { type Arbitrary } from 'fast-check';
import type { Booking, CalendarEvent, HabitLine, Holiday, Sources, TimeOff } from '../../core/sources.ts';
import { addWeeks, type WeekId, weekDates } from '../../core/week.ts';
import { several } from './arbitrary-lists.ts';

type Target = { projectId: string; taskId?: string };

/** From one day to another of the week, or from before it to after it. */
function anyStretch(week: WeekId): Arbitrary<{ from: string; to: string }> {
  const dates = [...weekDates(addWeeks(week, -1)), ...weekDates(week), ...weekDates(addWeeks(week, 1))];
  return fc
    .subarray(dates, { minLength: 1, maxLength: 3 })
    .map(days => ({ from: days[0] as string, to: days.at(-1) as string }));
}

const someMinutes = fc.constantFrom(5, 20, 60, 100, 240, 480);

function anyPlannedWork(week: WeekId, target: Arbitrary<Target>): Arbitrary<Omit<Booking, 'id'>> {
  return fc
    .record({ stretch: anyStretch(week), target, minutesPerDay: someMinutes })
    .map(({ stretch, target: to, minutesPerDay }) => ({ ...stretch, ...to, minutesPerDay }));
}

/** Planned minutes a day, or an effort to spread. */
function anyAssignment(week: WeekId, target: Arbitrary<Target>) {
  return fc.record({ work: anyPlannedWork(week, target), spread: fc.boolean() }).map(({ work, spread }) => {
    const { minutesPerDay, ...assignment } = work;
    return { ...assignment, ...(spread ? { effortMinutes: minutesPerDay * 7 } : { minutesPerDay }) };
  });
}

function anyTimeOff(week: WeekId): Arbitrary<Omit<TimeOff, 'id'>> {
  return fc
    .record({
      stretch: anyStretch(week),
      type: fc.constantFrom<TimeOff['type']>('vacation', 'absence'),
      minutes: fc.constantFrom(undefined, 60, 231, 240),
    })
    .map(({ stretch, type, minutes }) => ({
      ...stretch,
      type,
      ...(minutes !== undefined && { minutesPerDay: minutes }),
    }));
}

function anyHabitLine(target: Arbitrary<Target>): Arbitrary<HabitLine> {
  const day = fc.constantFrom(0, 0, 15, 60, 120, 240, 550);
  const minutes = fc.array(day, { minLength: 7, maxLength: 7 });
  const away = fc.constantFrom<HabitLine['type']>('vacation', 'absence');
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(target, minutes)
        .map(([to, each]) => ({ ...to, type: 'work' as const, minutes: each })),
    },
    { weight: 1, arbitrary: fc.record({ type: away, minutes }) },
  );
}

export function anySources(week: WeekId, target: Arbitrary<Target>): Arbitrary<Sources> {
  const holiday: Arbitrary<Holiday> = fc.record({
    date: fc.constantFrom(...weekDates(week)),
    name: fc.constant('Feast'),
  });
  const earlier = fc.constantFrom(...[1, 2, 3, 8, 9].map(weeks => addWeeks(week, -weeks)));
  const lines = fc.array(anyHabitLine(target), { maxLength: 4 }).map(each => ({ lines: each }));
  return fc.record({
    assignments: several('assignment', 4, anyAssignment(week, target)),
    bookings: several('booking', 3, anyPlannedWork(week, target)),
    timeOff: several('leave', 2, anyTimeOff(week)),
    holidays: fc.array(holiday, { maxLength: 1 }),
    habits: fc.dictionary(earlier, lines, { maxKeys: 4 }),
  });
}

/** Events in and around the week, most of them on the same few hours, so that they overlap. */
export function anyEvents(week: WeekId): Arbitrary<CalendarEvent[]> {
  const mondayMs = Date.parse(weekDates(week)[0] as string);
  const shape = fc.record({
    hour: fc.oneof(fc.integer({ min: -30, max: 190 }), fc.integer({ min: 8, max: 20 })),
    minutes: fc.constantFrom(-30, 0, 7, 30, 45, 60, 180, 600, 3000),
    title: fc.constantFrom(
      'Apollo',
      'APO-12 review',
      'Apollo Support',
      'Lunch',
      'Cassini',
      'Dione',
      'Apollo, Dione',
    ),
    ignored: fc.constantFrom<CalendarEvent['ignored']>(
      undefined,
      undefined,
      undefined,
      'declined',
      'free',
      'allDay',
    ),
    tentative: fc.boolean(),
    traits: fc.constantFrom<Pick<CalendarEvent, 'categories' | 'domains'>>(
      {},
      { categories: ['Moon'] },
      { domains: ['apollo.example'] },
    ),
  });
  const event = shape.map(({ hour, minutes, title, ignored, tentative, traits }) => {
    const startsAtMs = mondayMs + hour * 3_600_000;
    const endsAtMs = startsAtMs + minutes * 60_000;
    return { title, startsAtMs, endsAtMs, tentative, ...traits, ...(ignored && { ignored }) };
  });
  return several('event', 6, event);
}
