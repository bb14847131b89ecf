import { expect, test } from '@jest/globals';
import { dispatchOrgRun } from '../../../functions/org-run/dispatch.ts';
import type { Incoming } from '../../../functions/queue/incoming.ts';
import { look, serve, start } from '../org-run/campaign.ts';
import { killedAt } from '../org-run/killable.ts';
import { openReceiving, type Receiving } from './receiver.ts';

/** Serves all queues, and lets time pass to what is due, until nothing is left. */
async function drainAll(hooks: Receiving): Promise<void> {
  const { queues, clock } = hooks.world;
  for (let dueMs = queues.nextDueMs(); dueMs !== undefined; dueMs = queues.nextDueMs()) {
    clock.advance(Math.max(0, dueMs - clock.nowMs()));
    await serve(hooks.world);
    await hooks.work();
  }
}

test('who has subscribed to runs of the organisation is told how one has ended', async () => {
  const hooks = await openReceiving();
  await hooks.subscribe('orgRunCompleted');
  await start(hooks.world.app, { users: ['lena', 'nobody'] });
  await drainAll(hooks);
  expect(hooks.bodies()).toEqual([
    {
      ...(await look(hooks.world.app)),
      ...{ eventId: expect.any(String), occurredAt: expect.any(String) },
      text: 'The draft of 2026-W47 has ended: 2 of 2 people are done, 1 of them failed.',
    },
  ]);
});

test('and nobody is when nobody has, or for a kind that it is not about', async () => {
  const hooks = await openReceiving();
  await hooks.subscribe('orgRunCompleted', { filter: { kind: 'reminder' } });
  await start(hooks.world.app, { users: ['lena'] });
  await drainAll(hooks);
  expect(hooks.posted).toEqual([]);
});

test('a dispatcher that dies anywhere leaves one event, and not none', async () => {
  let points = 0;
  for (let killed = true; killed; points += 1) {
    const hooks = await openReceiving();
    await hooks.subscribe('orgRunCompleted');
    const executioner = killedAt(hooks.world.app, points + 1);
    await start(hooks.world.app, { users: ['nobody'] });
    const dispatch = (message: Incoming) => dispatchOrgRun(executioner.services, message);
    for (let rounds = 0; rounds < 20; rounds += 1) {
      await hooks.world.queues.deliver('org-runs', dispatch);
      await drainAll(hooks);
    }
    expect([points, hooks.posted.length]).toEqual([points, 1]);
    killed = executioner.killed();
  }
  expect(points).toBeGreaterThan(15);
});
