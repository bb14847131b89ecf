import type { EntryType } from './entry.ts';
import type { IsoDate, WeekId } from './week.ts';

/** What a person's weeks can be drafted from. A maker's flow pushes it; the store keeps it per user. */
export type Sources = {
  assignments: Assignment[];
  bookings: Booking[];
  timeOff: TimeOff[];
  /** Public holidays that apply to this person, beside those of the tenant's calendar. */
  holidays: Holiday[];
  /** Weeks as they were worked, by week id, at most `earlierWeeksKept`: what habits are read from. */
  habits: Record<WeekId, EarlierWeek>;
};

/** A task assignment: work that a project plan expects of the person between two days, both included. */
export type Assignment = {
  id: string;
  projectId: string;
  taskId?: string;
  from: IsoDate;
  to: IsoDate;
  /** Planned work on each working day; or else the whole effort, spread evenly over the working days. */
  minutesPerDay?: number;
  effortMinutes?: number;
};

/** Booked capacity: minutes of each working day that are promised to a project. */
export type Booking = {
  id: string;
  projectId: string;
  taskId?: string;
  from: IsoDate;
  to: IsoDate;
  minutesPerDay: number;
};

/** Leave, both days included. Without minutes the whole working day is off. */
export type TimeOff = {
  id: string;
  from: IsoDate;
  to: IsoDate;
  type: 'vacation' | 'absence';
  minutesPerDay?: number;
};

export type Holiday = { date: IsoDate; name: string };

/** An event of the person's calendar, reduced to what planning needs: no names, no addresses, no text but the title. */
export type CalendarEvent = {
  id: string;
  title: string;
  startsAtMs: number;
  endsAtMs: number;
  /** Why the event never counts as work, when it does not. */
  ignored?: 'declined' | 'cancelled' | 'free' | 'private' | 'allDay';
  /** The answer is still open: counts, but with less confidence. */
  tentative?: boolean;
  categories?: string[];
  /** Mail domains of the people invited, each once. */
  domains?: string[];
  /** The same for every occurrence of a recurring event. */
  seriesId?: string;
};

/** One week as it was worked: what remains of it for habits. */
export type EarlierWeek = { lines: HabitLine[] };

export type HabitLine = {
  projectId?: string;
  taskId?: string;
  type: EntryType;
  /** Minutes on Monday, Tuesday, … Sunday. */
  minutes: number[];
};

/** How far back habits look for a week to repeat. */
export const repeatedWeeksMax = 8;

/** How far back habits look for how a person deals with public holidays, and for how often drafts were kept. */
export const earlierWeeksMax = 26;

/** How many weeks are kept: a little more than habits need, because people plan ahead. */
export const earlierWeeksKept = 28;

export const noSources: Sources = { assignments: [], bookings: [], timeOff: [], holidays: [], habits: {} };
