import type { OperationInput } from '@azure/cosmos';
import { defaultPolicy } from '../../core/policy.ts';
import { defaultProfile, type Profile } from '../../core/profile.ts';
import type { CalendarEvent, EarlierWeek, Sources } from '../../core/sources.ts';
import { addWeeks, type WeekId, weekDates, weekDays } from '../../core/week.ts';
import type { Services } from '../../functions/ports.ts';
import { documentId } from '../../functions/week/documents.ts';
import { type FiveTools, layDownForTools, layDownLock } from '../five-tools/open.ts';

export const abWeek: WeekId = '2026-W48';
const zone = 'Europe/Berlin';
const range = { from: '2026-11-02', to: '2026-12-18' };
const HOUR_MS = 3_600_000;

export const sharedProject = 'p-shared';

/** A person of the organisation: assigned to one project, which may be the shared one, and booked for one of their own. */
export type Person = {
  tenantId: string;
  userId: string;
  main: string;
  second: string;
  profile: Profile;
  sources: Sources;
  events: CalendarEvent[];
};

export type Organisation = { tenantId: string; concentration: number; people: Person[] };

/** `users` people, `concentration` of whom (0–1) work on one and the same project. Everything else is theirs alone. */
export function organisation(name: string, users: number, concentration: number): Organisation {
  const tenantId = `b0000000-0000-4000-8000-${name.padStart(12, '0')}`;
  // Steps of 37 spread those who share over the whole list.
  const shares = (index: number) => (index * 37) % 100 < Math.round(concentration * 100);
  const people = Array.from({ length: users }, (_, index) => person(tenantId, index, shares(index)));
  return { tenantId, concentration, people };
}

function person(tenantId: string, index: number, shares: boolean): Person {
  const number = String(index).padStart(5, '0');
  const main = shares ? sharedProject : `p-${number}-main`;
  const second = `p-${number}-second`;
  return {
    ...{ tenantId, userId: `person-${number}`, main, second },
    profile: { ...defaultProfile, consent: true, zone },
    sources: sourcesOf(main, second, index),
    events: eventsOf(second),
  };
}

/** Half of the day by assignment, a quarter by booking; a day off for every tenth; eight weeks that were much the same. */
function sourcesOf(main: string, second: string, index: number): Sources {
  const friday = weekDates(abWeek)[4] as string;
  const off = { id: 'off-1', from: friday, to: friday, type: 'vacation' } as const;
  return {
    assignments: [{ id: 'assignment-1', projectId: main, ...range, minutesPerDay: 240 }],
    bookings: [{ id: 'booking-1', projectId: second, ...range, minutesPerDay: 120 }],
    timeOff: index % 10 === 0 ? [off] : [],
    holidays: [],
    habits: Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7, 8].map(ago => [addWeeks(abWeek, -ago), earlierWeek(main, second)]),
    ),
  };
}

function earlierWeek(main: string, second: string): EarlierWeek {
  const line = (projectId: string, minutes: number) => {
    return { projectId, type: 'work' as const, minutes: [...Array(5).fill(minutes), 0, 0] as number[] };
  };
  return { lines: [line(main, 240), line(second, 135)] };
}

/** Two meetings a day: one that speaks for the second project by its category, one for none. */
function eventsOf(second: string): CalendarEvent[] {
  return weekDays(abWeek, zone)
    .slice(0, 5)
    .flatMap(({ startsAtMs }, day): CalendarEvent[] => [
      { ...event(`event-${day}-1`, startsAtMs, 10), title: 'Review', categories: [second] },
      { ...event(`event-${day}-2`, startsAtMs, 14), title: 'Coffee with the team' },
    ]);
}

function event(id: string, midnightMs: number, hour: number) {
  const startsAtMs = midnightMs + hour * HOUR_MS;
  return { id, startsAtMs, endsAtMs: startsAtMs + HOUR_MS };
}

/** What an administrator has laid down: every project of the organisation. */
export async function layDownTenant(services: Services, { tenantId, people }: Organisation): Promise<void> {
  const ids = new Set(people.flatMap(({ main, second }) => [main, second]));
  const projects = [...ids].map(id => ({ id, name: id, status: 'open', categories: [id], tasks: [] }));
  await services.tenants.write(tenantId, 'policy', {});
  await services.tenants.write(tenantId, 'catalogue', { projects });
}

/** A person as the product stores them: one partition, three documents. */
export async function layDownForBatch({ timesheets }: Services, person: Person): Promise<void> {
  const { tenantId, userId, profile, sources, events } = person;
  const documents = [
    { id: documentId.profile, kind: 'profile', ...profile },
    { id: documentId.sources, kind: 'sources', ...sources },
    { id: documentId.calendar(abWeek), kind: 'calendar', week: abWeek, events },
  ];
  const operations = documents.map(
    document =>
      ({ operationType: 'Create', resourceBody: { ...document, tenantId, userId } }) as OperationInput,
  );
  const result = await timesheets.batch({ tenantId, userId }, operations);
  if (result.kind === 'refused') throw new Error(`${userId} could not be laid down: ${result.status}.`);
}

/** The same person as the five tools store them, and the locks that earlier weeks have left. */
export async function layDownForFive(tools: FiveTools, person: Person): Promise<void> {
  const { tenantId, userId, profile, sources, events, main, second } = person;
  const { habits, ...plans } = sources;
  const dates = weekDates(abWeek);
  await layDownForTools(tools, {
    ...{ tenantId, userId, week: abWeek, plans },
    configuration: { profile, policy: defaultPolicy, dates },
    history: { habits, events },
  });
  const own = [main, second].filter(project => project !== sharedProject);
  await Promise.all(own.map(project => layDownLock(tools, tenantId, `project:${project}`)));
}
