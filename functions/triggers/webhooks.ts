import { app } from '@azure/functions';
import type { WebhookEvent } from '../../core/webhooks/events.ts';
import { endpoint, openEndpoint } from '../http/endpoint.ts';
import { pageRequest } from '../http/listed.ts';
import { parameters } from '../http/parameters.ts';
import { subscribeTo, unsubscribeAt } from '../http/subscribe.ts';
import { listWebhooks } from '../webhooks/read.ts';
import { unsubscribe } from '../webhooks/subscription.ts';

const webhooksOnPage = 100;

const subscriptions = [
  { name: 'SummaryIsReady', route: 'summary-ready', event: 'summaryReady' },
  { name: 'EntryNeedsReview', route: 'entry-needs-review', event: 'entryNeedsReview' },
  { name: 'EntriesNeedReview', route: 'entries-need-review', event: 'entriesNeedReview' },
  { name: 'WeekIsSubmitted', route: 'week-submitted', event: 'weekSubmitted' },
  { name: 'OrgRunCompletes', route: 'org-run-completed', event: 'orgRunCompleted' },
] as const satisfies { name: string; route: string; event: WebhookEvent }[];

/** Whoever subscribes is called at their address when something takes place. */
for (const { name, route, event } of subscriptions) {
  app.http(`subscribe${name}`, {
    methods: ['POST'],
    authLevel: 'anonymous',
    route: `webhooks/${route}`,
    handler: endpoint('signedIn', call => subscribeTo(event, call)),
  });
}

/** The address authorises itself: the platform does not always bring its credentials along. */
app.http('unsubscribe', {
  methods: ['DELETE'],
  authLevel: 'anonymous',
  route: 'webhooks/subscriptions/{subscription}',
  handler: openEndpoint(unsubscribeAt),
});

/** Who listens to what, how that goes, and which subscriptions were dropped. */
app.http('listWebhooks', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/webhooks',
  handler: endpoint('organise', async ({ services, caller, request }) => ({
    body: await listWebhooks(
      services,
      caller.tenantId,
      pageRequest(webhooksOnPage, parameters.continuation(request)),
    ),
  })),
});

/** An administrator ends a subscription, whoever has made it. */
app.http('endWebhook', {
  methods: ['DELETE'],
  authLevel: 'anonymous',
  route: 'tenant/webhooks/{webhookId}',
  handler: endpoint('admin', async ({ services, caller, request }) => ({
    body: await unsubscribe(services, {
      tenantId: caller.tenantId,
      webhookId: parameters.webhookId(request),
    }),
  })),
});
