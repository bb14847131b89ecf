import type { OrgRunKind } from '../org-run/org-run.ts';
import type { WebhookEvent } from './events.ts';

/** Which events of a kind. What is left out does not matter. */
export type WebhookFilter = {
  userId?: string;
  group?: string;
  severity?: 'warn' | 'block';
  projectId?: string;
  kind?: OrgRunKind;
};

/** A subscription, as far as one has to know it to tell whom an event concerns. */
export type ListedWebhook = {
  webhookId: string;
  event: WebhookEvent;
  /** Who has subscribed: an Entra object id. */
  by: string;
  filter: WebhookFilter;
  createdAt: string;
};

/** All subscriptions of a tenant: one small document, so that the limits are exact and an event costs one read. */
export type WebhookList = { subscriptions: ListedWebhook[] };

export const noWebhooks: WebhookList = { subscriptions: [] };

/** How many there may be at a time. */
export const webhookLimits = { perTenant: 200, perCaller: 50 } as const;

/** The list with a subscription in it, in the place of an earlier one under its id; undefined when there are too many. */
export function withWebhook({ subscriptions }: WebhookList, webhook: ListedWebhook): WebhookList | undefined {
  const others = subscriptions.filter(({ webhookId }) => webhookId !== webhook.webhookId);
  const own = others.filter(({ by }) => by === webhook.by);
  if (others.length >= webhookLimits.perTenant || own.length >= webhookLimits.perCaller) return undefined;
  return { subscriptions: [...others, webhook] };
}

export function withoutWebhooks(
  { subscriptions }: WebhookList,
  ended: (webhook: ListedWebhook) => boolean,
): WebhookList {
  return { subscriptions: subscriptions.filter(each => !ended(each)) };
}

/** Whether an event about a person concerns a subscription. */
export function isAbout(
  { userId, group }: WebhookFilter,
  person: { userId: string; groups?: readonly string[] },
): boolean {
  if (userId !== undefined && userId !== person.userId) return false;
  return group === undefined || (person.groups ?? []).includes(group);
}
