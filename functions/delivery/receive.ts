import { standing } from '../../core/delivery.ts';
import type { ErrorCode } from '../../core/errors.ts';
import { bury } from '../org-run/bury.ts';
import type { Services } from '../ports.ts';
import type { Incoming } from '../queue/incoming.ts';
import { type Delivered, deliver } from './deliver.ts';
import { changeDelivery } from './ledger.ts';
import { readDueMessage } from './message.ts';

/** Works on a message, or puts what nobody can work on with the dead letters at once, so that the queue moves on. */
export async function receiveDelivery(
  services: Services,
  message: Incoming,
): Promise<Delivered | { kind: 'buried' | 'putOff'; code: ErrorCode }> {
  const due = readDueMessage(message.body);
  if (!due) return bury(services, message, 'messageInvalid');
  if (!services.allowedTenants.includes(due.tenantId)) return bury(services, message, 'tenantUnknown');
  return deliver(services, due);
}

/** Writes into the ledger that a message ended with the dead letters: a gap that can be seen. */
export async function giveUpDelivery(services: Services, body: unknown, code: ErrorCode): Promise<void> {
  const due = readDueMessage(body);
  if (!due || !services.allowedTenants.includes(due.tenantId)) return;
  await changeDelivery(services, due, due.runId, before => {
    // A newer message may be on its way, or the delivery may have come to an end by another.
    if (standing(before, due.turn, services.clock.nowMs()).kind !== 'free') return undefined;
    return { ...before, state: 'failed', reason: code };
  });
}
