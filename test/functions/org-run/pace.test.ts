import { beforeEach, describe, expect, test } from '@jest/globals';
import { dispatchOrgRun } from '../../../functions/org-run/dispatch.ts';
import { startOrgRun } from '../../../functions/org-run/start.ts';
import { weekWorker } from '../../../functions/org-run/work.ts';
import { week } from '../person.ts';
import { openWorld, type World } from '../world.ts';
import { drain, look, start, strangers } from './campaign.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const dispatch = () => world.queues.deliver('org-runs', each => dispatchOrgRun(world.app, each));
const dues = () =>
  world.queues
    .lying('runs')
    .map(({ enqueueAtMs }) => Number(enqueueAtMs) - world.clock.nowMs())
    .sort((a, b) => a - b);

describe('the pace', () => {
  test('lets so many weeks of a tenant be due in a second', async () => {
    await start(world.app, { users: strangers(250), rate: 50 });
    await dispatch();
    const due = dues();
    expect(due).toHaveLength(250);
    expect(due.filter(ms => ms < 1_000)).toHaveLength(50);
    expect(due.at(-1)).toBe(4_980);
  });

  test('is shared by the org runs of a tenant', async () => {
    await start(world.app, { users: strangers(100), rate: 50 }, 'one');
    await start(world.app, { users: strangers(100), rate: 50 }, 'two');
    await dispatch();
    expect(dues().filter(ms => ms < 1_000)).toHaveLength(50);
    expect(dues().at(-1)).toBe(3_980);
  });
});

describe('the window', () => {
  test('holds back the pages of an organisation of which enough people are under way', async () => {
    await start(world.app, { users: strangers(700), rate: 500 });
    await dispatch();
    expect(dues()).toHaveLength(500);
    await drain(world);
    expect(await look(world.app)).toMatchObject({ state: 'completed', users: { finished: 700 } });
  });

  test('so that a small tenant waits for no more than that of a large one', async () => {
    await start(world.app, { users: strangers(700), rate: 500 });
    await dispatch();
    const small = { tenantId: 'tenant-b', orgRunId: 'org-b' };
    await startOrgRun(world.app, small, 'admin', {
      ...{ week, kind: 'draft', dryRun: false, rate: 50, users: strangers(50) },
    });
    await dispatch();
    let before = 0;
    let finished = 0;
    world.clock.advance(1_100);
    const worker = weekWorker(world.app);
    await world.queues.deliver('runs', async message => {
      const { tenantId } = message.body as { tenantId: string };
      if (tenantId === 'tenant-b') finished += 1;
      else if (finished < 50) before += 1;
      await worker(message);
    });
    expect(finished).toBe(50);
    expect(before).toBeLessThanOrEqual(500);
  });
});
