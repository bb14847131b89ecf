/**
 * Works on one message of the queue `deliveries`: looks into the ledger, waits its turn in the tenant's budget, claims
 * the line, sends, and writes down what came of it.
 *
 * The claim is what keeps two workers from sending the same at once. Whoever dies between the send and writing it down
 * leaves a claim that ends by itself, and the message is sent a second time: at least once, as messages go. A message
 * that has to wait is not held by a worker; it goes back into the queue with the time at which it is due, and with the
 * next turn, so that the queue does not take it for the one that it has seen. It goes there before the ledger says so:
 * dying in between leaves two messages of which one does nothing, and not none.
 */
import { afterSend, type Delivery, type NextStep, type SendResult, standing } from '../../core/delivery.ts';
import { attemptsMax } from '../../core/pacing.ts';
import type { Services } from '../ports.ts';
import { changeDelivery } from './ledger.ts';
import { type DueDelivery, dueMessage } from './message.ts';
import { tellEnded } from './tell.ts';

/** What came of one message. `faults` are for the log. */
export type Delivered =
  | { kind: 'settled'; state: Delivery['state']; fault?: unknown }
  | { kind: 'putOff'; waitMs: number; fault?: unknown }
  /** There is nothing to be done for it any more. */
  | { kind: 'idle' };

/** Longer than any send may take; until then nobody else sends. */
const claimMs = 60_000;
/** So long a worker waits for the budget itself. */
const waitHereMs = 1_000;

type Parts = Pick<
  Services,
  'timesheets' | 'queues' | 'clock' | 'random' | 'budgets' | 'messenger' | 'telemetry'
>;

export async function deliver(services: Parts, due: DueDelivery): Promise<Delivered> {
  const { clock } = services;
  const seen = await changeDelivery(services, due, due.runId, () => undefined);
  if (!seen) return { kind: 'idle' };
  const stands = standing(seen.delivery, due.turn, clock.nowMs());
  if (stands.kind === 'claimed') return putOff(services, due, stands.untilMs - clock.nowMs());
  if (stands.kind !== 'free') return { kind: 'idle' };
  const waitMs = await waitForBudget(services, due.tenantId);
  if (waitMs > 0) {
    services.telemetry.measure('delivery.throttled', 1, 'budget', due.tenantId);
    return putOff(services, due, waitMs);
  }
  return claimAndSend(services, due);
}

/** Waits a moment for the tenant's budget; returns how much longer it takes, or zero when there was enough. */
async function waitForBudget({ budgets, clock }: Parts, tenantId: string): Promise<number> {
  const first = await budgets.take(tenantId, 'teams', 1);
  if (first.kind === 'taken') return 0;
  if (first.waitMs > waitHereMs) return first.waitMs;
  await clock.sleep(first.waitMs);
  const second = await budgets.take(tenantId, 'teams', 1);
  return second.kind === 'taken' ? 0 : second.waitMs;
}

async function claimAndSend(services: Parts, due: DueDelivery): Promise<Delivered> {
  const { clock, random } = services;
  const by = random().toString(36).slice(2);
  const claimed = await changeDelivery(services, due, due.runId, before => {
    if (before.claim?.by === by) return undefined;
    if (standing(before, due.turn, clock.nowMs()).kind !== 'free') return undefined;
    const claim = { by, untilMs: clock.nowMs() + claimMs };
    return { ...before, attempts: before.attempts + 1, claim };
  });
  if (!claimed) return { kind: 'idle' };
  if (claimed.delivery.claim?.by !== by) return putOffOrIdle(services, due, claimed.delivery);
  // Workers that die over it count as tries, too.
  if (claimed.delivery.attempts > attemptsMax)
    return settle(services, due, by, { state: 'failed', reason: claimed.delivery.reason ?? 'interrupted' });
  const { result, fault } = await send(services, due, claimed.delivery);
  if (result.kind === 'throttled') {
    services.telemetry.measure('delivery.throttled', 1, 'teams', due.tenantId);
    await services.budgets.throttled(due.tenantId, 'teams', result.retryAfterMs);
  }
  const step = afterSend(result, claimed.delivery.attempts, random());
  return { ...(await settle(services, due, by, step)), ...(fault !== undefined && { fault }) };
}

/** Somebody was faster between the look into the ledger and the claim. */
async function putOffOrIdle(services: Parts, due: DueDelivery, delivery: Delivery): Promise<Delivered> {
  const stands = standing(delivery, due.turn, services.clock.nowMs());
  if (stands.kind !== 'claimed') return { kind: 'idle' };
  return putOff(services, due, stands.untilMs - services.clock.nowMs());
}

async function send(
  { messenger, telemetry }: Parts,
  { tenantId, userId }: DueDelivery,
  { week, runId, message }: Delivery,
): Promise<{ result: SendResult; fault?: unknown }> {
  try {
    const sending = () => messenger.send({ tenantId, userId }, { week, runId, message });
    return { result: await telemetry.span('send', sending) };
  } catch (fault) {
    return { result: { kind: 'failed', code: 'messengerFault', retryable: true }, fault };
  }
}

/** Writes down what came of a try, unless somebody else has the claim by now and is sending again. */
async function settle(
  services: Parts,
  due: DueDelivery,
  by: string,
  { state, reason, waitMs }: NextStep,
): Promise<Delivered> {
  const again = waitMs !== undefined;
  if (again) await putOff(services, due, waitMs);
  const changed = await changeDelivery(services, due, due.runId, before => {
    if (before.claim?.by !== by && (again || state !== 'sent')) return undefined;
    const { claim: _, reason: __, ...rest } = before;
    return {
      ...{ ...rest, state, turn: again ? due.turn + 1 : before.turn },
      ...(reason !== undefined && { reason }),
      ...(state === 'sent' && { sentAt: new Date(services.clock.nowMs()).toISOString() }),
    };
  });
  if (!again && changed?.changed) tellEnded(services, due.tenantId, changed.delivery);
  return again ? { kind: 'putOff', waitMs } : { kind: 'settled', state };
}

async function putOff({ queues, clock }: Parts, due: DueDelivery, waitMs: number): Promise<Delivered> {
  const next = { ...due, turn: due.turn + 1 };
  await queues.send('deliveries', [dueMessage(next, clock.nowMs() + waitMs)]);
  return { kind: 'putOff', waitMs };
}
