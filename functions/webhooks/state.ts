import { failuresMax, pauseMs } from '../../core/webhooks/attempt.ts';
import type { WebhookAddress } from '../../core/webhooks/location.ts';
import type { Services } from '../ports.ts';
import { attempts } from '../week/retry.ts';
import { unlist } from './change-list.ts';
import {
  type ActiveWebhook,
  type DroppedWebhook,
  type DropReason,
  droppedTtl,
  readWebhook,
  type Webhook,
  webhookBody,
  webhookDocument,
} from './documents.ts';

type Parts = Pick<Services, 'tenants' | 'clock' | 'random' | 'telemetry'>;

/** Changes an active subscription under its ETag, again when somebody was faster. Undefined when it has ended. */
async function change(
  services: Parts,
  address: WebhookAddress,
  next: (before: ActiveWebhook) => Webhook | undefined,
): Promise<Webhook | undefined> {
  const { tenants, clock, random } = services;
  const id = webhookDocument.webhook(address.webhookId);
  for await (const _ of attempts(clock, random)) {
    const stored = await readWebhook(services, address);
    if (stored?.body.state !== 'active') return undefined;
    const after = next(stored.body);
    if (!after) return stored.body;
    const written = await tenants.replace(address.tenantId, id, webhookBody(after), stored.etag);
    if (written === 'replaced') return after;
  }
  throw new Error('A subscription was changed by many at once.');
}

/** The receiver has taken an event: what went wrong before counts no more. Writes only if something did. */
export async function recordDelivered(
  services: Parts,
  address: WebhookAddress,
  { failures }: ActiveWebhook,
): Promise<void> {
  if (failures === 0) return;
  await change(services, address, ({ pausedUntilMs: _, ...rest }) => ({ ...rest, failures: 0 }));
}

/**
 * The receiver has not taken an event: it is left alone for a while, longer each time, and dropped after the last. Of
 * several events that were on their way at once, one counts: `startedMs` is when this one was sent. Returns until when
 * nothing is sent, or undefined when the subscription has ended.
 */
export async function recordFailed(
  services: Parts,
  address: WebhookAddress,
  { code, startedMs, retryAfterMs, lost }: Failed,
): Promise<number | undefined> {
  const { clock, random } = services;
  const after = await change(services, address, before => {
    const now = clock.nowMs();
    const noted = noting(before, code, lost, now);
    if ((before.pausedUntilMs ?? 0) > startedMs) return noted;
    const failures = before.failures + 1;
    if (failures >= failuresMax) return dropped({ ...noted, failures }, 'failing', now);
    return { ...noted, failures, pausedUntilMs: now + pauseMs(failures, random(), retryAfterMs) };
  });
  if (after?.state === 'active') return after.pausedUntilMs;
  if (after) await ended(services, address, after);
  return undefined;
}

type Failed = { code: string; startedMs: number; retryAfterMs?: number; lost: boolean };

function noting(before: ActiveWebhook, code: string, lost: boolean, nowMs: number): ActiveWebhook {
  const lastFailure = { code, at: new Date(nowMs).toISOString() };
  return { ...before, lost: before.lost + (lost ? 1 : 0), lastFailure };
}

/** The receiver has not wanted an event each time that it was tried. One that wants none in a row is dropped. */
export async function recordRejected(services: Parts, address: WebhookAddress, code: string): Promise<void> {
  const now = services.clock.nowMs();
  const after = await change(services, address, before => {
    const noted = { ...noting(before, code, true, now), failures: before.failures + 1 };
    return noted.failures >= failuresMax ? dropped(noted, 'failing', now) : noted;
  });
  if (after?.state === 'dropped') await ended(services, address, after);
}

/** Ends a subscription for good and leaves a record of it. */
export async function drop(
  services: Parts,
  address: WebhookAddress,
  reason: DropReason,
  code: string,
): Promise<void> {
  const now = services.clock.nowMs();
  const after = await change(services, address, before => {
    return dropped({ ...noting(before, code, true, now), failures: before.failures + 1 }, reason, now);
  });
  if (after?.state === 'dropped') await ended(services, address, after);
}

/** Without the callback address and the secret, which nobody needs any more. */
function dropped(webhook: ActiveWebhook, reason: DropReason, nowMs: number): DroppedWebhook {
  const { callbackUrl: _, secret: __, pausedUntilMs: ___, ...rest } = webhook;
  return { ...rest, state: 'dropped', reason, droppedAt: new Date(nowMs).toISOString(), ttl: droppedTtl };
}

/** The list last: until then, events find that there is nobody to send to. */
async function ended(
  services: Parts,
  { tenantId, webhookId }: WebhookAddress,
  { event, reason, failures }: DroppedWebhook,
): Promise<void> {
  services.telemetry.event({
    name: 'WebhookDropped',
    tenantId,
    codes: { event, why: reason },
    measurements: { failures },
  });
  await unlist(services, tenantId, each => each.webhookId === webhookId);
}
