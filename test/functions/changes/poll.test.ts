import { beforeEach, describe, expect, test } from '@jest/globals';
import { type ChangeState, settledAfterS } from '../../../core/changes.ts';
import { pollChanges } from '../../../functions/changes/poll.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { add, draft, lena, openSetUpWorld, request, setUpPerson, week } from '../person.ts';
import type { World } from '../world.ts';

const { tenantId } = lena;
let world: World;
let state: ChangeState;
beforeEach(async () => {
  world = await openSetUpWorld();
  world.clock.advance(60_000);
  ({ state } = await pollChanges(world.app, { tenantId }, undefined));
});

/** Looks again, when everything so far has settled. */
async function poll(wanted = {}): Promise<Awaited<ReturnType<typeof pollChanges>>> {
  world.clock.advance((settledAfterS + 1) * 1000);
  const polled = await pollChanges(world.app, { tenantId, ...wanted }, state);
  state = polled.state;
  return polled;
}
const mo = { ...lena, userId: 'mo' };

test('the first look tells nothing of what was before', async () => {
  await runWeek(world.app, request(draft));
  world.clock.advance(60_000);
  const first = await pollChanges(world.app, { tenantId }, undefined);
  expect(first.changes).toEqual([]);
  ({ state } = first);
  expect((await poll()).changes).toEqual([]);
});

test('a week that has changed comes once, as it stands, with its entries and their codes', async () => {
  await runWeek(world.app, request(add(30), { runId: 'c-1' }));
  await runWeek(world.app, request(add(45), { runId: 'c-2' }));
  const { changes } = await poll();
  expect(changes).toMatchObject([
    {
      ...{ userId: 'lena', week, status: 'draft', version: 2, totalMinutes: 75, runId: 'c-2' },
      changedAt: expect.stringMatching(/^2026-11-16T08:01/),
      entries: [
        { minutes: 30, projectId: 'apollo', entryStatusCode: 192_350_000 },
        { minutes: 45, weekVersion: 2 },
      ],
    },
  ]);
  expect(JSON.stringify(changes)).not.toContain('null');
  expect((await poll()).changes).toEqual([]);
});

test('without news the state stays as it is, and after an hour it moves on', async () => {
  const before = state;
  expect(await poll()).toEqual({ changes: [], state: before, more: false });
  world.clock.advance(3_600_000);
  expect((await poll()).state.afterS).toBeGreaterThan(before.afterS + 3_600);
});

test('what has not settled yet comes with the next look', async () => {
  await runWeek(world.app, request(add(30)));
  const early = await pollChanges(world.app, { tenantId }, state);
  expect(early.changes).toEqual([]);
  state = early.state;
  expect((await poll()).changes).toHaveLength(1);
});

test('the same state again brings the same: whoever lost an answer asks once more', async () => {
  await runWeek(world.app, request(add(30)));
  const before = state;
  const first = await poll();
  const again = await pollChanges(world.app, { tenantId }, before);
  expect(again.changes).toEqual(first.changes);
});

describe('whose weeks', () => {
  beforeEach(async () => {
    await setUpPerson(world.app, mo);
    await runWeek(world.app, request(add(30)));
    await runWeek(world.app, request(add(30), mo));
    await runWeek(world.app, request({ kind: 'submit' }, mo));
  });
  const users = async (wanted: object) => (await poll(wanted)).changes.map(({ userId }) => userId).toSorted();

  test('of everybody', async () => expect(await users({})).toEqual(['lena', 'mo']));
  test('of one person', async () => expect(await users({ userId: 'lena' })).toEqual(['lena']));
  test('with one status', async () => expect(await users({ status: 'submitted' })).toEqual(['mo']));
  test('of another tenant there are none', async () =>
    expect(await users({ tenantId: 'tenant-b' })).toEqual([]));
});

test('more than one answer holds come in several, each week once, also those that change meanwhile', async () => {
  const people = Array.from({ length: 60 }, (_, index) => ({ tenantId, userId: `p-${index}` }));
  for (const person of people) await runWeek(world.app, request(add(30), person));
  const seen: string[] = [];
  let polled = await poll();
  for (let looks = 1; polled.changes.length > 0; looks += 1) {
    expect(polled.changes.length).toBeLessThanOrEqual(25);
    seen.push(...polled.changes.map(({ userId, version }) => `${userId} ${version}`));
    // Somebody's week changes while the pages are read: it comes again, as the newer version.
    if (looks === 1) await runWeek(world.app, request(add(15), people[59]));
    polled = await poll();
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(new Set(seen.map(each => each.split(' ')[0])).size).toBe(60);
  expect(seen).toContain('p-59 2');
});
