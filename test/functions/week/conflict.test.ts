import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Intent } from '../../../core/intent.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { barrier } from '../barrier.ts';
import { add, draft, lena, openSetUpWorld, request, tuesday, week } from '../person.ts';
import type { World } from '../world.ts';
import { assertPartitionAgrees } from './oracle.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
  world.sent.length = 0;
});

const batches = () => world.sent.filter(({ kind }) => kind === 'batch').length;

/** Runs both from the same head: neither sends its batch before both have read it. */
async function fromOneHead(one: Intent, other: Intent) {
  const bothRead = barrier(2);
  world.after = ({ id }) => (id === `week:${week}` ? bothRead() : undefined);
  const apps = [world.app, await world.another()] as const;
  return Promise.allSettled([runWeek(apps[0], request(one)), runWeek(apps[1], request(other))]);
}

const versions = (results: PromiseSettledResult<unknown>[]) =>
  results.map(result => (result.status === 'fulfilled' ? result.value : result.reason.problem));

describe('two requests planned from one head', () => {
  test('of a week that exists: one goes through, the other is refused with 412 inside a 207 and planned again', async () => {
    await runWeek(world.app, request(draft));
    world.sent.length = 0;
    const results = await fromOneHead(add(30), add(45, tuesday));
    expect(versions(results)).toMatchObject([{ outcome: { version: 2 } }, { outcome: { version: 3 } }]);
    expect(batches()).toBe(3);
    assertPartitionAgrees(await world.documents(lena));
  });

  test('of a week that nobody has written to: the second is refused with 409 and planned again', async () => {
    const results = await fromOneHead(add(30), draft);
    expect(versions(results)).toMatchObject([{ outcome: { version: 1 } }, { outcome: { version: 2 } }]);
    expect(batches()).toBe(3);
    assertPartitionAgrees(await world.documents(lena));
  });

  test('that together break the daily maximum: one is committed, the other refused', async () => {
    const results = await fromOneHead(add(400), add(400));
    expect(versions(results)).toMatchObject([
      { outcome: { result: 'committed', totalMinutes: 400 } },
      { code: 'dayOverMaximum' },
    ]);
    const documents = await world.documents(lena);
    expect(documents.find(({ kind }) => kind === 'week')).toMatchObject({ version: 1, totalMinutes: 400 });
    expect(documents.filter(({ kind }) => kind === 'run')).toHaveLength(1);
    assertPartitionAgrees(documents);
  });

  test('the control: each of the two alone goes through, and together they fit under a higher maximum', async () => {
    await world.app.tenants.write(lena.tenantId, 'policy', { dailyMaxMinutes: 800 });
    const other = await world.another();
    await expect(runWeek(other, request(add(400)))).resolves.toHaveProperty('outcome.version', 1);
    await expect(runWeek(other, request(add(400)))).resolves.toHaveProperty('outcome.version', 2);
  });

  test('that submit and correct it: what comes second is decided by what came first', async () => {
    await runWeek(world.app, request(draft));
    const results = await fromOneHead({ kind: 'submit' }, add(30));
    expect(versions(results)).toMatchObject([{ outcome: { status: 'submitted' } }, { code: 'weekNotOpen' }]);
    assertPartitionAgrees(await world.documents(lena));
  });
});

test('the control: the SDK resolves when a batch was refused, and the store is as it was', async () => {
  await runWeek(world.app, request(draft));
  const before = await world.bytes(lena);
  const { items } = world.timesheets();
  const { code, result } = await items.batch(
    [
      { operationType: 'Create', resourceBody: { id: 'x', ...lena } },
      {
        operationType: 'Replace',
        id: `week:${week}`,
        ifMatch: 'stale',
        resourceBody: { id: `week:${week}` },
      },
    ],
    [lena.tenantId, lena.userId],
  );
  expect([code, result?.map(({ statusCode }) => statusCode)]).toEqual([207, [424, 412]]);
  expect(await world.bytes(lena)).toBe(before);
});

test('somebody who is always faster leaves the slow one with "busy" and nothing written by it', async () => {
  const slow = request(add(5));
  const fast = await world.another();
  let [racing, won] = [true, 0];
  world.before = async ({ kind }) => {
    if (kind !== 'batch' || !racing) return;
    racing = false;
    won += 1;
    await runWeek(fast, request(add(1, tuesday)));
    racing = true;
  };
  await expect(runWeek(world.app, slow)).rejects.toMatchObject({
    problem: { code: 'busy', runId: slow.runId },
  });
  const documents = await world.documents(lena);
  expect(won).toBe(8);
  expect(documents.find(({ id }) => id === `week:${week}`)).toMatchObject({ version: 8, totalMinutes: 8 });
  expect(documents.find(({ id }) => id === `run:${slow.runId}`)).toBeUndefined();
  assertPartitionAgrees(documents);
});

test('of twenty writers at one instant each is committed or told that the week is busy, and no update is lost', async () => {
  const apps = await Promise.all([world.another(), world.another(), world.another()]);
  const writers = Array.from({ length: 20 }, (_, index) => request(add(10 + index)));
  const answers = await Promise.all(
    writers.map((writer, index) =>
      runWeek(apps[index % 3] ?? world.app, writer).catch(error => error.problem),
    ),
  );
  const committed = answers.filter(answer => answer.kind === 'recorded');
  const gaveUp = answers.filter(answer => answer.code === 'busy');
  expect(committed.length + gaveUp.length).toBe(20);
  expect(batches()).toBeGreaterThan(20);
  const documents = await world.documents(lena);
  expect(documents.find(({ id }) => id === `week:${week}`)).toMatchObject({ version: committed.length });
  assertPartitionAgrees(documents);
});
