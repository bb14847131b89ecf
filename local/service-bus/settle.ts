import { type Properties, withProperties } from './envelope.ts';
import { add, type Lock, type Queue, remove } from './queue.ts';
import { lockLost } from './refusal.ts';
import type { Message } from './store.ts';

/** How a receiver lets go of a message. */
export type Outcome =
  | { kind: 'complete' }
  | { kind: 'abandon' | 'defer' | 'deadLetter'; properties: Properties };

function heldLock(queue: Queue, token: string, nowMs: number): Lock {
  const held = queue.locks.get(token);
  if (!held || held.untilMs <= nowMs) throw lockLost();
  return held;
}

/** Gives a lock its full time again. Returns when it ends. Refused when it is lost. */
export function renew(queue: Queue, token: string, nowMs: number): number {
  const held = heldLock(queue, token, nowMs);
  held.untilMs = nowMs + queue.rules.lockMs;
  queue.locks.delete(token);
  queue.locks.set(token, held);
  return held.untilMs;
}

/** Settles a locked message. Refused when its lock is lost. */
export function settle(queue: Queue, token: string, outcome: Outcome, nowMs: number): void {
  const { message } = heldLock(queue, token, nowMs);
  queue.locks.delete(token);
  if (outcome.kind === 'complete') {
    remove(queue, message);
    return;
  }
  const changed = withChanges(message, outcome.properties);
  if (outcome.kind === 'deadLetter') die(queue, changed, nowMs);
  if (outcome.kind === 'abandon') giveBack(queue, changed, nowMs);
  if (outcome.kind === 'defer') replace(queue, { ...changed, state: 'deferred' });
}

function replace(queue: Queue, message: Message): void {
  queue.store.replace(queue.name, message);
  queue.messages.set(message.sequence, message);
}

function withChanges(message: Message, properties: Properties): Message {
  if (Object.keys(properties).length === 0) return message;
  return { ...message, raw: withProperties(message.raw, properties) };
}

/** A delivery that came to nothing: the message is there again, or has used up its deliveries. */
export function giveBack(queue: Queue, message: Message, nowMs: number): void {
  const { maxDeliveryCount } = queue.rules;
  const changed = queue.messages.get(message.sequence) !== message;
  message.deliveryCount += 1;
  if (message.deliveryCount >= maxDeliveryCount) {
    die(queue, withChanges(message, tooManyDeliveries(maxDeliveryCount)), nowMs);
    return;
  }
  if (changed) replace(queue, message);
  else queue.store.setDeliveryCount(queue.name, message);
  if (message.state === 'active') queue.ready.push(message);
}

function tooManyDeliveries(max: number): Properties {
  return {
    DeadLetterReason: 'MaxDeliveryCountExceeded',
    DeadLetterErrorDescription: `Message could not be consumed after ${max} delivery attempts.`,
  };
}

/** A dead letter that is forwarded arrives as a new message, which is dropped when its id has been seen there. */
function die(queue: Queue, message: Message, nowMs: number): void {
  remove(queue, message);
  const target = queue.deadLetters();
  const dead = { ...message, state: 'active' as const, dueMs: null, expiresMs: null };
  if (target.rules.maxDeliveryCount === Number.POSITIVE_INFINITY) {
    add(target, { ...dead, source: message.source ?? queue.name });
  } else if (target.duplicates.isNew(message.id, nowMs)) {
    add(target, { ...dead, source: queue.name, deliveryCount: 0, enqueuedMs: nowMs });
  }
}

/** Ends locks before their time, all of them or one: what they held is there again. */
export function breakLocks(queue: Queue, nowMs: number, token?: string): void {
  const broken = token === undefined ? [...queue.locks.values()] : [queue.locks.get(token)];
  for (const each of broken) {
    if (!each) continue;
    queue.locks.delete(each.token);
    giveBack(queue, each.message, nowMs);
  }
}
