import type { OrgRunRequest } from '../../../core/org-run/org-run.ts';
import type { OrgRunView } from '../../../core/org-run/view.ts';
import { recordDeadLetter } from '../../../functions/org-run/dead-letters.ts';
import { dispatchOrgRun } from '../../../functions/org-run/dispatch.ts';
import { readOrgRun } from '../../../functions/org-run/documents.ts';
import { startOrgRun } from '../../../functions/org-run/start.ts';
import { freshView } from '../../../functions/org-run/status.ts';
import { weekWorker } from '../../../functions/org-run/work.ts';
import { changeProfile } from '../../../functions/people/profile.ts';
import type { Services } from '../../../functions/ports.ts';
import { lena, week } from '../person.ts';
import type { World } from '../world.ts';

export const { tenantId } = lena;
export const address = { tenantId, orgRunId: 'org-1' };

/** People who have agreed and have nothing planned: a run leaves a receipt that says `unchanged` with each. */
export async function addPeople(app: Services, count: number, change: object = {}): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `p-${String(index).padStart(3, '0')}`);
  for (const userId of ids) await changeProfile(app, { tenantId, userId }, { consent: true, ...change });
  return ids;
}

/** Names without anybody behind them: a run is refused with `consentMissing`, which is a result like any other. */
export function strangers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `stranger-${index}`);
}

export function start(app: Services, request: Partial<OrgRunRequest> = {}, orgRunId = address.orgRunId) {
  const whole: OrgRunRequest = { week, kind: 'draft', dryRun: false, rate: 500, ...request };
  return startOrgRun(app, { tenantId, orgRunId }, 'admin', whole);
}

/** One process that serves all queues, sixteen weeks at once. Returns how many messages it was handed. */
export async function serve(world: World, app: Services = world.app): Promise<number> {
  const worker = weekWorker(app);
  const { queues } = world;
  const dispatched = await queues.deliver('org-runs', message => dispatchOrgRun(app, message));
  const worked = await queues.deliver('runs', worker, 16);
  const buried = await queues.deliver('dead-letters', message => recordDeadLetter(app, message));
  return dispatched + worked + buried;
}

/** Serves the queues, and lets time pass to the next message that is due, until nothing is left. */
export async function drain(world: World, app: Services = world.app): Promise<void> {
  for (let rounds = 0; rounds < 2_000; rounds += 1) {
    if ((await serve(world, app)) > 0) continue;
    const dueMs = world.queues.nextDueMs();
    if (dueMs === undefined) return;
    world.clock.advance(dueMs - world.clock.nowMs());
  }
  throw new Error('The queues do not come to rest.');
}

/** The org run as it stands in the store. */
export async function look(app: Services, orgRunId = address.orgRunId): Promise<OrgRunView> {
  const stored = await readOrgRun(app, { tenantId, orgRunId });
  if (!stored) throw new Error('There is no such org run.');
  return freshView(app, { tenantId, orgRunId }, stored.body);
}
