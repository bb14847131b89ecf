import { beforeEach, describe, expect, test } from '@jest/globals';
import { retryLimits } from '../../../functions/week/retry.ts';
import { runWeek } from '../../../functions/week/run.ts';
import type { Fault } from '../../../local/cosmos/faults.ts';
import { toBatches, toEvery } from '../faults.ts';
import { add, draft, lena, openSetUpWorld, request, tuesday, week } from '../person.ts';
import type { World } from '../world.ts';
import { assertPartitionAgrees } from './oracle.ts';

const unavailable: Fault = { kind: 'status', status: 503 };
let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
  world.sent.length = 0;
});

const batches = () => world.sent.filter(({ kind }) => kind === 'batch').length;
const runIds = async () =>
  (await world.documents(lena)).filter(({ kind }) => kind === 'run').map(({ id }) => id);

describe('a store that fails', () => {
  test('every write for ever leaves the run pending; the same request finds its way later', async () => {
    const sent = request(draft);
    const [before, startedMs] = [await world.bytes(lena), world.clock.nowMs()];
    world.fault = toEvery('batch', unavailable);
    expect(await runWeek(world.app, sent)).toEqual({ kind: 'pending' });
    expect(batches()).toBeLessThanOrEqual(retryLimits.attempts);
    expect(world.clock.nowMs() - startedMs).toBeLessThanOrEqual(retryLimits.deadlineMs);
    expect(await world.bytes(lena)).toBe(before);

    world.fault = () => undefined;
    expect(await runWeek(world.app, sent)).toHaveProperty('outcome.result', 'committed');
    assertPartitionAgrees(await world.documents(lena));
  });

  test('every read for ever is unavailable: nothing was sent that could have had an effect', async () => {
    const sent = request(draft);
    world.fault = toEvery('read', unavailable);
    await expect(runWeek(world.app, sent)).rejects.toMatchObject({
      problem: { code: 'storeUnavailable', runId: sent.runId },
    });
    expect(batches()).toBe(0);
    expect(await runIds()).toEqual([]);
  });

  test('some reads is tried again until it can be read', async () => {
    let failures = 6;
    world.fault = ({ kind }) => (kind === 'read' && failures-- > 0 ? unavailable : undefined);
    expect(await runWeek(world.app, request(draft))).toHaveProperty('outcome.version', 1);
    expect(batches()).toBe(1);
  });

  test('a write and then every read leaves the run pending, never unavailable', async () => {
    world.fault = sent => (batches() > 0 || sent.kind === 'batch' ? unavailable : undefined);
    expect(await runWeek(world.app, request(draft))).toEqual({ kind: 'pending' });
    expect(batches()).toBe(1);
  });

  test('the read that a refusal takes is tried again: nobody is refused before it is known that nothing was done', async () => {
    const entryId = 'entry:not-there';
    const sent = request({ kind: 'correct', changes: [{ op: 'delete', entryId }] });
    const receipts = () => world.sent.filter(({ id }) => id === `run:${sent.runId}`).length;
    let failures = 6;
    // The first read of the receipt belongs to the load, the next to the refusal.
    world.fault = ({ id }) =>
      id.startsWith('run:') && receipts() > 1 && failures-- > 0 ? unavailable : undefined;
    const run = runWeek(world.app, sent);
    await expect(run).rejects.toMatchObject({ problem: { code: 'entryUnknown' } });
    expect(failures).toBeLessThan(0);
  });

  test('reading the settings of a tenant is not remembered as an answer', async () => {
    const app = await world.another();
    let failures = 1;
    world.fault = ({ id }) => (id === 'catalogue' && failures-- > 0 ? unavailable : undefined);
    expect(await runWeek(app, request(draft))).toHaveProperty('outcome.entries', 10);
  });
});

