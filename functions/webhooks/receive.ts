import type { ErrorCode } from '../../core/errors.ts';
import { bury } from '../org-run/bury.ts';
import type { Services } from '../ports.ts';
import type { Incoming } from '../queue/incoming.ts';
import { fanOut } from './announce.ts';
import { readWebhookMessage } from './message.ts';
import { type SentWebhook, sendWebhook } from './send.ts';

export type ReceivedWebhook =
  | SentWebhook
  | { kind: 'announced'; sends: number }
  | { kind: 'buried' | 'putOff'; code: ErrorCode };

/** Works on a message of the queue `webhooks`, or puts what nobody can work on with the dead letters at once. */
export async function receiveWebhook(services: Services, message: Incoming): Promise<ReceivedWebhook> {
  const read = readWebhookMessage(message.body);
  if (!read) return bury(services, message, 'messageInvalid');
  if (!services.allowedTenants.includes(read.tenantId)) return bury(services, message, 'tenantUnknown');
  if (read.step === 'announce') return { kind: 'announced', sends: await fanOut(services, read) };
  const sent = await services.telemetry.span('callback', () => sendWebhook(services, read));
  // The others are no ends.
  if (sent.kind !== 'idle' && sent.kind !== 'putOff')
    services.telemetry.measure('webhook.ended', 1, sent.kind);
  return sent;
}
