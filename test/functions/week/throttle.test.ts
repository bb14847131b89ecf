import { beforeEach, describe, expect, test } from '@jest/globals';
import { runWeek } from '../../../functions/week/run.ts';
import type { Fault } from '../../../local/cosmos/faults.ts';
import { toBatches, toEvery } from '../faults.ts';
import { draft, lena, openSetUpWorld, request } from '../person.ts';
import type { World } from '../world.ts';
import { assertPartitionAgrees } from './oracle.ts';

/** How often the SDK sends one request at most, the first time included. */
const sendsMax = 10;
const throttled = (retryAfterMs: number): Fault => ({ kind: 'status', status: 429, retryAfterMs });

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
  world.sent.length = 0;
});

const count = (kind: string) => world.sent.filter(sent => sent.kind === kind).length;

describe('a storm of 429', () => {
  test('that ends within the patience of the SDK is waited out as told, in one attempt', async () => {
    world.fault = toBatches(throttled(20), throttled(20), throttled(20));
    const startedMs = performance.now();
    expect(await runWeek(world.app, request(draft))).toHaveProperty('outcome.version', 1);
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(59);
    expect([count('batch'), count('read'), world.clock.waits]).toEqual([4, 5, []]);
    assertPartitionAgrees(await world.documents(lena));
  });

  test('that outlasts it once is doubt: looked up and tried again', async () => {
    world.fault = toBatches(...Array<Fault>(sendsMax + 2).fill(throttled(1)));
    expect(await runWeek(world.app, request(draft))).toHaveProperty('outcome.version', 1);
    expect([count('batch'), count('read')]).toEqual([sendsMax + 3, 10]);
    assertPartitionAgrees(await world.documents(lena));
  });

  test('on every read and write, now and then, loses nothing', async () => {
    let requests = 0;
    world.fault = () => (requests++ % 3 === 0 ? throttled(1) : undefined);
    for (const sent of [request(draft), request({ kind: 'submit' }), request({ kind: 'recall' })])
      expect(await runWeek(world.app, sent)).toHaveProperty('outcome.result', 'committed');
    assertPartitionAgrees(await world.documents(lena));
  });

  test('that never ends leaves a run pending, or unavailable when it stops at reading', async () => {
    world.fault = toEvery('batch', throttled(1));
    expect(await runWeek(world.app, request(draft))).toEqual({ kind: 'pending' });
    expect(count('batch')).toBeLessThanOrEqual(8 * sendsMax);

    world.fault = toEvery('read', throttled(1));
    const unread = runWeek(world.app, request(draft));
    await expect(unread).rejects.toMatchObject({ problem: { code: 'storeUnavailable' } });
  });
});

test('the control: without the storm every request is sent once, and nothing is waited for', async () => {
  expect(await runWeek(world.app, request(draft))).toHaveProperty('outcome.version', 1);
  expect([count('batch'), count('read'), world.clock.waits]).toEqual([1, 5, []]);
});
