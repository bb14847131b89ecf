import { type ErrorCode, Refusal } from '../../core/errors.ts';
import { attemptsMax, backOffMs } from '../../core/pacing.ts';
import { isStoreFault } from '../io/store-fault.ts';
import { bury } from '../org-run/bury.ts';
import type { Services } from '../ports.ts';
import type { Incoming } from '../queue/incoming.ts';
import { fanOut } from './announce.ts';
import { type AnnounceMessage, readWebhookMessage, type SendMessage, webhookMessage } from './message.ts';
import { type SentWebhook, sendWebhook } from './send.ts';

export type ReceivedWebhook =
  | SentWebhook
  | { kind: 'announced'; sends: number }
  | { kind: 'buried' | 'putOff'; code: ErrorCode };

/**
 * Works on a message of the queue `webhooks`, or puts what nobody can work on with the dead letters at once. While the
 * store is away, a message is put off and not abandoned: that would bring it back at once, ten times.
 */
export async function receiveWebhook(services: Services, incoming: Incoming): Promise<ReceivedWebhook> {
  const message = readWebhookMessage(incoming.body);
  if (!message) return bury(services, incoming, 'messageInvalid');
  if (!services.allowedTenants.includes(message.tenantId)) return bury(services, incoming, 'tenantUnknown');
  try {
    if (message.step === 'announce') return { kind: 'announced', sends: await fanOut(services, message) };
    return await send(services, message);
  } catch (error) {
    if (!isStoreFault(error) && !(error instanceof Refusal)) throw error;
    return hold(services, incoming, message);
  }
}

async function send(services: Services, message: SendMessage): Promise<SentWebhook> {
  const sent = await services.telemetry.span('callback', () => sendWebhook(services, message));
  // The others are no ends.
  if (sent.kind !== 'idle' && sent.kind !== 'putOff')
    services.telemetry.measure('webhook.ended', 1, sent.kind);
  return sent;
}

async function hold(
  services: Services,
  incoming: Incoming,
  message: AnnounceMessage | SendMessage,
): Promise<ReceivedWebhook> {
  const { queues, clock, random } = services;
  const held = message.held + 1;
  if (held >= attemptsMax) return bury(services, incoming, 'storeUnavailable');
  const again = { ...message, held, turn: message.turn + 1 };
  await queues.send('webhooks', [webhookMessage(again, clock.nowMs() + backOffMs(held, random()))]);
  return { kind: 'putOff', code: 'storeUnavailable' };
}
