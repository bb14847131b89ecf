import type { WeekRequest } from '../../core/intent.ts';
import { nextRequest } from './actors.ts';
import { type Chance, chanceOf } from './chance.ts';
import { isSettled, type Sent } from './history.ts';
import { judge } from './oracle.ts';
import { type Delivered, deliverTo, type Mutation } from './process.ts';
import { createVirtualTime } from './virtual-time.ts';
import { assign, createWorld, tenantId, users, type World } from './world.ts';

/** What one seed came to. No faults found means that every promise held. */
export type Verdict = {
  seed: number;
  faults: string[];
  requests: number;
  /** How many deliveries ended in which way. */
  heard: Record<Delivered['kind'], number>;
  virtualMs: number;
};

const startMs = Date.UTC(2026, 10, 20);
const actors = 4;
const requestsEach = 5;

/** Longer than any request can be held up on its way. */
const lastLandingMs = 60_000;

/** Plays one seed from beginning to end and judges what is in the store against what clients were told. */
export async function simulate(seed: number, mutation: Mutation = {}): Promise<Verdict> {
  const time = createVirtualTime(startMs);
  return time.run(async () => {
    const world = await createWorld(time, chanceOf(seed));
    const sent: Sent[] = [];
    world.storm.on = true;
    const people = Array.from({ length: actors }, (_, index) => actor(world, index, sent, mutation));
    await Promise.all([...people, maker(world)]);
    await time.sleep(lastLandingMs);
    world.storm.on = false;
    for (const each of sent) await settle(world, each, mutation);
    const faults = await judge(world, sent);
    world.close();
    return {
      seed,
      faults,
      requests: sent.length,
      heard: countHeard(sent),
      virtualMs: time.nowMs() - startMs,
    };
  });
}

function countHeard(sent: readonly Sent[]): Verdict['heard'] {
  const counts = { recorded: 0, pending: 0, refused: 0, lost: 0 };
  for (const { kind } of sent.flatMap(each => each.heard)) counts[kind] += 1;
  return counts;
}

/** One client: asks, asks again when it hears nothing definite, sometimes asks twice at once. */
async function actor(world: World, index: number, sent: Sent[], mutation: Mutation): Promise<void> {
  const chance = world.chance.fork(`actor${index}`);
  for (let step = 0; step < requestsEach; step += 1) {
    const request = await nextRequest(world, chance, `a${index}-${step}`, sent);
    const each: Sent = { request, runIds: new Set(), inFlight: 0, heard: [] };
    sent.push(each);
    const twin = chance.hits(0.15) ? later(world, chance, each, mutation) : undefined;
    for (let tries = 0; tries < 3 && !isSettled(each); tries += 1) {
      await deliver(world, each, mutation);
      await world.time.sleep(chance.below(200));
    }
    await twin;
  }
}

/** The same request once more, from a queue that delivers at least once. */
async function later(world: World, chance: Chance, each: Sent, mutation: Mutation): Promise<void> {
  await world.time.sleep(chance.below(300));
  await deliver(world, each, mutation);
}

/** A maker's flow that changes the sources while people work. */
async function maker(world: World): Promise<void> {
  const chance = world.chance.fork('maker');
  for (let step = 0; step < 4; step += 1) {
    await world.time.sleep(chance.below(800));
    await assign(world.observer, chance.pick(users), 60 * (1 + chance.below(5)), 60 * (1 + chance.below(4)));
  }
}

async function deliver(world: World, each: Sent, { request: change, ...mutation }: Mutation): Promise<void> {
  const request = change?.(each.request, each.heard.length) ?? each.request;
  each.runIds.add(request.runId);
  each.inFlight += 1;
  const answer = await deliverTo(world, request, mutation);
  each.inFlight -= 1;
  each.heard.push({
    ...answer,
    receiptThen: await hasReceipt(world, request),
    othersInFlight: each.inFlight,
  });
}

async function hasReceipt(world: World, { userId, runId }: WeekRequest): Promise<boolean> {
  return (await world.observer.timesheets.read({ tenantId, userId }, `run:${runId}`)) !== undefined;
}

/** When the storm is over, every client learns how its request ended. */
async function settle(world: World, each: Sent, mutation: Mutation): Promise<void> {
  for (let tries = 0; tries < 3 && !isSettled(each); tries += 1) await deliver(world, each, mutation);
}
