import { beforeEach, describe, expect, test } from '@jest/globals';
import { readWeek } from '../../../functions/week/read.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { barrier } from '../barrier.ts';
import { draft, lena, openSetUpWorld, request, week } from '../person.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

const kinds = () => world.sent.map(({ kind }) => kind);
const reads = (count: number) => Array<string>(count).fill('read');

describe('a clean week', () => {
  test('costs five point reads that are on their way together, and one batch', async () => {
    await world.app.tenants.settings(lena.tenantId);
    world.sent.length = 0;
    // Passes only when all five are there: were one to wait for another, this test would hang.
    const together = barrier(5);
    world.before = ({ kind }) => (kind === 'read' ? together() : undefined);
    const { runId, intent } = request(draft);

    await runWeek(world.app, request(intent, { runId }));

    expect(kinds()).toEqual([...reads(5), 'batch']);
    expect(world.sent.slice(0, 5).map(({ id }) => id)).toEqual([
      `run:${runId}`,
      `week:${week}`,
      'profile',
      'sources',
      `calendar:${week}`,
    ]);
    expect(world.sent.at(-1)).toMatchObject({ kind: 'batch', container: 'timesheets', inFlight: 1 });
  });

  test('costs two reads more, in the same round trip, when the tenant’s settings are not cached', async () => {
    const app = await world.another();
    world.sent.length = 0;
    const together = barrier(7);
    world.before = ({ kind }) => (kind === 'read' ? together() : undefined);

    await runWeek(app, request(draft));

    expect(kinds()).toEqual([...reads(7), 'batch']);
    expect(world.sent.slice(5, 7).map(({ id }) => id)).toEqual(['policy', 'catalogue']);
  });

  test('costs those two again after a minute, and not before', async () => {
    await runWeek(world.app, request(draft));
    world.clock.advance(59_000);
    world.sent.length = 0;
    await runWeek(world.app, request(draft));
    expect(kinds()).toEqual([...reads(5), 'batch']);

    world.clock.advance(1_000);
    world.sent.length = 0;
    await runWeek(world.app, request(draft));
    expect(kinds()).toEqual([...reads(7), 'batch']);
  });
});

test('a process that has just started asks once for the account, to see that it has one write region', async () => {
  world.sent.length = 0;
  await world.another();
  expect(kinds()).toEqual(['account']);
});

test('a replay costs the reads and writes nothing; an undo costs one read more', async () => {
  const first = request(draft);
  await runWeek(world.app, first);
  world.sent.length = 0;
  await runWeek(world.app, first);
  expect(kinds()).toEqual(reads(5));

  world.sent.length = 0;
  await runWeek(world.app, request({ kind: 'undo', undoRunId: first.runId }));
  expect(kinds()).toEqual([...reads(6), 'batch']);
});

test('a committed week can be read, by two point reads', async () => {
  await runWeek(world.app, request(draft));
  world.sent.length = 0;
  const view = await readWeek(world.app, lena, week);
  expect(kinds()).toEqual(reads(2));
  expect(view).toMatchObject({
    week,
    status: 'draft',
    version: 1,
    totalMinutes: 1800,
    expectedMinutes: 2400,
  });
  expect(view.days.map(({ totalMinutes }) => totalMinutes)).toEqual([360, 360, 360, 360, 360, 0, 0]);
});
