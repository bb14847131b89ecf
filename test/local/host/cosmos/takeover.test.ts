import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type FeedWorld, idsOf, openFeedWorld, reader } from './feed-world.ts';

let world: FeedWorld;
beforeEach(async () => {
  world = await openFeedWorld();
});
afterEach(() => world.close());

const minute = 60_000;

/** Lets time go by, for a while in which nothing is expected. */
async function pass(ms: number) {
  const end = world.clock.now() + ms;
  await world.until(() => world.clock.now() >= end, 1_000);
}

test('of two processes one reads, and the other takes over as soon as the first is stopped', async () => {
  const first = await world.start(reader('relay'));
  await world.write('a');
  await world.until(() => idsOf(first).length === 1);
  const second = await world.start(reader('relay'));
  await pass(5 * minute);
  await world.write('b');
  await world.until(() => idsOf(first).length === 2);
  expect(idsOf(second)).toEqual([]);

  await first.stop();
  const stoppedMs = world.clock.now();
  await world.write('c');

  await world.until(() => idsOf(second).length === 1);
  expect(idsOf(second)).toEqual(['c']);
  // Without the lease given back it would have had to expire first.
  expect(world.clock.now() - stoppedMs).toBeLessThan(minute);
});

test('a process that dies in the middle of a batch loses its lease, and the batch is repeated', async () => {
  const first = await world.start(reader('relay'));
  await world.write('a');
  await world.until(() => idsOf(first).length === 1);
  first.handle = () => new Promise(() => undefined);
  await world.write('b');
  await world.until(() => idsOf(first).length === 2);

  first.dies();
  const second = await world.start(reader('relay'));
  await world.write('c');

  await world.until(() => idsOf(second).length === 2);
  expect(idsOf(second)).toEqual(['b', 'c']);
});

test('a process that comes back after its lease was taken can no longer move it', async () => {
  const first = await world.start(reader('relay'));
  const held = Promise.withResolvers<void>();
  first.handle = () => held.promise;
  await world.write('a');
  await world.until(() => first.calls.length === 1);
  first.dies();
  const second = await world.start(reader('relay'));
  await world.until(() => second.calls.length === 1);
  await world.write('b');
  await world.until(() => idsOf(second).includes('b'));
  const before = await places();

  held.resolve();
  await pass(minute);

  expect(await places()).toEqual(before);
  expect(idsOf(second)).toEqual(['a', 'b']);
});

/** Where the feed goes on, by lease. */
async function places() {
  const { resources } = await world.leases.items.readAll<{ continuation: string }>().fetchAll();
  expect(resources).toHaveLength(1);
  return resources.map(({ continuation }) => continuation);
}
