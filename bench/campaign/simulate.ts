/**
 * A campaign of org runs in virtual time. Pacing, window, back-off and buckets are the product's own pure functions;
 * the queue, the workers and Teams are a model of what they do.
 */
import { fullBucket } from '../../core/bucket.ts';
import { bucketSettings } from '../../core/budget.ts';
import { createHeap } from '../../local/service-bus/heap.ts';
import type { CampaignOptions, Tenant, TenantOutcome, World } from './model.ts';
import { keepLooking } from './weeks.ts';

/** `tick` hears the virtual time about once in a hundred thousand events. */
export function simulate(
  options: CampaignOptions,
  tick: (nowMs: number) => void = () => {},
): TenantOutcome[] {
  const events: World['events'] = createHeap(({ atMs }) => atMs);
  const world: World = { options, nowMs: 0, events, ready: [], head: 0, busy: 0 };
  const tenants = options.tenants.map(newTenant);
  for (const tenant of tenants) keepLooking(world, tenant);
  let count = 0;
  for (let event = events.pop(); event; event = events.pop()) {
    world.nowMs = event.atMs;
    event.run();
    count += 1;
    if (count % 100_000 === 0) tick(world.nowMs);
  }
  return tenants;
}

function newTenant(people: number): Tenant {
  return {
    ...{ people, committedMs: 0, deliveredMs: 0, committed: 0, delivered: 0, dead: 0 },
    ...{ waitMsMax: 0, openMax: 0, throttled: 0, sent: 0, open: 0, reservedUntilMs: 0 },
    ...{
      waiting: new Map(),
      bucket: fullBucket(bucketSettings('teams'), 0),
      toDeliver: 0,
      delivering: false,
    },
    teams: { second: -1, sent: 0 },
  };
}
