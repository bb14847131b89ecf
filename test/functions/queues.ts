import type { Clock, QueueMessage, QueueName, Queues } from '../../functions/ports.ts';
import type { Incoming } from '../../functions/queue/incoming.ts';

/** A message as it lies in a queue. */
type Lying = QueueMessage & { deliveries: number; dueMs: number };

export type Handler = (message: Incoming) => Promise<unknown>;

/** Queues in this process that do what we use of Service Bus: duplicate detection, due times, redelivery, dead letters. */
export type MemoryQueues = Queues & {
  /** Hands over each message that is due, so many at once, also those that come in meanwhile. Returns how many. */
  deliver(queue: QueueName, handle: Handler, atOnce?: number): Promise<number>;
  /** Loses what lies in a queue, as an operator can. */
  purge(queue: QueueName): void;
  /** What lies in a queue, due or not. */
  lying(queue: QueueName): QueueMessage[];
  /** When the next message of any queue is due. */
  nextDueMs(): number | undefined;
  /** Awaited before and after each send is taken in; throwing there loses the request or its answer. */
  beforeSend: (queue: QueueName, messages: readonly QueueMessage[]) => Promise<void> | void;
  afterSend: (queue: QueueName, messages: readonly QueueMessage[]) => Promise<void> | void;
};

const deliveriesMax = 10;
const duplicateWindowMs = 600_000;

export function memoryQueues(clock: Clock): MemoryQueues {
  const lying: Record<QueueName, Lying[]> = {
    ...{ runs: [], 'org-runs': [], deliveries: [], webhooks: [], 'dead-letters': [] },
  };
  const seen = new Map<string, number>();
  const queues: MemoryQueues = {
    beforeSend: () => undefined,
    afterSend: () => undefined,
    async send(queue, messages) {
      await queues.beforeSend(queue, messages);
      for (const message of messages) accept(queue, message);
      await queues.afterSend(queue, messages);
    },
    async deliver(queue, handle, atOnce = 1) {
      let count = 0;
      for (let next = take(queue, atOnce); next.length > 0; next = take(queue, atOnce)) {
        count += next.length;
        await Promise.all(next.map(message => hand(queue, message, handle)));
      }
      return count;
    },
    purge: queue => void lying[queue].splice(0),
    lying: queue => lying[queue].map(({ deliveries: _, dueMs: __, ...message }) => message),
    nextDueMs() {
      const due = Object.values(lying).flatMap(queue => queue.map(({ dueMs }) => dueMs));
      return due.length === 0 ? undefined : Math.min(...due);
    },
  };
  return queues;

  function accept(queue: QueueName, message: QueueMessage): void {
    if (message.id.length > 128) throw new Error('A message id may have 128 characters.');
    const key = `${queue} ${message.id}`;
    const known = seen.get(key);
    if (known !== undefined && clock.nowMs() - known < duplicateWindowMs) return;
    seen.set(key, clock.nowMs());
    const body = JSON.parse(JSON.stringify(message.body)) as object;
    lying[queue].push({ ...message, body, deliveries: 0, dueMs: message.enqueueAtMs ?? clock.nowMs() });
  }

  function take(queue: QueueName, most: number): Lying[] {
    const due = lying[queue].filter(({ dueMs }) => dueMs <= clock.nowMs()).slice(0, most);
    lying[queue] = lying[queue].filter(message => !due.includes(message));
    return due;
  }

  /** As a trigger does: complete when the handler returns, abandon when it throws, forward after too many of those. */
  async function hand(queue: QueueName, message: Lying, handle: Handler): Promise<void> {
    message.deliveries += 1;
    try {
      const reason = message.properties?.['DeadLetterReason'];
      await handle({ id: message.id, body: message.body, ...(reason !== undefined && { reason }) });
    } catch {
      if (message.deliveries < deliveriesMax) lying[queue].push(message);
      else
        accept('dead-letters', { ...message, properties: { DeadLetterReason: 'MaxDeliveryCountExceeded' } });
    }
  }
}
