import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { everySecond, type FeedWorld, idsOf, openFeedWorld, reader } from './feed-world.ts';

let world: FeedWorld;
beforeEach(async () => {
  world = await openFeedWorld();
});
afterEach(() => world.close());

const fail = () => {
  throw new Error('the queue is away');
};

describe('where a function starts', () => {
  test('from now on: later changes only, in the order in which they were written', async () => {
    await world.write('before');
    const process = await world.start(reader('relay'));

    await world.write('b', 'a', 'c');

    await world.until(() => idsOf(process).length === 3);
    expect(idsOf(process)).toEqual(['b', 'a', 'c']);
  });

  test('from the beginning', async () => {
    await world.write('before');
    const process = await world.start(reader('relay', { startFromBeginning: true }));

    await world.until(() => idsOf(process).length === 1);
  });

  test('where it stopped, whatever its options say', async () => {
    const first = await world.start(reader('relay'));
    await world.write('a');
    await world.until(() => idsOf(first).length === 1);
    await first.stop();
    await world.write('meanwhile');

    const second = await world.start(reader('relay', { startFromBeginning: true }));

    await world.until(() => idsOf(second).length === 1);
    expect(idsOf(second)).toEqual(['meanwhile']);
  });

  test('a second process starts where the first one did, though neither has read anything', async () => {
    const first = await world.start(reader('relay'));
    await first.stop();
    await world.write('between');

    const second = await world.start(reader('relay'));

    await world.until(() => idsOf(second).length === 1);
  });
});

test('a call gets at most maxItemsPerInvocation documents', async () => {
  const process = await world.start(reader('relay', { maxItemsPerInvocation: 2 }));
  await world.write('a', 'b', 'c', 'd', 'e');

  await world.until(() => idsOf(process).length === 5);

  expect(Math.max(...process.calls.map(({ ids }) => ids.length))).toBeLessThanOrEqual(2);
});

test('several functions on one container each see everything', async () => {
  const process = await world.start(reader('relay'), reader('totals'));
  await world.write('a', 'b');

  await world.until(() => process.calls.flatMap(({ ids }) => ids).length === 4);

  expect(idsOf(process, 'relay')).toEqual(['a', 'b']);
  expect(idsOf(process, 'totals')).toEqual(['a', 'b']);
});

test('two functions that would get half of the changes each are refused', async () => {
  const shared = { leaseContainerPrefix: '' };

  await expect(world.start(reader('relay', shared), reader('totals', shared))).rejects.toThrow(
    'Functions "relay" and "totals" would share their leases: give each a leaseContainerPrefix.',
  );
});

describe('a handler that throws', () => {
  test('control: without a retry policy its documents are lost, and the log says so', async () => {
    const process = await world.start(reader('relay'));
    process.handle = ({ ids }) => (ids.includes('a') ? fail() : undefined);
    await world.write('a');
    await world.until(() => process.calls.length === 1);

    await world.write('b');
    await world.until(() => idsOf(process).includes('b'));

    expect(idsOf(process)).toEqual(['a', 'b']);
    expect(world.errors).toEqual([
      'relay failed and has no retry policy: its lease moves on, and it will not see these 1 documents again.',
    ]);
  });

  test('with retries without end it gets the same batch until it takes it, and nothing before that', async () => {
    const process = await world.start(reader('relay', {}, everySecond(-1)));
    process.handle = ({ retry = 0 }) => (retry < 30 ? fail() : undefined);
    await world.write('a');
    await world.until(() => process.calls.length === 1);
    await world.write('b');

    await world.until(() => idsOf(process).includes('b'));

    expect(process.calls.slice(0, 31).every(({ ids }) => ids.join() === 'a')).toBe(true);
    expect(process.calls.slice(0, 31).map(({ retry }) => retry)).toEqual([
      undefined,
      ...Array.from({ length: 30 }, (_, index) => index + 1),
    ]);
    expect(world.errors).toEqual([]);
  });

  test('with a maximum of retries its documents are lost after the last one', async () => {
    const process = await world.start(reader('relay', {}, everySecond(2)));
    process.handle = ({ ids }) => (ids.includes('a') ? fail() : undefined);
    await world.write('a');
    await world.until(() => process.calls.length === 3);
    await world.write('b');

    await world.until(() => idsOf(process).includes('b'));

    expect(idsOf(process)).toEqual(['a', 'a', 'a', 'b']);
    expect(world.errors[0]).toMatch(/^relay failed after 2 retries/);
  });

  test('and is stopped between two tries, gets its batch again after the next start', async () => {
    const first = await world.start(reader('relay', {}, everySecond(-1)));
    first.handle = fail;
    await world.write('a');
    await world.until(() => first.calls.length >= 2);
    await first.stop();

    const second = await world.start(reader('relay', {}, everySecond(-1)));

    await world.until(() => idsOf(second).length === 1);
    expect(idsOf(second)).toEqual(['a']);
  });
});

test('stopping waits for the call that runs, which counts', async () => {
  const first = await world.start(reader('relay'));
  const held = Promise.withResolvers<void>();
  first.handle = () => held.promise;
  await world.write('a');
  await world.until(() => first.calls.length === 1);
  let stopped = false;
  const stopping = first.stop().then(() => {
    stopped = true;
  });
  await world.clock.moveTo(world.clock.now() + 10_000);
  expect(stopped).toBe(false);

  held.resolve();
  await stopping;

  const second = await world.start(reader('relay'));
  await world.write('b');
  await world.until(() => idsOf(second).length > 0);
  expect(idsOf(second)).toEqual(['b']);
});

test('a store that fails for a while costs nothing but time', async () => {
  const process = await world.start(reader('relay'));
  world.inject(...Array.from({ length: 5 }, () => ({ kind: 'status', status: 503 }) as const));
  await world.write('a', 'b');

  await world.until(() => idsOf(process).length === 2);

  expect(idsOf(process)).toEqual(['a', 'b']);
});

test('a feed without anything new costs one request a poll', async () => {
  await world.start(reader('relay', { feedPollDelay: 1_000 }));
  await world.until(() => world.requests.length >= 2);
  const [before, from] = [world.requests.length, world.clock.now()];

  await world.until(() => world.requests.length === before + 20);

  expect(world.clock.now() - from).toBeGreaterThanOrEqual(19_000);
});

test('what is missing is named at the start', async () => {
  const none = 'does not exist';
  await expect(world.start(reader('relay', { containerName: 'moths' }))).rejects.toThrow(
    `Function "relay": container "db/moths" or its lease container "db/leases" ${none}`,
  );
  const away = { leaseContainerName: 'places' };
  await expect(world.start(reader('relay', away))).rejects.toThrow(none);
  await world.start(reader('relay', { ...away, createLeaseContainerIfNotExists: true }));
});