describe('a refusal while it is in doubt whether the run went through', () => {
  /** Somebody fills the day between the first attempt, whose fate is open, and the second. */
  function fillTheDayAfter(first: Fault): void {
    const faults = toBatches(first);
    let free = true;
    world.fault = faults;
    world.before = async ({ kind }) => {
      if (kind !== 'read' || batches() === 0 || !free) return;
      free = false;
      await runWeek(world.app, request(add(600)));
    };
  }

  test('is pending; a refusal would claim what nobody knows', async () => {
    const sent = request(add(60));
    fillTheDayAfter(unavailable);
    expect(await runWeek(world.app, sent)).toEqual({ kind: 'pending' });
    // Later, when no attempt can be on its way any more, the same request is simply refused.
    const later = runWeek(world.app, sent);
    await expect(later).rejects.toMatchObject({ problem: { code: 'dayOverMaximum' } });
    expect(await runIds()).not.toContain(`run:${sent.runId}`);
    assertPartitionAgrees(await world.documents(lena));
  });

  test('is pending, too, when it is the store that refuses the second attempt for good', async () => {
    let sends = 0;
    const refused = { status: 207, body: '[{"statusCode":424},{"statusCode":400},{"statusCode":424}]' };
    world.fault = toBatches(unavailable);
    world.instead = ({ kind }) => (kind === 'batch' && sends++ > 0 ? refused : undefined);
    expect(await runWeek(world.app, request(add(60)))).toEqual({ kind: 'pending' });
  });

  test('is answered with the receipt when the first attempt had gone through after all', async () => {
    const sent = request(add(60, tuesday));
    fillTheDayAfter({ kind: 'loseAnswer' });
    const answer = await runWeek(world.app, sent);
    expect(answer).toMatchObject({ outcome: { result: 'committed', version: 1, totalMinutes: 60 } });
    assertPartitionAgrees(await world.documents(lena));
  });
});

describe('a batch whose connection broke lands', () => {
  const answered = { outcome: { result: 'committed', version: 1, entries: 10 } };

  /** Sends a draft whose first batch lands `afterMs` later, and lets that moment come. */
  async function landing(afterMs: number) {
    world.fault = toBatches({ kind: 'landLate', afterMs });
    const answer = await runWeek(world.app, request(draft));
    world.clock.advance(afterMs);
    await new Promise(setImmediate);
    const documents = await world.documents(lena);
    assertPartitionAgrees(documents);
    expect(documents.filter(({ kind }) => kind === 'run')).toHaveLength(1);
    expect(documents.find(({ id }) => id === `week:${week}`)).toMatchObject({ version: 1 });
    return answer;
  }

  test('before the second attempt reads: the receipt is the answer', async () => {
    expect(await landing(1)).toMatchObject(answered);
    expect(batches()).toBe(1);
  });

  test('after the second attempt has read and before its batch: the second is refused by the receipt of the first', async () => {
    world.before = ({ kind }) => {
      if (kind === 'batch' && batches() === 2) world.clock.advance(3_000);
    };
    expect(await landing(3_000)).toMatchObject(answered);
    expect(batches()).toBe(2);
  });

  test('after the second attempt was applied: the first is refused by the receipt of the second', async () => {
    expect(await landing(60_000)).toMatchObject(answered);
    expect(batches()).toBe(2);
  });

  test('after the client was told "pending": the same request then finds the receipt', async () => {
    const sent = request(draft);
    const late = toBatches({ kind: 'landLate', afterMs: 60_000 });
    world.fault = each => (each.kind === 'batch' ? (late(each) ?? unavailable) : undefined);
    expect(await runWeek(world.app, sent)).toEqual({ kind: 'pending' });
    expect(await runIds()).toEqual([]);

    world.clock.advance(60_000);
    await new Promise(setImmediate);
    world.sent.length = 0;
    expect(await runWeek(world.app, sent)).toMatchObject(answered);
    expect(batches()).toBe(0);
    assertPartitionAgrees(await world.documents(lena));
  });

  test('the control: without an attempt of its own in between, a late batch does land', async () => {
    world.fault = toBatches({ kind: 'landLate', afterMs: 10 });
    const { items } = world.timesheets();
    const note = { operationType: 'Create' as const, resourceBody: { id: 'note', ...lena } };
    await expect(items.batch([note], [lena.tenantId, lena.userId])).rejects.toThrow('socket hang up');
    const there = async () => (await world.documents(lena)).some(({ id }) => id === 'note');
    expect(await there()).toBe(false);
    world.clock.advance(10);
    await new Promise(setImmediate);
    expect(await there()).toBe(true);
  });
});
