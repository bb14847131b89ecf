import type { Intent } from './intent.ts';
import { attemptsMax, backOffMs } from './pacing.ts';
import type { WeekId } from './week.ts';

/** What a person is told: how their week was drafted, or that hours are missing in it. */
export type DeliveryMessage = 'summary' | 'reminder';

/**
 * How a delivery stands:
 *
 *   queued        It is to be sent.
 *   throttled     It is to be sent, and has been put off because Teams asked for time.
 *   sent          Teams has taken it. It may have been sent twice, when the answer to the first time was lost.
 *   blocked       The person has blocked the bot, or an administrator has.
 *   notInstalled  The person does not have the bot.
 *   notNeeded     There was nothing to say any more, or the person does not want it; `reason` says which.
 *   failed        It was given up, or refused for good; `reason` says why.
 */
export type DeliveryState =
  | 'queued'
  | 'throttled'
  | 'sent'
  | 'blocked'
  | 'notInstalled'
  | 'notNeeded'
  | 'failed';

export const deliveryStates = [
  'queued',
  'throttled',
  'sent',
  'blocked',
  'notInstalled',
  'notNeeded',
  'failed',
] as const satisfies DeliveryState[];

/** Nothing more happens to a delivery in one of the other states. */
export function isOpenDelivery(state: DeliveryState): boolean {
  return state === 'queued' || state === 'throttled';
}

/**
 * Which runs the person hears of: those that happen to them. What they did themselves they have seen the answer of, and
 * what happens to a submitted week concerns their approvers, who are not told by this yet.
 */
const messages: Record<Intent['kind'], DeliveryMessage | undefined> = {
  draft: 'summary',
  redraft: 'summary',
  remind: 'reminder',
  correct: undefined,
  submit: undefined,
  recall: undefined,
  approve: undefined,
  return: undefined,
  undo: undefined,
  comment: undefined,
};

/** The message that the outbox document of a run of this kind asks for, if any. */
export function messageFor(intent: Intent['kind']): DeliveryMessage | undefined {
  // An outbox document may come from a newer version of the product than this one.
  return Object.hasOwn(messages, intent) ? messages[intent] : undefined;
}

/** One line of the ledger: what a person is to be told of one run, and how far that has come. */
export type Delivery = {
  week: WeekId;
  runId: string;
  message: DeliveryMessage;
  state: DeliveryState;
  /** Tries that were begun. */
  attempts: number;
  /** Which of the messages in the queue is the valid one: grows whenever the delivery is put off. */
  turn: number;
  /** Who is sending it just now, and until when nobody else may. */
  claim?: { by: string; untilMs: number };
  /** Why it is not sent: a code. */
  reason?: string;
  createdAt: string;
  updatedAt: string;
  sentAt?: string;
};

export function newDelivery(
  { week, runId }: Pick<Delivery, 'week' | 'runId'>,
  message: DeliveryMessage,
  nowMs: number,
): Delivery {
  const now = new Date(nowMs).toISOString();
  return { week, runId, message, state: 'queued', attempts: 0, turn: 0, createdAt: now, updatedAt: now };
}

/** What is to be done about a message from the queue, seeing how its delivery stands. */
export type Standing =
  | { kind: 'free' }
  /** It has been sent, or has been given up. */
  | { kind: 'done' }
  /** It was put off, and a newer message is on its way. */
  | { kind: 'superseded' }
  /** Somebody is at it, or has died over it, which shows when the claim ends. */
  | { kind: 'claimed'; untilMs: number };

export function standing({ state, turn, claim }: Delivery, ofMessage: number, nowMs: number): Standing {
  if (!isOpenDelivery(state)) return { kind: 'done' };
  if (turn > ofMessage) return { kind: 'superseded' };
  if (claim && nowMs < claim.untilMs) return { kind: 'claimed', untilMs: claim.untilMs };
  return { kind: 'free' };
}

/** What came of trying to send. */
export type SendResult =
  | { kind: 'sent' }
  /** Too many at once; `retryAfterMs` is what Teams asked for. */
  | { kind: 'throttled'; retryAfterMs: number }
  | { kind: 'blocked' }
  | { kind: 'notInstalled' }
  /** Nothing was sent, because it is no time to write to anybody: `waitMs` is how long that lasts. */
  | { kind: 'later'; waitMs: number }
  /** Nothing was sent: `code` says why nobody would want it to be. */
  | { kind: 'notNeeded'; code: 'notWanted' | 'snoozed' | 'nothingMissing' }
  /** `code` is a word for people who look after the system, with nothing personal in it. */
  | { kind: 'failed'; code: string; retryable: boolean };

/** What becomes of a delivery after a try: its next state and, while it stays open, how long to wait. */
export type NextStep = { state: DeliveryState; reason?: string; waitMs?: number };

/** `attempts` counts the tries so far, this one included; `chance` is from 0 to 1. */
export function afterSend(result: SendResult, attempts: number, chance: number): NextStep {
  if (result.kind === 'failed') {
    const { code: reason, retryable } = result;
    if (!retryable || attempts >= attemptsMax) return { state: 'failed', reason };
    return { state: 'queued', reason, waitMs: backOffMs(attempts, chance) };
  }
  if (result.kind === 'later') return { state: 'queued', reason: 'quietHours', waitMs: result.waitMs };
  if (result.kind === 'notNeeded') return { state: 'notNeeded', reason: result.code };
  if (result.kind !== 'throttled') return { state: result.kind };
  // Teams is never asked more often than the same budget allows, so this can only go on for so long.
  if (attempts >= attemptsMax) return { state: 'failed', reason: 'throttled' };
  const waitMs = backOffMs(attempts, chance, result.retryAfterMs);
  return { state: 'throttled', reason: 'throttled', waitMs };
}
