import { Temporal } from 'temporal-polyfill';
import type { WorkingHours } from '../../core/profile.ts';
import type { HabitLine } from '../../core/sources.ts';
import { addWeeks, type IsoDate, type WeekId, weekDates } from '../../core/week.ts';
import type { GraphEvent } from '../import/graph-event.ts';

/** How the sample's people are written down: short enough to be read as data. */
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export type Weekday = (typeof weekdays)[number];

type WeekMinutes = WorkingHours['minutes'];

export function dateOf(week: WeekId, weekday: Weekday): IsoDate {
  return weekDates(week)[weekdays.indexOf(weekday)] as IsoDate;
}

/** From the Monday `before` weeks ago to the Sunday `after` weeks ahead. */
export function around(week: WeekId, before: number, after: number): { from: IsoDate; to: IsoDate } {
  return { from: dateOf(addWeeks(week, -before), 'Mon'), to: dateOf(addWeeks(week, after), 'Sun') };
}

/** Minutes from Monday to Friday: the same every day, or one by one. */
export function workdays(...minutes: [number] | [number, number, number, number, number]): WeekMinutes {
  const [mon, tue = mon, wed = mon, thu = mon, fri = mon] = minutes;
  return [mon, tue, wed, thu, fri, 0, 0];
}

/** One line of an earlier week. The id of a task begins with that of its project. */
export function worked(taskId: string, minutes: WeekMinutes): HabitLine {
  return { ...target(taskId), type: 'work', minutes };
}

export function away(type: 'vacation' | 'absence', minutes: WeekMinutes): HabitLine {
  return { type, minutes };
}

export function target(taskId: string): { projectId: string; taskId: string } {
  return { projectId: taskId.split('-')[0] as string, taskId };
}

/** The same lines for each of the weeks that lie so many weeks back. */
export function weeksAgo(
  week: WeekId,
  ago: readonly number[],
  lines: HabitLine[],
): { week: WeekId; lines: HabitLine[] }[] {
  return ago.map(weeks => ({ week: addWeeks(week, -weeks), lines }));
}

/** Days (`Mon Wed`), time (`09:15-09:30`, past midnight when it ends before it begins, or `all day`), title, the rest. */
export type Meeting = [days: string, time: string, title: string, details?: MeetingDetails];

export type MeetingDetails = {
  /** Makes the days occurrences of one series. */
  series?: string;
  response?: GraphEvent['responseStatus']['response'];
  showAs?: GraphEvent['showAs'];
  private?: true;
  cancelled?: true;
  categories?: string[];
  /** Mail addresses of those who are invited. */
  with?: string[];
  /** The zone that the times are in, when an organiser elsewhere has set them; Exchange writes Windows names. */
  zone?: string;
};

/** A week of meetings in the shape of Graph's calendarView, in the zone of the person. */
export function calendar(week: WeekId, zone: string, meetings: readonly Meeting[]): GraphEvent[] {
  return meetings.flatMap(([days, time, title, details = {}]) =>
    days.split(' ').map(day => eventOf(dateOf(week, day as Weekday), zone, time, title, details)),
  );
}

function eventOf(
  date: IsoDate,
  zone: string,
  time: string,
  title: string,
  details: MeetingDetails,
): GraphEvent {
  const { start, end } = span(date, time);
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const timeZone = details.zone ?? zone;
  return {
    id: `${start.toString({ smallestUnit: 'minute' })}-${details.series ?? slug}`,
    subject: title,
    start: { dateTime: graphTime(start), timeZone },
    end: { dateTime: graphTime(end), timeZone },
    type: details.series === undefined ? 'singleInstance' : 'occurrence',
    ...(details.series !== undefined && { seriesMasterId: details.series }),
    isAllDay: time === 'all day',
    isCancelled: details.cancelled ?? false,
    showAs: details.showAs ?? 'busy',
    sensitivity: details.private ? 'private' : 'normal',
    categories: details.categories ?? [],
    attendees: (details.with ?? []).map(address => ({ emailAddress: { address } })),
    responseStatus: { response: details.response ?? 'accepted' },
  };
}

function span(date: IsoDate, time: string): { start: Temporal.PlainDateTime; end: Temporal.PlainDateTime } {
  const day = Temporal.PlainDate.from(date);
  if (time === 'all day')
    return { start: day.toPlainDateTime(), end: day.add({ days: 1 }).toPlainDateTime() };
  const [from, to] = time.split('-').map(each => Temporal.PlainTime.from(each)) as [
    Temporal.PlainTime,
    Temporal.PlainTime,
  ];
  const overMidnight = Temporal.PlainTime.compare(to, from) <= 0;
  return {
    start: day.toPlainDateTime(from),
    end: day.add({ days: overMidnight ? 1 : 0 }).toPlainDateTime(to),
  };
}

/** `2026-11-16T09:15:00.0000000`, as Graph writes it. */
function graphTime(time: Temporal.PlainDateTime): string {
  return `${time.toString({ smallestUnit: 'second' })}.0000000`;
}
