import { indexProjects, type ProjectIndex } from '../../core/catalogue.ts';
import type { Situation } from '../../core/decide.ts';
import { emptyWeek, type WeekHead } from '../../core/head.ts';
import { defaultPolicy } from '../../core/policy.ts';
import { defaultProfile, type Profile } from '../../core/profile.ts';
import type {
  Assignment,
  Booking,
  CalendarEvent,
  EarlierWeek,
  HabitLine,
  Sources,
} from '../../core/sources.ts';
import { addWeeks, type WeekId, weekDays } from '../../core/week.ts';
import { benchCatalogue, projectId, taskId } from './catalogue.ts';

export const benchWeek: WeekId = '2026-W47';

const zone = 'Europe/Berlin';
const [from, to] = ['2026-11-02', '2026-12-18'];
const HOUR_MS = 3_600_000;

/** Projects of this person: by assignment, by booking, by calendar and by habit; two of each know each other. */
const assigned = [10, 11, 12];
const booked = [12, 13];
const met = [11, 20, 21, 22];
const habitual = [10, 13, 20, 30];

/** A busy person's week: everything that a plan can rest on is there. It comes to 40 lines, 8 on each working day. */
export function busyWeek(projects: number): Situation {
  return situation(indexProjects(benchCatalogue(projects)), emptyWeek(benchWeek));
}

function situation(projects: ProjectIndex, head: WeekHead): Situation {
  return {
    runId: 'run-1',
    head,
    projects,
    profile: profile(),
    policy: {
      ...defaultPolicy,
      holidayCalendars: { 'de-BY': [{ date: '2026-12-25', name: 'Christmas Day' }] },
    },
    sources: sources(),
    events: weekDays(benchWeek, zone).slice(0, 5).flatMap(eventsOfDay),
  };
}

function profile(): Profile {
  return {
    ...defaultProfile,
    consent: true,
    zone,
    holidayCalendar: 'de-BY',
    rules: [
      { id: 'rule-1', trait: 'title', value: 'stand-up', projectId: projectId(20) },
      { id: 'rule-2', trait: 'series', value: 'series-2', projectId: projectId(21), taskId: taskId(21, 0) },
    ],
  };
}

function sources(): Sources {
  return {
    assignments: assigned.map(assignment),
    bookings: booked.map(booking),
    timeOff: [{ id: 'leave-1', from: '2026-12-21', to: '2026-12-31', type: 'vacation' }],
    holidays: [],
    habits: Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7, 8].map(ago => [addWeeks(benchWeek, -ago), earlierWeek(ago)]),
    ),
  };
}

function assignment(project: number, index: number): Assignment {
  const target = {
    id: `assignment-${index}`,
    projectId: projectId(project),
    taskId: taskId(project, 0),
    from,
    to,
  };
  return index === 0 ? { ...target, effortMinutes: 60 * 35 } : { ...target, minutesPerDay: 60 };
}

function booking(project: number, index: number): Booking {
  return { id: `booking-${index}`, projectId: projectId(project), from, to, minutesPerDay: 60 };
}

/** Six events: one that a rule knows, one by code, one by domain, two that overlap, and one that never counts. */
function eventsOfDay({ startsAtMs }: { startsAtMs: number }, day: number): CalendarEvent[] {
  const at = (hour: number, hours: number, rest: Omit<CalendarEvent, 'id' | 'startsAtMs' | 'endsAtMs'>) => ({
    id: `event-${day}-${hour}`,
    startsAtMs: startsAtMs + hour * HOUR_MS,
    endsAtMs: startsAtMs + (hour + hours) * HOUR_MS,
    ...rest,
  });
  const [first, , , last] = met as [number, number, number, number];
  return [
    at(9, 0.5, { title: 'Daily stand-up', seriesId: 'series-1' }),
    at(10, 1, { title: `PRJ-00${first}: review of the cut-over`, domains: ['customer11.example'] }),
    at(13, 1, { title: 'Planning', seriesId: 'series-2', categories: ['Blue'] }),
    at(13.5, 1, { title: 'Questions', domains: [`customer${last}.example`, 'example.com'] }),
    at(15, 0.5, { title: 'Coffee with the team', categories: ['Social'] }),
    at(16, 1, { title: 'Dentist', ignored: 'private' }),
  ];
}

function earlierWeek(ago: number): EarlierWeek {
  const lines = habitual.map((project, index): HabitLine => {
    const minutes = 45 + 15 * ((ago + index) % 2);
    return {
      projectId: projectId(project),
      type: 'work',
      minutes: [minutes, minutes, minutes, minutes, minutes, 0, 0],
    };
  });
  return { lines };
}
