import { sha256 } from '../../core/canonical.ts';
import { Refusal } from '../../core/errors.ts';
import { callbackFault, callbackFaults } from '../../core/webhooks/callback.ts';
import type { WebhookEvent } from '../../core/webhooks/events.ts';
import { sealAddress, type WebhookAddress, webhookSecret } from '../../core/webhooks/location.ts';
import { type ListedWebhook, type WebhookFilter, withWebhook } from '../../core/webhooks/subscriptions.ts';
import type { Partition, Services } from '../ports.ts';
import { changeList, unlist } from './change-list.ts';
import { type ActiveWebhook, readWebhook, readWebhooks, webhookBody, webhookDocument } from './documents.ts';

/** What whoever subscribes is told. `secret` is the key under which everything that is sent is signed. */
export type Subscribed = { subscriptionId: string; event: WebhookEvent; secret: string };

/** The same each time, also when there was nothing to end. */
export type Unsubscribed = { subscriptionId: string; active: false };

export type SubscriptionRequest = { callbackUrl: string; event: WebhookEvent; filter: WebhookFilter };

/**
 * Subscribes a callback address to an event. The same address again is the same subscription, with the new filter: a
 * platform repeats a request whose answer it has not seen. Returns `sealed`, the part of an address that ends it.
 */
export async function subscribe(
  services: Services,
  { tenantId, userId: by }: Partition,
  { callbackUrl, event, filter }: SubscriptionRequest,
): Promise<{ subscribed: Subscribed; sealed: string }> {
  const { webhooks, clock } = services;
  if (!webhooks) throw new Refusal('webhooksUnavailable');
  const fault = callbackFault(callbackUrl, webhooks.allowed);
  if (fault) throw new Refusal('callbackRefused', { field: 'callbackUrl', message: callbackFaults[fault] });
  const webhookId = sha256([tenantId, by, event, callbackUrl]).slice(0, 32);
  const address = { tenantId, webhookId };
  const createdAt = new Date(clock.nowMs()).toISOString();
  const listed: ListedWebhook = { webhookId, event, by, filter, createdAt };
  // The list first: should the second write never happen, nothing is sent, and the list is put right by the next event.
  await changeList(services, tenantId, before => {
    const after = withWebhook(before, listed);
    if (!after) throw new Refusal('tooManySubscriptions');
    return after;
  });
  const secret = webhookSecret(webhooks.signing, address);
  const webhook: ActiveWebhook = {
    ...{ ...listed, state: 'active', callbackUrl, secret },
    ...{ host: new URL(callbackUrl).host, failures: 0, lost: 0 },
  };
  await services.tenants.write(tenantId, webhookDocument.webhook(webhookId), webhookBody(webhook));
  const subscribed = { subscriptionId: webhookId, event, secret };
  return { subscribed, sealed: sealAddress(webhooks.signing, address) };
}

/** Ends a subscription. The record of one that was dropped is kept for administrators. */
export async function unsubscribe(
  services: Services,
  { tenantId, webhookId }: WebhookAddress,
): Promise<Unsubscribed> {
  await unlist(services, tenantId, each => each.webhookId === webhookId);
  const stored = await readWebhook(services, { tenantId, webhookId });
  if (stored?.body.state === 'active')
    await services.tenants.remove(tenantId, webhookDocument.webhook(webhookId));
  return { subscriptionId: webhookId, active: false };
}

/** Ends what a person has subscribed to, and what others have subscribed to of that person alone. */
export async function unsubscribePerson(
  services: Services,
  { tenantId, userId }: Partition,
): Promise<number> {
  const { subscriptions } = await readWebhooks(services, tenantId);
  const theirs = subscriptions.filter(({ by, filter }) => by === userId || filter.userId === userId);
  for (const { webhookId } of theirs) await unsubscribe(services, { tenantId, webhookId });
  return theirs.length;
}
