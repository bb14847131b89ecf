import { Refusal } from '../../core/errors.ts';
import { isSelected } from '../../core/org-run/selection.ts';
import { type DueRun, defaultSchedule, dueRuns, type Schedule } from '../../core/schedule.ts';
import { startOrgRun } from '../org-run/start.ts';
import type { Rhythm, Services } from '../ports.ts';

/** Somebody who is the first in their zone waits for so long until the timer knows it. Less than what is made up for. */
const rhythmsTtlMs = 3_600_000;
const startedMax = 10_000;

/** Who is named as having started what the timer starts. */
const startedBy = 'schedule';

/** What came of one tick. The other tenants' runs start even when one of them fails; `faults` are for the log. */
export type Ticked = { started: number; faults: unknown[] };

/** Starts what is due, for all tenants that want it. Remembers what it has started, so that it asks only once. */
export function scheduleTimer(): (services: Services) => Promise<Ticked> {
  const rhythms = new Map<string, { of: Rhythm[]; untilMs: number }>();
  const started = new Set<string>();

  async function rhythmsOf({ timesheets, clock }: Services, tenantId: string): Promise<Rhythm[]> {
    const known = rhythms.get(tenantId);
    if (known && clock.nowMs() < known.untilMs) return known.of;
    const of = await timesheets.rhythms(tenantId);
    rhythms.set(tenantId, { of, untilMs: clock.nowMs() + rhythmsTtlMs });
    return of;
  }

  async function tickTenant(services: Services, tenantId: string): Promise<number> {
    const schedule = (await services.tenants.read<Schedule>(tenantId, 'schedule'))?.body ?? defaultSchedule;
    if (!schedule.startOfWeek.enabled && !schedule.lastWorkingDay.enabled) return 0;
    const due = dueOf(schedule, await rhythmsOf(services, tenantId), services.clock.nowMs());
    const fresh = due.filter(({ orgRunId }) => !started.has(`${tenantId}|${orgRunId}`));
    for (const run of fresh) {
      await startOnce(services, tenantId, run);
      if (started.size >= startedMax) started.clear();
      started.add(`${tenantId}|${run.orgRunId}`);
    }
    return fresh.length;
  }

  return async services => {
    const ticked: Ticked = { started: 0, faults: [] };
    for (const tenantId of services.allowedTenants) {
      try {
        ticked.started += await tickTenant(services, tenantId);
      } catch (fault) {
        ticked.faults.push(fault);
      }
    }
    return ticked;
  };
}

/** What is due in the zones that people live by, unless nobody's week begins or ends on that day. */
function dueOf(schedule: Schedule, rhythms: readonly Rhythm[], nowMs: number): DueRun[] {
  const zones = new Set(rhythms.map(({ zone }) => zone));
  return [...zones].flatMap(zone =>
    dueRuns(schedule, zone, nowMs).filter(({ request: { kind, selection } }) =>
      rhythms.some(rhythm => selection && isSelected(selection, kind, rhythm)),
    ),
  );
}

/** Under its id a run is started once, also by several processes, and by versions that would ask for it differently. */
async function startOnce(services: Services, tenantId: string, { orgRunId, request }: DueRun): Promise<void> {
  try {
    await startOrgRun(services, { tenantId, orgRunId }, startedBy, request);
  } catch (error) {
    if (!(error instanceof Refusal) || error.problem.code !== 'runIdReused') throw error;
  }
}
