import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ids, idsOf, openQueueWorld, type QueueWorld, until } from './queue-world.ts';

let world: QueueWorld;
beforeEach(async () => {
  world = await openQueueWorld({ lockMs: 2_000 });
});
afterEach(async () => {
  await world.close();
  delete process.env['SERVICE_BUS'];
});

const isEmpty = () => world.bus().counts('runs').active === 0;

test('a process goes on when the broker is back, with what it had and with what is new', async () => {
  const runs = await world.start();
  await world.send('before');
  await until(() => runs.calls.length === 1 && isEmpty());

  await world.restart();
  await world.send('after');
  await until(isEmpty);

  expect(idsOf(runs)).toEqual(['after', 'before']);
});

/** A handler that waits, and knows how many of it ran at once. */
function createHeld() {
  const held = Promise.withResolvers<void>();
  const seen = { running: 0, runningMax: 0 };
  const handle = async () => {
    seen.running += 1;
    seen.runningMax = Math.max(seen.runningMax, seen.running);
    await held.promise;
    seen.running -= 1;
  };
  return { handle, seen, release: held.resolve };
}

test('calls that outlast a break are settled once it is over, and no more run at once than before', async () => {
  const { handle, seen, release } = createHeld();
  const runs = await world.start(handle, { settings: { maxConcurrentCalls: 4 } });
  await world.send(...ids(4, 'a'));
  await until(() => seen.running === 4);

  world.bus().breakConnections();
  await world.send(...ids(40, 'b'));
  await until(() => world.bus().counts('runs').locked > 4);
  release();
  await until(isEmpty);

  expect(idsOf(runs)).toEqual([...ids(4, 'a'), ...ids(40, 'b')]);
  expect(seen.runningMax).toBe(4);
});

test('control: the client by itself asks for more after a break', async () => {
  const { handle, seen, release } = createHeld();
  const receiver = world.client.createReceiver('runs', { maxAutoLockRenewalDurationInMs: 0 });
  receiver.subscribe(
    { processMessage: handle, processError: async () => undefined },
    { maxConcurrentCalls: 4, autoCompleteMessages: false },
  );
  await world.send(...ids(4, 'a'));
  await until(() => seen.running === 4);

  world.bus().breakConnections();
  await world.send(...ids(40, 'b'));

  await until(() => seen.runningMax > 4);
  release();
});

test('what was under way when the broker was stopped comes again, in this process or another', async () => {
  const held = Promise.withResolvers<void>();
  const first = await world.start(() => held.promise, { settings: { maxConcurrentCalls: 2 } });
  await world.send(...ids(10));
  await until(() => first.calls.length === 2);

  await world.restart(async () => held.resolve());
  const second = await world.start();
  await until(isEmpty);

  expect([...new Set(idsOf(first, second))]).toEqual(ids(10));
});
