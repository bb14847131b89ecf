import { afterEach, expect, test } from '@jest/globals';
import { ids, idsOf, openQueueWorld, type QueueWorld, until, type WorldOptions } from './queue-world.ts';

let world: QueueWorld | undefined;
async function open(options?: WorldOptions): Promise<QueueWorld> {
  world = await openQueueWorld(options);
  return world;
}
afterEach(async () => {
  await world?.close();
  delete process.env['SERVICE_BUS'];
});

const nothing = { active: 0, locked: 0, scheduled: 0, deferred: 0 };
const isEmpty = ({ bus }: QueueWorld) => bus().counts('runs').active === 0;

test('messages that the function takes are gone, each after one call', async () => {
  const { send, start, bus } = await open();
  await send(...ids(100));

  const runs = await start();
  await until(() => bus().counts('runs').active === 0);

  expect(idsOf(runs)).toEqual(ids(100));
  expect(runs.calls.every(({ delivery }) => delivery === 1)).toBe(true);
  expect(bus().counts('dead-letters')).toEqual(nothing);
  expect(runs.warnings).toEqual([]);
});

test('one on which it fails comes again, and is a dead letter when it has done so too often', async () => {
  const { send, start, bus } = await open({ maxDeliveryCount: 3 });
  const runs = await start(({ ids: [id] }) => {
    if (id === 'bad') throw new Error('no');
  });

  await send('bad', 'good');
  await until(() => bus().counts('dead-letters').active === 1);

  expect(runs.calls.filter(({ ids: [id] }) => id === 'bad').map(({ delivery }) => delivery)).toEqual([
    1, 2, 3,
  ]);
  expect(idsOf(runs)).toEqual(['bad', 'bad', 'bad', 'good']);
  expect(bus().counts('runs')).toEqual(nothing);
});

test('no more than maxConcurrentCalls run at once, and none is fetched ahead of them', async () => {
  const { send, start, bus } = await open();
  const held = Promise.withResolvers<void>();
  const runs = await start(() => held.promise, { settings: { maxConcurrentCalls: 4 } });

  await send(...ids(20));
  await until(() => runs.calls.length === 4);
  // Nobody else takes part: what the broker has given out is what runs.
  expect(bus().counts('runs')).toMatchObject({ active: 20, locked: 4 });

  held.resolve();
  await until(() => bus().counts('runs').active === 0);
  expect(idsOf(runs)).toEqual(ids(20));
});

test('a lock is renewed for as long as the call takes', async () => {
  const lockMs = 300;
  const renewedMs: number[] = [];
  const { send, start, bus } = await open({
    lockMs,
    faults: event => {
      if (event.kind === 'request' && event.operation.endsWith('renew-lock')) renewedMs.push(Date.now());
      return undefined;
    },
  });
  const runs = await start(() => {
    const begunMs = Date.now();
    return until(() => Math.max(...renewedMs) > begunMs + 3 * lockMs);
  });

  await send('long');
  await until(() => bus().counts('runs').active === 0);

  expect(runs.calls).toEqual([{ ids: ['long'], delivery: 1 }]);
});

test('control: a lock that is not renewed ends, and the message comes again while the first call runs', async () => {
  const { send, start } = await open({ lockMs: 300 });
  const settings = { maxAutoLockRenewalDuration: '00:00:00' };
  const runs = await start(() => until(() => runs.calls.length >= 2), { settings });

  await send('long');
  await until(() => runs.calls.length >= 2 && isEmpty(world as QueueWorld));

  expect(runs.calls.slice(0, 2).map(({ delivery }) => delivery)).toEqual([1, 2]);
});

test('a lock that is lost in mid-call is a warning, and the message comes again', async () => {
  const { send, start, bus } = await open();
  const runs = await start(({ delivery }) => {
    if (delivery === 1) bus().breakLocks('runs');
  });

  await send('a');
  await until(() => runs.calls.length === 2 && isEmpty(world as QueueWorld));

  expect(runs.calls.map(({ delivery }) => delivery)).toEqual([1, 2]);
  expect(runs.warnings).toEqual([
    expect.stringMatching(/^runs: a message cannot be settled and will come again: .*lock/i),
  ]);
});

test('stopping waits for the calls under way and settles them; what has not begun stays for others', async () => {
  const { send, start, bus } = await open();
  const held = Promise.withResolvers<void>();
  const runs = await start(() => held.promise, { settings: { maxConcurrentCalls: 2 } });
  await send(...ids(5));
  await until(() => runs.calls.length === 2);

  const stopped = runs.stop();
  held.resolve();
  await stopped;

  expect(runs.calls.length).toBe(2);
  expect(bus().counts('runs')).toMatchObject({ active: 3, locked: 0 });
  const other = await start();
  await until(() => bus().counts('runs').active === 0);
  expect(idsOf(runs, other)).toEqual(ids(5));
  expect(other.calls.every(({ delivery }) => delivery === 1)).toBe(true);
});

test('a batch is one call, completed as a whole', async () => {
  const { send, start, bus } = await open();
  await send(...ids(25));

  const settings = { maxMessageBatchSize: 10 };
  const runs = await start(undefined, { trigger: { cardinality: 'many' }, settings });
  await until(() => bus().counts('runs').active === 0);

  expect(idsOf(runs)).toEqual(ids(25));
  expect(Math.max(...runs.calls.map(call => call.ids.length))).toBe(10);
});

test.each([
  [{ queueName: 'rnus' }, /^Function "runs": its queue "rnus" cannot be read: .*could not be found/],
  [{ connection: 'NOT_ONE' }, /^Function "runs": its connection is not one of Service Bus: /],
])('%j is refused at the start', async (trigger, message) => {
  process.env['NOT_ONE'] = 'AccountEndpoint=http://localhost;AccountKey=x';
  const { start } = await open();

  await expect(start(undefined, { trigger })).rejects.toThrow(message);
  delete process.env['NOT_ONE'];
});
