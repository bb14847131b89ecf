import type { Intent, WeekRequest } from '../../core/intent.ts';
import type { WeekId } from '../../core/week.ts';
import { importCalendar } from '../../functions/people/calendar.ts';
import { changeProfile } from '../../functions/people/profile.ts';
import { importList } from '../../functions/people/sources.ts';
import type { Partition, Services } from '../../functions/ports.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

export const lena: Partition = { tenantId: 'tenant-a', userId: 'lena' };
export const week: WeekId = '2026-W47';
export const monday = '2026-11-16';
export const tuesday = '2026-11-17';

export const projects = [
  { id: 'apollo', name: 'Apollo', status: 'open' as const, code: 'APO-12', tasks: [] },
  {
    id: 'borealis',
    name: 'Borealis',
    status: 'open' as const,
    tasks: [{ id: 'design', name: 'Design', status: 'open' as const }],
  },
];

/** Lays down the tenant's catalogue: what an administrator does. */
export async function setUpTenant(app: Services, policy: object = {}): Promise<void> {
  await app.tenants.write(lena.tenantId, 'catalogue', { projects });
  await app.tenants.write(lena.tenantId, 'policy', policy);
}

/** A person with consent, an assignment, a booking and a meeting: what a flow pushes. */
export async function setUpPerson(app: Services, partition: Partition = lena): Promise<void> {
  const range = { from: '2026-11-02', to: '2026-12-18' };
  await changeProfile(app, partition, { consent: true, zone: 'Europe/Berlin' });
  await importList(
    app,
    partition,
    'assignments',
    [{ id: 'a-1', projectId: 'apollo', ...range, minutesPerDay: 240 }],
    'replace',
  );
  await importList(
    app,
    partition,
    'bookings',
    [{ id: 'b-1', projectId: 'borealis', taskId: 'design', ...range, minutesPerDay: 120 }],
    'replace',
  );
  await importCalendar(app, partition, { mode: 'replace', value: [meeting] });
}

/** A world in which Lena's first week can be drafted. */
export async function openSetUpWorld(policy: object = {}, options: WorldOptions = {}): Promise<World> {
  const world = await openWorld(options);
  await setUpTenant(world.app, policy);
  await setUpPerson(world.app);
  return world;
}

const meeting = {
  id: 'event-1',
  subject: 'APO-12 review',
  start: { dateTime: `${monday}T09:00:00.0000000`, timeZone: 'UTC' },
  end: { dateTime: `${monday}T10:00:00.0000000`, timeZone: 'UTC' },
};

let runs = 0;

/** A request for Lena's week, under a run id of its own unless it is given one. */
export function request(intent: Intent, rest: Partial<WeekRequest> = {}): WeekRequest {
  runs += 1;
  return { ...lena, week, runId: `run-${runs}`, intent, ...rest };
}

export const draft: Intent = { kind: 'draft' };

export function add(minutes: number, date = monday, projectId = 'apollo'): Intent {
  return { kind: 'correct', changes: [{ op: 'add', date, minutes, projectId }] };
}
