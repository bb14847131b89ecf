import { describe, expect, test } from '@jest/globals';
import { control } from '../../../core/org-run/control.ts';
import { recordDeadLetter } from '../../../functions/org-run/dead-letters.ts';
import { dispatchOrgRun } from '../../../functions/org-run/dispatch.ts';
import { readOrgRun, writeOrgRun } from '../../../functions/org-run/documents.ts';
import { startOrgRun } from '../../../functions/org-run/start.ts';
import { steerOrgRun } from '../../../functions/org-run/steer.ts';
import { sweepOrgRuns } from '../../../functions/org-run/sweep.ts';
import { weekWorker } from '../../../functions/org-run/work.ts';
import type { Services } from '../../../functions/ports.ts';
import type { Incoming } from '../../../functions/queue/incoming.ts';
import { week } from '../person.ts';
import { openWorld, type World } from '../world.ts';
import { addPeople, address, drain, look, start, strangers, tenantId } from './campaign.ts';
import { type Executioner, Killed, killedAt } from './killable.ts';

/** Two pages, and one who is alone on the second. */
const people = strangers(101);
const all = { finished: people.length, sent: people.length, total: people.length };

/** Serves the queues until they are at rest; the dispatcher is the one that is to be killed. */
async function drainWith(world: World, dispatcher: Services): Promise<void> {
  const dispatch = (message: Incoming) => dispatchOrgRun(dispatcher, message);
  for (let rounds = 0; rounds < 100 && (await world.queues.deliver('org-runs', dispatch)) > 0; rounds += 1)
    await drain(world);
  await drain(world);
}

/** Kills at each point in turn, in a world of its own each, until a run goes through without coming to that point. */
async function forEachPoint(act: (world: World, at: number) => Promise<Executioner>): Promise<number> {
  for (let at = 1; at < 500; at += 1) {
    const world = await openWorld();
    const { killed } = await act(world, at);
    if (!killed()) return at - 1;
  }
  throw new Error('There is no end of points.');
}

describe('a dispatcher that is killed between any two steps', () => {
  test('leaves nothing that the next delivery does not put right', async () => {
    const points = await forEachPoint(async (world, at) => {
      const executioner = killedAt(world.app, at);
      await start(world.app, { users: people });
      await drainWith(world, executioner.services);
      const view = await look(world.app);
      expect({ at, state: view.state, users: view.users }).toEqual({
        at,
        state: 'completed',
        users: { ...all, totalIsFinal: true },
      });
      expect(view.results).toEqual({ consentMissing: people.length });
      return executioner;
    });
    expect(points).toBeGreaterThan(30);
  }, 120_000);

  test('and sends the people who have agreed once each', async () => {
    await forEachPoint(async (world, at) => {
      const agreed = await addPeople(world.app, 5);
      const executioner = killedAt(world.app, at);
      await start(world.app);
      await drainWith(world, executioner.services);
      expect((await look(world.app)).results).toEqual({ unchanged: agreed.length });
      return executioner;
    });
  }, 120_000);

  test('control: without the next delivery it stands still, until the sweep wakes it', async () => {
    const world = await openWorld();
    const { services } = killedAt(world.app, 8);
    await start(world.app, { users: people });
    const lose = (message: Incoming) =>
      dispatchOrgRun(services, message).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
    await world.queues.deliver('org-runs', lose);
    await drain(world);
    expect((await look(world.app)).state).not.toBe('completed');
    world.clock.advance(60_000);
    await sweepOrgRuns(world.app);
    await drain(world);
    expect(await look(world.app)).toMatchObject({ state: 'completed', users: all });
  });

  test('control: an org run that was written before its messages were sent loses people', async () => {
    const world = await openWorld();
    const agreed = await addPeople(world.app, 3);
    await start(world.app);
    // What a wrong order of steps would leave behind when it is killed in between.
    const stored = await readOrgRun(world.app, address);
    if (!stored) throw new Error('There is no org run.');
    await world.app.tenants.create(tenantId, 'org-run:org-1:page:0', { users: agreed, results: {} });
    const ahead = { ...stored.body, nextPage: 1, enumerated: true, open: [0], enqueued: 3 };
    await writeOrgRun(world.app, address, stored, ahead);
    await drain(world);
    expect(await look(world.app)).toMatchObject({ state: 'running', users: { finished: 0 } });
  });
});

describe('a worker that is killed between any two steps', () => {
  test('has done each week once, and each is counted once', async () => {
    const points = await forEachPoint(async (world, at) => {
      const agreed = await addPeople(world.app, 2);
      const executioner = killedAt(world.app, at);
      const killable = weekWorker(executioner.services);
      await start(world.app);
      await world.queues.deliver('org-runs', message => dispatchOrgRun(world.app, message));
      world.clock.advance(1_000);
      await world.queues.deliver('runs', killable, 2);
      await drain(world);
      expect(await look(world.app)).toMatchObject({ state: 'completed', results: { unchanged: 2 } });
      for (const userId of agreed) {
        const ids = (await world.documents({ tenantId, userId })).map(({ id }) => id);
        expect(ids).toEqual(['profile', 'run:org-1']);
      }
      return executioner;
    });
    expect(points).toBeGreaterThan(20);
  });
});

describe('killed in the middle', () => {
  test('a start has started, or can be sent again', async () => {
    await forEachPoint(async (world, at) => {
      const executioner = killedAt(world.app, at);
      const request = { week, kind: 'draft', dryRun: false, rate: 500, users: ['nobody'] } as const;
      const begin = (services: Services) =>
        startOrgRun(services, address, 'admin', { ...request, users: [...request.users] });
      await begin(executioner.services).catch(() => undefined);
      await begin(world.app);
      await drain(world);
      expect(await look(world.app)).toMatchObject({ state: 'completed', users: { total: 1, finished: 1 } });
      return executioner;
    });
  });

  test('a re-drive goes on', async () => {
    await forEachPoint(async (world, at) => {
      await addPeople(world.app, 2);
      await start(world.app);
      await world.queues.deliver('org-runs', message => dispatchOrgRun(world.app, message));
      for (const { id, body } of world.queues.lying('runs'))
        await recordDeadLetter(world.app, { id, body, reason: 'storeUnavailable' });
      world.queues.purge('runs');
      await drain(world);
      expect(await look(world.app)).toMatchObject({ state: 'completed', deadLetters: 2 });
      await steerOrgRun(world.app, address, 'redrive');
      const executioner = killedAt(world.app, at);
      await drainWith(world, executioner.services);
      expect(await look(world.app)).toMatchObject({
        state: 'completed',
        deadLetters: 0,
        results: { unchanged: 2 },
      });
      return executioner;
    });
  });

  test('a cancellation ends', async () => {
    await forEachPoint(async (world, at) => {
      await start(world.app, { users: people });
      await world.queues.deliver('org-runs', message => dispatchOrgRun(world.app, message));
      await steerOrgRun(world.app, address, 'cancel');
      const executioner = killedAt(world.app, at);
      world.clock.advance(20_000);
      await drainWith(world, executioner.services);
      expect(await look(world.app)).toMatchObject({
        state: 'cancelled',
        results: { cancelled: people.length },
      });
      return executioner;
    });
  }, 120_000);

  test('control: an action that is not written changes nothing', async () => {
    const world = await openWorld();
    await start(world.app, { users: ['nobody'] });
    const stored = await readOrgRun(world.app, address);
    if (!stored) throw new Error('There is no org run.');
    expect(control('pause', stored.body, 0, 0).kind).toBe('changed');
    expect((await look(world.app)).state).toBe('enumerating');
  });
});
