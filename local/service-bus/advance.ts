import { add, type Queue, remove } from './queue.ts';
import { giveBack } from './settle.ts';
import type { Message } from './store.ts';

/** Does what time brings: scheduled messages come due, locks end. */
export function advance(queue: Queue, nowMs: number): void {
  for (const held of queue.locks.values()) {
    if (held.untilMs > nowMs) break;
    queue.locks.delete(held.token);
    giveBack(queue, held.message, nowMs);
  }
  const stale = (message: Message) => queue.messages.get(message.sequence) !== message;
  for (;;) {
    queue.scheduled.dropWhile(stale);
    const next = queue.scheduled.peek();
    if (!next || (next.dueMs ?? 0) > nowMs) return;
    remove(queue, next);
    add(queue, { ...next, state: 'active', enqueuedMs: nowMs, dueMs: null });
  }
}

/** When `advance` has something to do next; undefined when nothing is in sight. */
export function nextInstant(queue: Queue): number | undefined {
  const lockMs = queue.locks.values().next().value?.untilMs ?? Number.POSITIVE_INFINITY;
  const dueMs = queue.scheduled.peek()?.dueMs ?? Number.POSITIVE_INFINITY;
  const nextMs = Math.min(lockMs, dueMs);
  return Number.isFinite(nextMs) ? nextMs : undefined;
}
