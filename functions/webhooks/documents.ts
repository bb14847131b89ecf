import type { WebhookEvent } from '../../core/webhooks/events.ts';
import type { WebhookAddress } from '../../core/webhooks/location.ts';
import { type ListedWebhook, noWebhooks, type WebhookList } from '../../core/webhooks/subscriptions.ts';
import type { Services, Stored } from '../ports.ts';

export const webhookDocument = {
  list: 'webhooks',
  webhook: (webhookId: string) => `webhook:${webhookId}`,
} as const;

/** How long the record of a subscription that was dropped is kept, in seconds. */
export const droppedTtl = 90 * 86_400;

/** Why a subscription was dropped. */
export type DropReason = 'gone' | 'failing' | 'inside';

type Common = ListedWebhook & {
  /** The host of the callback address. The rest of the address is a secret of the receiver. */
  host: string;
  /** Failures in a row. */
  failures: number;
  /** Events that were given up although the receiver took others. */
  lost: number;
  lastFailure?: { code: string; at: string };
};

/** A subscription with where and how to send. */
export type ActiveWebhook = Common & {
  state: 'active';
  callbackUrl: string;
  /** What is sent is signed with this. */
  secret: string;
  /** Nothing is sent before this instant. */
  pausedUntilMs?: number;
};

/** What is left of one that was dropped, so that administrators see it. */
export type DroppedWebhook = Common & {
  state: 'dropped';
  reason: DropReason;
  droppedAt: string;
  ttl: number;
};

export type Webhook = ActiveWebhook | DroppedWebhook;

export function webhookBody(webhook: Webhook): object {
  return { ...webhook, kind: 'webhook' };
}

export async function readWebhook(
  { tenants }: Pick<Services, 'tenants'>,
  { tenantId, webhookId }: WebhookAddress,
): Promise<Stored<Webhook> | undefined> {
  return tenants.read<Webhook>(tenantId, webhookDocument.webhook(webhookId));
}

/** All subscriptions of a tenant, the newest state. */
export async function readWebhooks(
  { tenants }: Pick<Services, 'tenants'>,
  tenantId: string,
): Promise<WebhookList> {
  return (await tenants.read<WebhookList>(tenantId, webhookDocument.list))?.body ?? noWebhooks;
}

/** Those that are to one of these events. */
export function listening({ subscriptions }: WebhookList, events: readonly WebhookEvent[]): ListedWebhook[] {
  return subscriptions.filter(({ event }) => events.includes(event));
}
