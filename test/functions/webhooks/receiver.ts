import { createHmac } from 'node:crypto';
import type { CallbackResult } from '../../../core/webhooks/attempt.ts';
import type { WebhookEvent } from '../../../core/webhooks/events.ts';
import type { WebhookFilter } from '../../../core/webhooks/subscriptions.ts';
import type { Partition, Services } from '../../../functions/ports.ts';
import { relay } from '../../../functions/relay/relay.ts';
import { receiveWebhook } from '../../../functions/webhooks/receive.ts';
import { subscribe } from '../../../functions/webhooks/subscription.ts';
import { lena, openSetUpWorld } from '../person.ts';
import type { World } from '../world.ts';

export type Posted = { url: string; body: string; headers: Record<string, string>; atMs: number };

/** A world with receivers of events, which answer as a test has them answer. */
export type Receiving = {
  world: World;
  posted: Posted[];
  /** What a receiver answers; 200 unless a test says otherwise. */
  answer: (posted: Posted) => CallbackResult | Promise<CallbackResult>;
  subscribe(
    event: WebhookEvent,
    more?: { filter?: WebhookFilter; by?: string; name?: string },
  ): ReturnType<typeof subscribe>;
  /** What is in the outbox of somebody goes where it has to go, as far as that is due. Returns how many messages. */
  bringAbout(partition?: Partition): Promise<number>;
  /** Works on what is due. */
  work(app?: Services): Promise<number>;
  /** Bodies of what was posted. */
  bodies(): Record<string, unknown>[];
};

export const urlOf = (name: string) => `https://hooks.contoso.com/${name}?sig=secret-of-${name}`;

export async function openReceiving(policy: object = {}): Promise<Receiving> {
  const posted: Posted[] = [];
  const receiving: Receiving = {
    posted,
    answer: () => ({ kind: 'answered', status: 200 }),
    world: await openSetUpWorld(policy, {
      post: async (url, body, headers) => {
        const one = { url, body, headers, atMs: receiving.world.clock.nowMs() };
        posted.push(one);
        return receiving.answer(one);
      },
    }),
    subscribe: (event, { filter = {}, by = 'ann', name = event } = {}) =>
      subscribe(
        receiving.world.app,
        { tenantId: lena.tenantId, userId: by },
        { event, filter, callbackUrl: urlOf(name) },
      ),
    async bringAbout(partition = lena) {
      await relay(receiving.world.app, await receiving.world.documents(partition));
      return receiving.work();
    },
    work: (app = receiving.world.app) =>
      receiving.world.queues.deliver('webhooks', message => receiveWebhook(app, message)),
    bodies: () => posted.map(({ body }) => JSON.parse(body) as Record<string, unknown>),
  };
  return receiving;
}

/** Whether a receiver would take this for genuine: the example of the documentation. */
export function isGenuine({ headers, body }: Posted, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
}
