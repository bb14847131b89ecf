import { beforeEach, describe, expect, test } from '@jest/globals';
import { listDeadLetters, recordDeadLetter } from '../../../functions/org-run/dead-letters.ts';
import { dispatchOrgRun } from '../../../functions/org-run/dispatch.ts';
import { listOrgRuns, orgRunStatus } from '../../../functions/org-run/status.ts';
import { steerOrgRun } from '../../../functions/org-run/steer.ts';
import { sweepOrgRuns } from '../../../functions/org-run/sweep.ts';
import { weekWorker } from '../../../functions/org-run/work.ts';
import { openWorld, type World } from '../world.ts';
import { addPeople, address, drain, look, serve, start, strangers, tenantId } from './campaign.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const people = strangers(150);
const dispatch = () => world.queues.deliver('org-runs', each => dispatchOrgRun(world.app, each));

/** Started, and a third of the people worked on. */
async function startAndWork(): Promise<void> {
  await start(world.app, { users: people, rate: 10 });
  await dispatch();
  world.clock.advance(5_000);
  await world.queues.deliver('runs', weekWorker(world.app), 16);
}

describe('a paused org run', () => {
  test('starts nothing more, and goes on where it was once it is resumed', async () => {
    await startAndWork();
    await steerOrgRun(world.app, address, 'pause');
    await drain(world);
    const paused = await look(world.app);
    expect(paused.state).toBe('paused');
    expect(paused.users.finished).toBeLessThan(people.length);
    await steerOrgRun(world.app, address, 'resume');
    await drain(world);
    expect(await look(world.app)).toMatchObject({
      state: 'completed',
      results: { consentMissing: people.length },
    });
  });

  test('is left alone by the sweep; control: a running one is not', async () => {
    await startAndWork();
    world.clock.advance(120_000);
    expect(await sweepOrgRuns(world.app)).toBe(1);
    await steerOrgRun(world.app, address, 'pause');
    expect(await sweepOrgRuns(world.app)).toBe(0);
  });
});

describe('a cancelled org run', () => {
  test('keeps what was done and says cancelled of the others who had been sent', async () => {
    await startAndWork();
    const done = (await look(world.app)).users.finished;
    await steerOrgRun(world.app, address, 'cancel');
    expect((await look(world.app)).state).toBe('cancelling');
    await drain(world);
    expect(await look(world.app)).toMatchObject({
      state: 'cancelled',
      results: { consentMissing: done, cancelled: people.length - done },
    });
    expect(done).toBeGreaterThan(0);
  });

  test('cannot be resumed', async () => {
    await startAndWork();
    await steerOrgRun(world.app, address, 'cancel');
    await expect(steerOrgRun(world.app, address, 'resume')).rejects.toMatchObject({
      problem: { code: 'orgRunStateConflict' },
    });
  });
});

test('an org run that nobody knows cannot be steered', async () => {
  const unknown = { problem: { code: 'orgRunUnknown' } };
  await expect(steerOrgRun(world.app, address, 'pause')).rejects.toMatchObject(unknown);
  await expect(orgRunStatus(world.app, address)).rejects.toMatchObject(unknown);
});

describe('dead letters', () => {
  /** Everybody's message is given up. */
  async function buryAll(): Promise<void> {
    await addPeople(world.app, 3);
    await start(world.app);
    await dispatch();
    for (const { id, body } of world.queues.lying('runs'))
      await recordDeadLetter(world.app, { id, body, reason: 'storeUnavailable' });
    world.queues.purge('runs');
    await drain(world);
  }

  test('are listed for their own tenant, with ids and no bodies', async () => {
    await buryAll();
    await recordDeadLetter(world.app, { id: 'poison', body: { tenantId, title: 'secret' } });
    const { items } = await listDeadLetters(world.app, tenantId, { max: 10 });
    expect(items).toHaveLength(4);
    expect(items).toContainEqual({
      ...{ messageId: expect.any(String), code: 'storeUnavailable', createdAt: expect.any(String) },
      ...{ orgRunId: 'org-1', userId: 'p-001' },
    });
    expect(JSON.stringify(items)).not.toContain('secret');
    expect((await listDeadLetters(world.app, 'tenant-b', { max: 10 })).items).toEqual([]);
  });

  test('are recorded once, however often they come', async () => {
    for (let time = 0; time < 2; time += 1)
      await recordDeadLetter(world.app, { id: 'poison', body: { tenantId } });
    expect((await listDeadLetters(world.app, tenantId, { max: 10 })).items).toHaveLength(1);
  });

  test('are sent again by a re-drive', async () => {
    await buryAll();
    expect(await look(world.app)).toMatchObject({ state: 'completed', deadLetters: 3 });
    await steerOrgRun(world.app, address, 'redrive');
    await drain(world);
    expect(await look(world.app)).toMatchObject({
      state: 'completed',
      deadLetters: 0,
      results: { unchanged: 3 },
      failures: [],
    });
  });

  test('whoever lost all messages of an org run gets them again after half an hour', async () => {
    await start(world.app, { users: ['nobody'] });
    await dispatch();
    world.queues.purge('runs');
    await drain(world);
    world.clock.advance(31 * 60_000);
    await sweepOrgRuns(world.app);
    await drain(world);
    expect(await look(world.app)).toMatchObject({ state: 'completed', users: { finished: 1 } });
  });
});

describe('the status', () => {
  test('costs no request for two seconds', async () => {
    await startAndWork();
    const first = await orgRunStatus(world.app, address);
    world.sent.length = 0;
    await serve(world);
    world.sent.length = 0;
    expect(await orgRunStatus(world.app, address)).toEqual(first);
    expect(world.sent).toEqual([]);
    world.clock.advance(2_000);
    await orgRunStatus(world.app, address);
    expect(world.sent.length).toBeGreaterThan(0);
  });

  test('lists the newest org runs first', async () => {
    await start(world.app, { users: ['a'] }, 'first');
    world.clock.advance(1_000);
    await start(world.app, { users: ['b'] }, 'second');
    const { items } = await listOrgRuns(world.app, tenantId, { max: 10 });
    expect(items.map(({ orgRunId }) => orgRunId)).toEqual(['second', 'first']);
  });
});
