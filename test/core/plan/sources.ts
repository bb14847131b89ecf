import type { Assignment, Booking, CalendarEvent, HabitLine, TimeOff } from '../../../core/sources.ts';
import { friday, monday } from '../builders.ts';

/** One hour a day on Apollo, the whole week. */
export function anAssignment(rest: Partial<Assignment> = {}): Assignment {
  return { id: 'assignment-1', projectId: 'apollo', from: monday, to: friday, minutesPerDay: 60, ...rest };
}

/** Two hours a day on Borealis, the whole week. */
export function aBooking(rest: Partial<Booking> = {}): Booking {
  return { id: 'booking-1', projectId: 'borealis', from: monday, to: friday, minutesPerDay: 120, ...rest };
}

/** Vacation on Monday. */
export function aTimeOff(rest: Partial<TimeOff> = {}): TimeOff {
  return { id: 'leave-1', from: monday, to: monday, type: 'vacation', ...rest };
}

/** An instant of the week in Berlin, where it is winter: `at('2026-11-16', 9.5)` is half past nine. */
export function at(date: string, hour: number): number {
  return Date.parse(`${date}T00:00:00+01:00`) + hour * 3_600_000;
}

/** An event of one hour on Monday at nine that names Apollo. */
export function anEvent(rest: Partial<CalendarEvent> = {}): CalendarEvent {
  return { id: 'event-1', title: 'Apollo', startsAtMs: at(monday, 9), endsAtMs: at(monday, 10), ...rest };
}

/** A line of an earlier week: one hour on each working day. */
export function aHabit(rest: Partial<HabitLine> = {}): HabitLine {
  return { projectId: 'apollo', type: 'work', minutes: [60, 60, 60, 60, 60, 0, 0], ...rest };
}
