import type { HttpRequest } from '@azure/functions';
import { Refusal } from '../../core/errors.ts';
import type { WebhookEvent } from '../../core/webhooks/events.ts';
import { openAddress } from '../../core/webhooks/location.ts';
import type { WebhookFilter } from '../../core/webhooks/subscriptions.ts';
import type { App } from '../app.ts';
import { subscriptionRequests } from '../schemas/webhooks.ts';
import { subscribe, unsubscribe } from '../webhooks/subscription.ts';
import { readBody } from './body.ts';
import { authorise, type Caller } from './caller.ts';
import type { Call, Reply } from './endpoint.ts';
import { authorisedPerson } from './whose.ts';

/** Subscribes whoever may see what the event tells: 201, and where the subscription is ended. */
export async function subscribeTo(event: WebhookEvent, { request, caller, services }: Call): Promise<Reply> {
  const { callbackUrl, ...asked } = await readBody(request, subscriptionRequests[event]);
  const filter = permitted(event, caller, asked);
  const partition = { tenantId: caller.tenantId, userId: caller.userId };
  const { subscribed, sealed } = await subscribe(services, partition, { callbackUrl, event, filter });
  const location = new URL(`/api/webhooks/subscriptions/${sealed}`, request.url).href;
  return { status: 201, headers: { location }, body: subscribed };
}

/** The same who may read it may be told of it: their own week, or everybody's; runs of the organisation. */
function permitted(event: WebhookEvent, caller: Caller, { userId, ...filter }: WebhookFilter): WebhookFilter {
  if (event === 'orgRunCompleted') {
    authorise(caller, 'organise', undefined);
    return filter;
  }
  const whose = authorisedPerson(caller, userId);
  return { ...filter, ...(whose !== undefined && { userId: whose }) };
}

/** Ends the subscription of an address that we have given out; the address is all that it takes. */
export async function unsubscribeAt(request: HttpRequest, { services }: App): Promise<Reply> {
  const { webhooks, ...rest } = await services();
  if (!webhooks) throw new Refusal('webhooksUnavailable');
  const address = openAddress(webhooks.signing, request.params['subscription'] ?? '');
  if (!address || !rest.allowedTenants.includes(address.tenantId))
    throw new Refusal('tokenInvalid', { message: 'This address was not given out by us.' });
  return { body: await unsubscribe({ webhooks, ...rest }, address) };
}
