import type { Services } from '../ports.ts';
import { relay } from './relay.ts';

/** The change feed gets this long before the sweep takes a message for missed. */
const missedAfterMs = 120_000;
const pageMax = 100;
/** Per tenant and sweep; the next one goes on. */
const pagesMax = 10;

/** Relays what the change feed has missed, tenant by tenant. Returns how many messages went into the queue. */
export async function sweep(services: Services): Promise<{ queued: number }> {
  let queued = 0;
  for (const tenantId of services.allowedTenants) queued += await sweepTenant(services, tenantId);
  return { queued };
}

async function sweepTenant(services: Services, tenantId: string): Promise<number> {
  const before = new Date(services.clock.nowMs() - missedAfterMs).toISOString();
  let queued = 0;
  for (let page = 1; page <= pagesMax; page += 1) {
    // Always the first page: what was relayed is no longer among them.
    const { items } = await services.timesheets.unrelayed(tenantId, before, { max: pageMax });
    if (page === 1) tellOldest(services, items);
    if (items.length === 0) break;
    queued += (await relay(services, items)).queued;
  }
  return queued;
}

/** Before anything is relayed: a relay that does not work is what it is to tell of. */
function tellOldest({ telemetry, clock }: Services, waiting: readonly { createdAt: string }[]): void {
  const ages = waiting.map(({ createdAt }) => clock.nowMs() - Date.parse(createdAt));
  telemetry.measure('outbox.age', Math.max(0, ...ages), 'sweep');
}
