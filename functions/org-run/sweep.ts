import type { OrgRun } from '../../core/org-run/org-run.ts';
import type { PageRequest, Services } from '../ports.ts';
import { wake } from './wake.ts';

/** An org run that should be moving and has not for this long is woken. */
const stalledMs = 60_000;
const pagesMax = 10;

/** Wakes org runs that stand still: a message was lost, or could not be sent. Returns how many. */
export async function sweepOrgRuns(services: Services): Promise<number> {
  let woken = 0;
  for (const tenantId of services.allowedTenants) woken += await sweepTenant(services, tenantId);
  return woken;
}

async function sweepTenant(services: Services, tenantId: string): Promise<number> {
  const { tenants, clock } = services;
  const states = ['running', 'cancelling'] satisfies OrgRun['state'][];
  let woken = 0;
  let page: PageRequest = { max: 100 };
  for (let read = 0; read < pagesMax; read += 1) {
    const { items, continuation } = await tenants.newest<OrgRun>(tenantId, 'org-run', { ...page, states });
    const stalled = items.filter(({ movedAtMs }) => clock.nowMs() - movedAtMs >= stalledMs);
    for (const { orgRunId } of stalled)
      await wake(services, { tenantId, orgRunId }, { kind: 'later', inMs: 1_000 });
    woken += stalled.length;
    if (continuation === undefined) return woken;
    page = { max: 100, continuation };
  }
  return woken;
}
