import type { Services } from '../ports.ts';
import { type Delivered, deliver } from './deliver.ts';
import { readDueMessage } from './message.ts';

/** A message as the trigger hands it over. */
export type Received = { id: string; body: unknown };

/** Works on a message, or puts what nobody can work on with the dead letters at once, so that the queue moves on. */
export async function receiveDelivery(
  services: Services,
  message: Received,
): Promise<Delivered | { kind: 'dead'; code: string }> {
  const due = readDueMessage(message.body);
  if (!due) return bury(services, message, 'messageInvalid', 'The body is no message of this version.');
  if (!services.allowedTenants.includes(due.tenantId))
    return bury(services, message, 'tenantUnknown', 'The tenant may not use this app.');
  return deliver(services, due);
}

async function bury(
  { queues }: Services,
  { id, body }: Received,
  code: string,
  sentence: string,
): Promise<{ kind: 'dead'; code: string }> {
  const properties = { DeadLetterReason: code, DeadLetterErrorDescription: sentence };
  const kept = typeof body === 'object' && body !== null ? body : { body };
  await queues.send('dead-letters', [{ id, body: kept, properties }]);
  return { kind: 'dead', code };
}
