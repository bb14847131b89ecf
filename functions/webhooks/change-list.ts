import { Refusal } from '../../core/errors.ts';
import {
  type ListedWebhook,
  noWebhooks,
  type WebhookList,
  withoutWebhooks,
} from '../../core/webhooks/subscriptions.ts';
import type { Services } from '../ports.ts';
import { attempts } from '../week/retry.ts';
import { webhookDocument } from './documents.ts';

type Parts = Pick<Services, 'tenants' | 'clock' | 'random'>;

/** Changes a tenant's list under its ETag, again when somebody was faster. `change` may refuse; it must be safe to ask twice. */
export async function changeList(
  { tenants, clock, random }: Parts,
  tenantId: string,
  change: (before: WebhookList) => WebhookList,
): Promise<void> {
  for await (const _ of attempts(clock, random)) {
    const stored = await tenants.read<WebhookList>(tenantId, webhookDocument.list);
    const { subscriptions } = change(stored?.body ?? noWebhooks);
    if (stored && subscriptions.length === 0 && stored.body.subscriptions.length === 0) return;
    const body = { kind: 'webhook-list', subscriptions };
    const written = stored
      ? await tenants.replace(tenantId, webhookDocument.list, body, stored.etag)
      : await tenants.create(tenantId, webhookDocument.list, body);
    if (written === 'replaced' || written === 'created') return;
  }
  throw new Refusal('busy');
}

/** Takes subscriptions off the list; from then on no event finds them. */
export async function unlist(
  services: Parts,
  tenantId: string,
  ended: (webhook: ListedWebhook) => boolean,
): Promise<void> {
  const list = (await services.tenants.read<WebhookList>(tenantId, webhookDocument.list))?.body;
  if (!list?.subscriptions.some(ended)) return;
  await changeList(services, tenantId, before => withoutWebhooks(before, ended));
}
