import type { ListedWebhook } from '../../core/webhooks/subscriptions.ts';
import type { Page, PageRequest, Services } from '../ports.ts';
import type { DropReason, Webhook } from './documents.ts';

/** A subscription as administrators see it: who listens to what, where, and how that goes. */
export type WebhookView = Omit<ListedWebhook, 'webhookId'> & {
  subscriptionId: string;
  host: string;
  state: Webhook['state'];
  failures: number;
  lost: number;
  lastFailure?: { code: string; at: string };
  /** Nothing is sent before. */
  pausedUntil?: string;
  reason?: DropReason;
  droppedAt?: string;
};

/** The subscriptions of a tenant and those that were dropped in the last 90 days, the newest first. */
export async function listWebhooks(
  { tenants, clock }: Pick<Services, 'tenants' | 'clock'>,
  tenantId: string,
  page: PageRequest,
): Promise<Page<WebhookView>> {
  const { items, ...rest } = await tenants.newest<Webhook>(tenantId, 'webhook', page);
  return { ...rest, items: items.map(webhook => viewOf(webhook, clock.nowMs())) };
}

function viewOf(webhook: Webhook, nowMs: number): WebhookView {
  const { webhookId, event, by, filter, createdAt, host, state, failures, lost, lastFailure } = webhook;
  return {
    ...{ subscriptionId: webhookId, event, by, filter, createdAt, host, state, failures, lost },
    ...(lastFailure && { lastFailure }),
    ...(webhook.state === 'active' && (webhook.pausedUntilMs ?? 0) > nowMs && pausedUntil(webhook)),
    ...(webhook.state === 'dropped' && { reason: webhook.reason, droppedAt: webhook.droppedAt }),
  };
}

function pausedUntil({ pausedUntilMs = 0 }: { pausedUntilMs?: number }): Pick<WebhookView, 'pausedUntil'> {
  return { pausedUntil: new Date(pausedUntilMs).toISOString() };
}
