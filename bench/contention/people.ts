import type { WeekRequest } from '../../core/intent.ts';
import { changeProfile } from '../../functions/people/profile.ts';
import { importList } from '../../functions/people/sources.ts';
import type { Services } from '../../functions/ports.ts';
import { runWeek } from '../../functions/week/run.ts';
import { benchTenant } from '../harness/store.ts';

const week = '2026-W48';
export const hotProject = 'hot';

/** The catalogue of the bench: one project that many share, and one for each of the others. */
export async function layDownProjects(services: Services, users: number): Promise<void> {
  const own = Array.from({ length: users }, (_, user) => `own-${user}`);
  const projects = [hotProject, ...own].map(id => ({ id, name: id, status: 'open', tasks: [] }));
  await services.tenants.write(benchTenant, 'catalogue', { projects });
}

/** A person who is assigned to one project for the whole week. */
export async function addPerson(services: Services, userId: string, projectId: string): Promise<void> {
  const partition = { tenantId: benchTenant, userId };
  const range = { from: '2026-11-01', to: '2026-12-31' };
  await changeProfile(services, partition, { consent: true });
  const assignment = { id: 'a1', projectId, ...range, minutesPerDay: 420 };
  await importList(services, partition, 'assignments', [assignment], 'replace');
}

export function draftOf(userId: string, runId: string): WeekRequest {
  return { tenantId: benchTenant, userId, week, runId, intent: { kind: 'draft' } };
}

/** Every writer adds an entry of its own, so that all of them can succeed. */
export function additionOf(userId: string, runId: string): WeekRequest {
  const change = { op: 'add', date: '2026-11-28', minutes: 15, projectId: hotProject } as const;
  return { tenantId: benchTenant, userId, week, runId, intent: { kind: 'correct', changes: [change] } };
}

/** What one request came to: its time, and how many batches it took. */
export type Sample = { ms: number; done: boolean; attempts: number; waits: number };

export async function measure(services: Services, request: WeekRequest): Promise<Sample> {
  const startedMs = performance.now();
  const counted = counting(services);
  const done = await runWeek(counted.services, request).then(
    answer => answer.kind === 'recorded',
    () => false,
  );
  return { ms: performance.now() - startedMs, done, attempts: counted.batches(), waits: 0 };
}

function counting(services: Services): { services: Services; batches: () => number } {
  let batches = 0;
  const timesheets = {
    ...services.timesheets,
    batch: (...args: Parameters<Services['timesheets']['batch']>) => {
      batches += 1;
      return services.timesheets.batch(...args);
    },
  };
  return { services: { ...services, timesheets }, batches: () => batches };
}
