import { beforeEach, describe, expect, test } from '@jest/globals';
import { openAddress } from '../../../core/webhooks/location.ts';
import { webhookLimits } from '../../../core/webhooks/subscriptions.ts';
import { deletePerson, exportPerson } from '../../../functions/people/personal-data.ts';
import type { Services } from '../../../functions/ports.ts';
import { readWebhook, readWebhooks, webhookDocument } from '../../../functions/webhooks/documents.ts';
import { subscribe, unsubscribe } from '../../../functions/webhooks/subscription.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { killedAt } from '../org-run/killable.ts';
import { draft, lena, openSetUpWorld, request } from '../person.ts';
import { signing } from '../world.ts';
import { openReceiving, type Receiving, urlOf } from './receiver.ts';

const { tenantId } = lena;
let hooks: Receiving;
beforeEach(async () => {
  hooks = await openReceiving();
});

const listed = async () => (await readWebhooks(hooks.world.app, tenantId)).subscriptions;
const asked = (name = 'x') => ({ event: 'summaryReady' as const, filter: {}, callbackUrl: urlOf(name) });

describe('subscribing', () => {
  test('answers an address that ends it, and the key under which events are signed', async () => {
    const { subscribed, sealed } = await hooks.subscribe('summaryReady');
    expect(subscribed).toMatchObject({ event: 'summaryReady', secret: expect.stringMatching(/^whsec_/) });
    expect(openAddress(signing, sealed)).toEqual({ tenantId, webhookId: subscribed.subscriptionId });
    expect(await listed()).toMatchObject([{ event: 'summaryReady', by: 'ann' }]);
  });

  test('again at the same address is the same subscription, with the new filter', async () => {
    const first = await hooks.subscribe('summaryReady');
    const second = await hooks.subscribe('summaryReady', { filter: { userId: 'lena' } });
    expect(second).toEqual(first);
    expect(await listed()).toMatchObject([{ filter: { userId: 'lena' } }]);
  });

  test('again after it was dropped begins anew', async () => {
    await hooks.subscribe('summaryReady');
    hooks.answer = () => ({ kind: 'answered', status: 410 });
    await runWeek(hooks.world.app, request(draft));
    await hooks.bringAbout();
    expect(await listed()).toEqual([]);
    const { subscribed } = await hooks.subscribe('summaryReady');
    const again = await readWebhook(hooks.world.app, { tenantId, webhookId: subscribed.subscriptionId });
    expect([again?.body.state, (await listed()).length]).toEqual(['active', 1]);
  });

  test('is refused at an address inside, where there are too many, and where there are no webhooks', async () => {
    const ann = { tenantId, userId: 'ann' };
    const inside = { ...asked(), callbackUrl: 'https://169.254.169.254/metadata' };
    await expect(subscribe(hooks.world.app, ann, inside)).rejects.toThrow('callbackRefused');
    for (let index = 0; index < webhookLimits.perCaller; index += 1)
      await subscribe(hooks.world.app, ann, asked(`r-${index}`));
    await expect(subscribe(hooks.world.app, ann, asked())).rejects.toThrow('tooManySubscriptions');
    const without = (await openSetUpWorld()).app;
    await expect(subscribe(without, ann, asked())).rejects.toThrow('webhooksUnavailable');
    // The control: somebody else may.
    await subscribe(hooks.world.app, { tenantId, userId: 'bob' }, asked());
  });

  test('at once by twenty leaves twenty', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `r-${index}`);
    const results = await Promise.allSettled(
      names.map((name, index) =>
        subscribe(hooks.world.app, { tenantId, userId: `by-${index}` }, asked(name)),
      ),
    );
    const went = results.filter(({ status }) => status === 'fulfilled').length;
    expect((await listed()).length).toBe(went);
    expect(went).toBeGreaterThan(15);
  });
});

describe('ending a subscription', () => {
  test('stops what it is sent, and can be repeated', async () => {
    const { subscribed } = await hooks.subscribe('summaryReady');
    const address = { tenantId, webhookId: subscribed.subscriptionId };
    const once = await unsubscribe(hooks.world.app, address);
    expect(once).toEqual({ subscriptionId: subscribed.subscriptionId, active: false });
    expect(await unsubscribe(hooks.world.app, address)).toEqual(once);
    await runWeek(hooks.world.app, request(draft));
    await hooks.bringAbout();
    expect([hooks.posted, await listed(), await readWebhook(hooks.world.app, address)]).toEqual([
      [],
      [],
      undefined,
    ]);
  });

  test('stops also what lies in the queue already', async () => {
    const { subscribed } = await hooks.subscribe('summaryReady');
    hooks.answer = () => ({ kind: 'answered', status: 503 });
    await runWeek(hooks.world.app, request(draft));
    await hooks.bringAbout();
    await unsubscribe(hooks.world.app, { tenantId, webhookId: subscribed.subscriptionId });
    hooks.world.clock.advance(3_600_000);
    await hooks.work();
    expect([hooks.posted.length, hooks.world.queues.lying('webhooks')]).toEqual([1, []]);
  });

  test('comes with the deletion of the person who made it or whom alone it is about', async () => {
    await hooks.subscribe('summaryReady', { by: 'lena', name: 'hers' });
    await hooks.subscribe('summaryReady', { filter: { userId: 'lena' }, name: 'about-her' });
    await hooks.subscribe('summaryReady', { name: 'all' });
    const { subscriptions } = await exportPerson(hooks.world.app, lena);
    expect(subscriptions).toMatchObject([{ by: 'lena', event: 'summaryReady' }]);
    await deletePerson(hooks.world.app, lena);
    expect(await listed()).toMatchObject([{ by: 'ann', filter: {} }]);
  });
});

describe('a process that dies while it subscribes', () => {
  /** Kills at each point in turn, in a world of its own each. */
  async function forEachPoint(check: (at: number) => Promise<void>): Promise<number> {
    for (let at = 1; at < 100; at += 1) {
      hooks = await openReceiving();
      const executioner = killedAt(hooks.world.app, at);
      await subscribe(executioner.services as Services, { tenantId, userId: 'ann' }, asked()).catch(
        () => undefined,
      );
      if (!executioner.killed()) return at - 1;
      await check(at);
    }
    throw new Error('There is no end of points.');
  }

  test('leaves nothing that subscribing again does not put right', async () => {
    const points = await forEachPoint(async at => {
      await subscribe(hooks.world.app, { tenantId, userId: 'ann' }, asked());
      await runWeek(hooks.world.app, request(draft));
      await hooks.bringAbout();
      expect([at, hooks.posted.length, (await listed()).length]).toEqual([at, 1, 1]);
    });
    expect(points).toBe(6);
  });

  test('and what it leaves on the list is taken off by an event an hour later', async () => {
    await hooks.subscribe('summaryReady');
    const [webhook] = await listed();
    await hooks.world.app.tenants.remove(tenantId, webhookDocument.webhook(String(webhook?.webhookId)));
    await runWeek(hooks.world.app, request(draft));
    await hooks.bringAbout();
    expect(await listed()).toHaveLength(1);
    hooks.world.clock.advance(3_600_000);
    await runWeek(hooks.world.app, request(draft, { week: '2026-W48' }));
    await hooks.bringAbout();
    expect(await listed()).toEqual([]);
  });
});
