import type { WebhookEvent } from '../../core/webhooks/events.ts';

/** What whoever subscribes is told. `secret` is the key under which everything that is sent is signed. */
export type Subscribed = { subscriptionId: string; event: WebhookEvent; secret: string };

/** The same each time, also when there was nothing to end. */
export type Unsubscribed = { subscriptionId: string; active: false };
