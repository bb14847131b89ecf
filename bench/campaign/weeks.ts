import { attemptsMax, backOffMs, dueMs, nextStretch, pacing } from '../../core/pacing.ts';
import { deliver } from './deliveries.ts';
import { at, type Message, type Tenant, type World } from './model.ts';

/** How often a dispatcher looks again whose window is full: as in `functions/org-run/advance.ts`. */
const lookAgainMs = 5_000;

/** Sends pages while the window has room for whole ones, and looks again later. */
export function dispatch(world: World, tenant: Tenant): void {
  while (tenant.sent < tenant.people && tenant.open < pacing.window) sendPage(world, tenant);
}

export function keepLooking(world: World, tenant: Tenant): void {
  dispatch(world, tenant);
  if (tenant.sent < tenant.people) at(world, world.nowMs + lookAgainMs, () => keepLooking(world, tenant));
}

function sendPage(world: World, tenant: Tenant): void {
  const { ratePerS } = world.options;
  const people = Math.min(pacing.pageSize, tenant.people - tenant.sent, pacing.window - tenant.open);
  const { startMs, untilMs } = nextStretch(tenant.reservedUntilMs, world.nowMs, people, ratePerS);
  const page = tenant.sent;
  tenant.reservedUntilMs = untilMs;
  tenant.waiting.set(page, people);
  tenant.sent += people;
  tenant.open += people;
  tenant.openMax = Math.max(tenant.openMax, tenant.open);
  for (let index = 0; index < people; index += 1)
    enqueue(world, { tenant, page, dueMs: dueMs(startMs, index, ratePerS), attempt: 1 });
}

function enqueue(world: World, message: Message): void {
  at(world, message.dueMs, () => {
    world.ready.push(message);
    work(world);
  });
}

function work(world: World): void {
  while (world.busy < world.options.workers && world.head < world.ready.length) {
    const message = world.ready[world.head] as Message;
    world.head += 1;
    if (world.head > 10_000) {
      world.ready.splice(0, world.head);
      world.head = 0;
    }
    message.tenant.waitMsMax = Math.max(message.tenant.waitMsMax, world.nowMs - message.dueMs);
    world.busy += 1;
    at(world, world.nowMs + weekTime(world), () => finish(world, message));
  }
}

/** Log-normal around the median: its 99th percentile is four times that. */
function weekTime({ options: { weekMs, random } }: World): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return weekMs * Math.exp((normal * Math.log(4)) / 2.326);
}

function finish(world: World, message: Message): void {
  const { putOffShare, random } = world.options;
  const { tenant, page, attempt } = message;
  world.busy -= 1;
  const isPutOff = random() < putOffShare;
  if (isPutOff && attempt < attemptsMax) {
    const waitMs = backOffMs(attempt, random());
    enqueue(world, { ...message, attempt: attempt + 1, dueMs: world.nowMs + waitMs });
  } else settle(world, tenant, page, !isPutOff);
  work(world);
}

function settle(world: World, tenant: Tenant, page: number, committed: boolean): void {
  tenant.open -= 1;
  tenant.committed += Number(committed);
  tenant.dead += Number(!committed);
  tenant.committedMs = world.nowMs;
  if (committed) tenant.toDeliver += 1;
  if (committed && !tenant.delivering) deliver(world, tenant);
  const left = (tenant.waiting.get(page) ?? 0) - 1;
  if (left > 0) return void tenant.waiting.set(page, left);
  tenant.waiting.delete(page);
  // The last result of a page wakes the dispatcher.
  dispatch(world, tenant);
}
