import { hasReady, type Lock, type Queue, takeNext } from './queue.ts';

/** Somebody who takes messages from a queue as they come. */
export type Consumer = {
  /** How many it can take now; undefined when it is gone. */
  room(): number | undefined;
  take(lock: Lock): void;
};

export type Consumers = {
  add(queue: Queue, consumer: Consumer): void;
  /** Hands over what is there, of one queue or of all, as far as there is room. */
  pump(nowMs: number, queue?: Queue): void;
};

export function createConsumers(queues: readonly Queue[]): Consumers {
  const waiting = new Map<Queue, Consumer[]>(queues.map(queue => [queue, []]));

  // One message each in turn, so that no consumer waits behind the appetite of another.
  function pumpOne(queue: Queue, line: Consumer[], nowMs: number): void {
    let without = 0;
    while (without < line.length && hasReady(queue, nowMs)) {
      const consumer = line.shift() as Consumer;
      const room = consumer.room();
      if (room === undefined) continue;
      line.push(consumer);
      if (room <= 0) without += 1;
      else {
        without = 0;
        consumer.take(takeNext(queue, nowMs) as Lock);
      }
    }
  }

  return {
    add(queue, consumer) {
      const others = waiting.get(queue) ?? [];
      waiting.set(queue, [...others.filter(each => each.room() !== undefined), consumer]);
    },
    pump(nowMs, queue) {
      if (queue) pumpOne(queue, waiting.get(queue) ?? [], nowMs);
      else for (const [each, line] of waiting) pumpOne(each, line, nowMs);
    },
  };
}
