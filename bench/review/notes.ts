import type { Entry } from '../../core/entry.ts';
import type { CalendarEvent } from '../../core/sources.ts';

export const vacation: Partial<Entry> = { type: 'vacation' };
export const told = { externalComment: 'Design review with the customer' };
export const restingOn = (id: string): Partial<Entry> => ({
  evidence: { source: 'calendar', confidence: 0.8, citations: [id], reason: 'An event.' },
});

/** An event in Berlin, where it is winter. Hours after midnight of its first day. */
export const event = (id: string, day: number, from: number, to: number): CalendarEvent => {
  const midnight = Date.parse(`2026-11-${14 + day}T23:00:00Z`);
  return { id, title: id, startsAtMs: midnight + from * 3_600_000, endsAtMs: midnight + to * 3_600_000 };
};
export const range = { from: '2026-11-16', to: '2026-11-20' };
export const part = {
  workingHours: {
    minutes: [480, 480, 480, 0, 0, 0, 0] as [number, number, number, number, number, number, number],
  },
};
export const sundays = {
  workingHours: {
    minutes: [0, 480, 480, 480, 480, 0, 480] as [number, number, number, number, number, number, number],
  },
};
export const holiday = [{ date: '2026-11-18', name: 'Day of Repentance' }];
