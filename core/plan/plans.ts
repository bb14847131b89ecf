import type { Assignment, Booking } from '../sources.ts';
import { countDays } from '../week.ts';
import type { PlanDay } from './days.ts';
import type { PlanInput } from './input.ts';
import { targetOf, type Want } from './line.ts';

/** Wants from task assignments: planned minutes a day, or the whole effort spread over the working days. */
export function assignmentWants(input: PlanInput, days: readonly PlanDay[]): Want[] {
  return input.sources.assignments.flatMap(assignment => {
    const minutes = assignment.minutesPerDay ?? spreadEffort(assignment, input.profile.workingHours.minutes);
    return wantsWithin(
      assignment,
      minutes,
      days,
      'assignment',
      0.85,
      `Assigned ${hours(minutes)} a day on this task.`,
    );
  });
}

/** Wants from booked capacity. */
export function bookingWants(input: PlanInput, days: readonly PlanDay[]): Want[] {
  return input.sources.bookings.flatMap(booking => {
    const reason = `Booked for ${hours(booking.minutesPerDay)} a day.`;
    return wantsWithin(booking, booking.minutesPerDay, days, 'booking', 0.75, reason);
  });
}

function wantsWithin(
  source: Assignment | Booking,
  minutes: number,
  days: readonly PlanDay[],
  kind: 'assignment' | 'booking',
  confidence: number,
  reason: string,
): Want[] {
  if (minutes <= 0) return [];
  const want = {
    ...targetOf(source),
    minutes,
    source: kind,
    confidence,
    citations: [source.id],
    reason,
  };
  return days
    .filter(day => day.workMinutes > 0 && source.from <= day.date && day.date <= source.to)
    .map(day => ({ ...want, day: day.index }));
}

function spreadEffort(assignment: Assignment, workMinutes: readonly number[]): number {
  const counts = countDays(assignment.from, assignment.to);
  const workingDays = counts.reduce((sum, count, day) => sum + ((workMinutes[day] ?? 0) > 0 ? count : 0), 0);
  return workingDays === 0 ? 0 : (assignment.effortMinutes ?? 0) / workingDays;
}

/** Minutes for people, in hours with at most two decimals: 450 is "7.5 h". */
export function hours(minutes: number): string {
  return `${Math.round((minutes / 60) * 100) / 100} h`;
}
