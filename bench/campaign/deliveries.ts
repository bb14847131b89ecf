import { take, throttle } from '../../core/bucket.ts';
import { bucketSettings } from '../../core/budget.ts';
import { at, type Tenant, type World } from './model.ts';

const settings = bucketSettings('teams');
/** What Teams asks for when it has had enough. */
const retryAfterMs = 1_000;

/** Delivers one card after the other as the tenant's bucket gives them out, until there is none. */
export function deliver(world: World, tenant: Tenant): void {
  tenant.delivering = tenant.toDeliver > 0;
  if (!tenant.delivering) return;
  const taken = take(tenant.bucket, settings, 1, world.nowMs);
  if (taken.kind === 'wait') {
    at(world, world.nowMs + Math.max(1, taken.waitMs), () => deliver(world, tenant));
    return;
  }
  tenant.bucket = taken.bucket;
  if (isRefused(world, tenant)) {
    tenant.throttled += 1;
    tenant.bucket = throttle(tenant.bucket, settings, retryAfterMs, world.nowMs);
  } else {
    tenant.toDeliver -= 1;
    tenant.delivered += 1;
    tenant.deliveredMs = world.nowMs;
  }
  at(world, world.nowMs, () => deliver(world, tenant));
}

function isRefused({ nowMs, options: { teamsPerS } }: World, { teams }: Tenant): boolean {
  const second = Math.floor(nowMs / 1_000);
  if (teams.second !== second) Object.assign(teams, { second, sent: 0 });
  if (teams.sent >= teamsPerS) return true;
  teams.sent += 1;
  return false;
}
