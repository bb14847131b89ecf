import { randomUUID } from 'node:crypto';
import type { Duplicates } from './duplicates.ts';
import { createDuplicates } from './duplicates.ts';
import type { Facts } from './envelope.ts';
import { createHeap, type Heap } from './heap.ts';
import { refusal } from './refusal.ts';
import type { QueueRules } from './rules.ts';
import type { Message, Store } from './store.ts';

/** A message that a receiver has for itself until an instant. */
export type Lock = { readonly token: string; message: Message; untilMs: number };

/** A queue, or a sub-queue of dead letters, whose rules have no limit of deliveries. */
export type Queue = {
  readonly name: string;
  readonly rules: QueueRules;
  readonly store: Store;
  /** In the order of their sequence numbers, for they are only ever added at the end. */
  readonly messages: Map<number, Message>;
  /** Active and not locked; may hold stale ones. */
  readonly ready: Heap<Message>;
  readonly scheduled: Heap<Message>;
  /** In the order in which they expire: all locks of a queue last equally long, and a renewed one goes to the end. */
  readonly locks: Map<string, Lock>;
  readonly duplicates: Duplicates;
  /** Where its dead letters go: another queue, or its own sub-queue. */
  readonly deadLetters: () => Queue;
  sequence: number;
};

/** Makes a queue out of its rules and of what the store has of it. */
export function openQueue(rules: QueueRules, store: Store, deadLetters: () => Queue): Queue {
  const { name } = rules;
  const queue: Queue = {
    name,
    rules,
    store,
    messages: new Map(),
    ready: createHeap(message => message.sequence),
    scheduled: createHeap(message => message.dueMs ?? 0),
    locks: new Map(),
    duplicates: createDuplicates(store, name, rules.duplicateWindowMs),
    deadLetters,
    sequence: store.lastSequence(name),
  };
  for (const { queue: _, ...message } of store.messages(name)) place(queue, message);
  return queue;
}

function place(queue: Queue, message: Message): void {
  queue.messages.set(message.sequence, message);
  if (message.state === 'active') queue.ready.push(message);
  if (message.state === 'scheduled') queue.scheduled.push(message);
}

/** What `add` sets by itself. */
type Arrival = Omit<Message, 'sequence' | 'enqueuedSequence'> & { enqueuedSequence?: number };

/** Puts a message at the end of the queue, whatever its id. */
export function add(queue: Queue, arrival: Arrival): Message {
  queue.sequence += 1;
  const message = { enqueuedSequence: queue.sequence, ...arrival, sequence: queue.sequence };
  queue.store.add(queue.name, message);
  place(queue, message);
  return message;
}

/** Takes in a message that was sent. Returns its sequence number, or undefined when its id has been seen before. */
export function accept(queue: Queue, { id, raw, ttlMs, dueMs }: Facts, nowMs: number): number | undefined {
  if (!queue.duplicates.isNew(id, nowMs)) return undefined;
  const scheduled = dueMs !== undefined && dueMs > nowMs;
  const { sequence } = add(queue, {
    id,
    state: scheduled ? 'scheduled' : 'active',
    raw,
    enqueuedMs: nowMs,
    dueMs: scheduled ? dueMs : null,
    expiresMs: ttlMs === undefined ? null : (scheduled ? dueMs : nowMs) + ttlMs,
    deliveryCount: 0,
    source: null,
  });
  return sequence;
}

/** Takes a message out for good. */
export function remove(queue: Queue, { sequence }: Message): void {
  queue.messages.delete(sequence);
  queue.store.remove(queue.name, sequence);
}

/** True when the next message is there for the taking. */
export function hasReady(queue: Queue, nowMs: number): boolean {
  queue.ready.dropWhile(message => {
    if (queue.messages.get(message.sequence) !== message) return true;
    const expired = message.expiresMs !== null && message.expiresMs <= nowMs;
    if (expired) remove(queue, message);
    return expired;
  });
  return queue.ready.peek() !== undefined;
}

/** Locks the next message. */
export function takeNext(queue: Queue, nowMs: number): Lock | undefined {
  return hasReady(queue, nowMs) ? lock(queue, queue.ready.pop() as Message, nowMs) : undefined;
}

function lock(queue: Queue, message: Message, nowMs: number): Lock {
  const taken = {
    token: randomUUID().replaceAll('-', ''),
    message,
    untilMs: nowMs + queue.rules.lockMs,
  };
  queue.locks.set(taken.token, taken);
  return taken;
}

/** Up to `max` messages from a sequence number on, in whatever state, locked or not. */
export function peek(queue: Queue, from: number, max: number, nowMs: number): Message[] {
  const found: Message[] = [];
  for (const message of queue.messages.values()) {
    if (found.length === max) break;
    const gone = message.expiresMs !== null && message.expiresMs <= nowMs;
    if (message.sequence >= from && !gone) found.push(message);
  }
  return found;
}

/** Takes scheduled messages back. Refused, and nothing done, when one of them is not there any more. */
export function cancelScheduled(queue: Queue, sequences: readonly number[]): void {
  const messages = sequences.map(sequence => inState(queue, sequence, 'scheduled'));
  for (const message of messages) remove(queue, message);
}

/** Locks deferred messages. Refused, and nothing done, when one of them is not there, or is locked. */
export function takeDeferred(queue: Queue, sequences: readonly number[], nowMs: number): Lock[] {
  const locked = new Set([...queue.locks.values()].map(each => each.message.sequence));
  const messages = sequences.map(sequence => inState(queue, sequence, 'deferred'));
  const taken = messages.find(message => locked.has(message.sequence));
  if (taken) throw refusal('com.microsoft:message-not-found', `Message ${taken.sequence} is locked.`);
  return messages.map(message => lock(queue, message, nowMs));
}

function inState(queue: Queue, sequence: number, state: Message['state']): Message {
  const message = queue.messages.get(sequence);
  if (message?.state === state) return message;
  throw refusal(
    'com.microsoft:message-not-found',
    `The queue '${queue.name}' has no ${state} message with the sequence number ${sequence}.`,
  );
}
