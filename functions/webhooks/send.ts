/**
 * Sends one event to one subscription. What the receiver does not take is put off in the queue, never held by a worker.
 * A receiver that fails is left alone for a while: its other events see that without trying, so that a dead one costs
 * one attempt each time and not one for each event, and holds no worker up that others wait for.
 *
 * Whoever dies between the answer of the receiver and the end of the message leaves one that is sent again, under the same
 * id of the event: at least once.
 */
import { canonicalJson } from '../../core/canonical.ts';
import type { CallbackResult } from '../../core/webhooks/attempt.ts';
import { codeOf, pauseMs, triesMax, verdictOn } from '../../core/webhooks/attempt.ts';
import { callbackFault } from '../../core/webhooks/callback.ts';
import { signedHeaders } from '../../core/webhooks/signature.ts';
import type { Services } from '../ports.ts';
import { unlist } from './change-list.ts';
import { type ActiveWebhook, readWebhook, readWebhooks } from './documents.ts';
import { eventIdOf, type SendMessage, webhookMessage } from './message.ts';
import { type Built, buildPayload } from './payload.ts';
import { drop, recordDelivered, recordFailed, recordRejected } from './state.ts';

export type SentWebhook =
  | { kind: 'sent' }
  | { kind: 'putOff'; waitMs: number }
  /** The subscription was dropped, or this event was given up; `code` is why. */
  | { kind: 'dropped' | 'givenUp'; code: string }
  /** There is nothing to send, or nobody to send it to. */
  | { kind: 'idle' };

/** Events on their way to one receiver in this process: a slow one may not take up all workers. */
const atOnceMax = 4;
const busyWaitMs = 2_000;
/** What waits for one receiver comes back over this time, and not all at one instant. */
const spreadMs = 20_000;
/** What has taken place is written within moments; if it is not, it never was. */
const notYetWaitMs = 2_000;
const notYetTurnsMax = 30;
/** So long a subscription may be on the list and have no document: its second write may still be on its way. */
const unwrittenMs = 3_600_000;

const underWay = new Map<string, number>();

export async function sendWebhook(services: Services, message: SendMessage): Promise<SentWebhook> {
  const { clock } = services;
  const stored = await readWebhook(services, message);
  if (stored?.body.state !== 'active') {
    if (!stored) await putListRight(services, message);
    return { kind: 'idle' };
  }
  const webhook = stored.body;
  const pausedMs = (webhook.pausedUntilMs ?? 0) - clock.nowMs();
  const later = (waitMs: number) => putOff(services, message, waitMs + services.random() * spreadMs);
  if (pausedMs > 0) return later(pausedMs);
  if ((underWay.get(webhook.webhookId) ?? 0) >= atOnceMax) return later(busyWaitMs);
  const built = await buildPayload(services, message, webhook.filter);
  if (built.kind === 'notYet' && message.turn < notYetTurnsMax)
    return putOff(services, message, notYetWaitMs);
  if (built.kind !== 'built') return { kind: 'idle' };
  const startedMs = clock.nowMs();
  const result = await counted(webhook.webhookId, () => post(services, message, webhook, built));
  return settle(services, message, webhook, result, startedMs);
}

async function counted<T>(webhookId: string, work: () => Promise<T>): Promise<T> {
  underWay.set(webhookId, (underWay.get(webhookId) ?? 0) + 1);
  try {
    return await work();
  } finally {
    const left = (underWay.get(webhookId) ?? 1) - 1;
    if (left > 0) underWay.set(webhookId, left);
    else underWay.delete(webhookId);
  }
}

async function post(
  { webhooks, clock }: Services,
  message: SendMessage,
  { callbackUrl, secret }: ActiveWebhook,
  { payload }: Extract<Built, { kind: 'built' }>,
): Promise<CallbackResult> {
  // What may be sent to can have changed since the subscription was made.
  if (!webhooks || callbackFault(callbackUrl, webhooks.allowed)) return { kind: 'refused' };
  const body = canonicalJson(payload);
  const headers = signedHeaders(secret, { id: eventIdOf(message), atMs: clock.nowMs(), body });
  return webhooks.post(callbackUrl, body, headers);
}

async function settle(
  services: Services,
  message: SendMessage,
  webhook: ActiveWebhook,
  result: CallbackResult,
  startedMs: number,
): Promise<SentWebhook> {
  const verdict = verdictOn(result);
  const code = codeOf(result);
  const tries = message.tries + 1;
  if (verdict === 'delivered') {
    await recordDelivered(services, message, webhook);
    return { kind: 'sent' };
  }
  if (verdict === 'gone' || verdict === 'inside') {
    await drop(services, message, verdict, code);
    return { kind: 'dropped', code };
  }
  const lost = tries >= triesMax;
  if (verdict === 'rejected') {
    if (!lost) return putOff(services, { ...message, tries }, pauseMs(tries, services.random()));
    await recordRejected(services, message, code);
    return { kind: 'givenUp', code };
  }
  const retryAfterMs = result.kind === 'answered' ? result.retryAfterMs : undefined;
  const failed = { code, startedMs, lost, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  const pausedUntilMs = await recordFailed(services, message, failed);
  if (pausedUntilMs === undefined) return { kind: 'dropped', code };
  if (lost) return { kind: 'givenUp', code };
  return putOff(services, { ...message, tries }, Math.max(0, pausedUntilMs - services.clock.nowMs()));
}

async function putOff(
  { queues, clock }: Services,
  message: SendMessage,
  waitMs: number,
): Promise<SentWebhook> {
  const next = { ...message, turn: message.turn + 1 };
  await queues.send('webhooks', [webhookMessage(next, clock.nowMs() + waitMs)]);
  return { kind: 'putOff', waitMs };
}

/** Takes a subscription off the list whose document was never written. */
async function putListRight(services: Services, { tenantId, webhookId }: SendMessage): Promise<void> {
  const { subscriptions } = await readWebhooks(services, tenantId);
  const listed = subscriptions.find(each => each.webhookId === webhookId);
  if (!listed || services.clock.nowMs() - Date.parse(listed.createdAt) < unwrittenMs) return;
  await unlist(services, tenantId, each => each.webhookId === webhookId);
}
