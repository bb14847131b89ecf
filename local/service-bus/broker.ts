import { setImmediate } from 'node:timers';
import { advance, nextInstant } from './advance.ts';
import { type Consumer, createConsumers } from './consumers.ts';
import { openQueue, type Queue } from './queue.ts';
import { unknownEntity } from './refusal.ts';
import type { QueueRules } from './rules.ts';
import { breakLocks } from './settle.ts';
import { openStore, type Store } from './store.ts';

export type BrokerOptions = {
  /** A path, or ':memory:'. */
  readonly file: string;
  readonly queues: readonly QueueRules[];
  /** The clock in milliseconds; by default the machine's. Whoever moves it calls `wake` afterwards. */
  readonly now?: (() => number) | undefined;
};

/** How many messages a queue, or its sub-queue of dead letters, has. Locked ones are active too. */
export type Counts = { active: number; locked: number; scheduled: number; deferred: number };

export type Broker = {
  now(): number;
  /** The queue or sub-queue at an address. Refused when there is none. */
  find(address: string): Queue;
  /** Resolves when all that has been done up to now would survive `kill -9`. Only then may it be acknowledged. */
  durable(): Promise<void>;
  /** Gives a queue's messages to a consumer, in turn with the others, for as long as it has room. */
  consume(queue: Queue, consumer: Consumer): void;
  /** Looks for consumers with room, of one queue or of all; to be called when one has got some. */
  pump(queue?: Queue): void;
  /** Looks at the clock. Happens by itself as the machine's clock goes. */
  wake(): void;
  breakLocks(address: string): void;
  counts(address: string): Counts;
  close(): void;
};

const SUB_QUEUE = '/$deadletterqueue';
const TIMER_MS_MAX = 2 ** 31 - 1;

/** Opens the queues of a namespace, without a network. */
export function createBroker({ file, queues: rules, now = Date.now }: BrokerOptions): Broker {
  const store = openStore(file);
  const queues = openQueues(rules, store);
  const all = [...queues.values()];
  const consumers = createConsumers(all);
  let committing: Promise<void> | undefined;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let timerMs = Number.POSITIVE_INFINITY;

  function find(address: string): Queue {
    const queue = queues.get(address.replace(/^\//, '').toLowerCase());
    if (!queue) throw unknownEntity(address);
    return queue;
  }

  // One commit for all that happens in one turn of the event loop. A commit that fails ends the process: what memory
  // holds would no longer be what the file holds.
  function durable(): Promise<void> {
    committing ??= new Promise(resolve => {
      setImmediate(() => {
        committing = undefined;
        if (!closed) store.commit();
        resolve();
        if (!closed) pump();
      });
    });
    return committing;
  }

  function pump(queue?: Queue): void {
    consumers.pump(now(), queue);
    setTimer();
  }

  function setTimer(): void {
    const nextMs = Math.min(...all.map(queue => nextInstant(queue) ?? Number.POSITIVE_INFINITY));
    if (nextMs >= timerMs) return;
    clearTimeout(timer);
    timerMs = nextMs;
    timer = setTimeout(wake, Math.min(Math.max(nextMs - now(), 0), TIMER_MS_MAX));
    timer.unref();
  }

  function wake(): void {
    clearTimeout(timer);
    timerMs = Number.POSITIVE_INFINITY;
    for (const queue of all) advance(queue, now());
    void durable();
  }

  wake();
  return {
    now,
    find,
    durable,
    consume: consumers.add,
    pump,
    wake,
    breakLocks(address) {
      breakLocks(find(address), now());
      void durable();
    },
    counts: address => countsOf(find(address)),
    close() {
      closed = true;
      clearTimeout(timer);
      store.close();
    },
  };
}

function openQueues(rules: readonly QueueRules[], store: Store): Map<string, Queue> {
  const queues = new Map<string, Queue>();
  const names = new Set(rules.map(each => each.name.toLowerCase()));
  for (const each of rules) {
    const name = each.name.toLowerCase();
    const subQueue = name + SUB_QUEUE;
    const target = each.forwardDeadLettersTo?.toLowerCase() ?? subQueue;
    if (target !== subQueue && !names.has(target)) {
      throw new Error(`Queue "${name}" forwards its dead letters to "${target}", which is not declared.`);
    }
    const unlimited = { maxDeliveryCount: Number.POSITIVE_INFINITY, duplicateWindowMs: 0 };
    queues.set(
      name,
      openQueue({ ...each, name }, store, () => queues.get(target) as Queue),
    );
    const dead: Queue = openQueue({ ...each, ...unlimited, name: subQueue }, store, () => dead);
    queues.set(subQueue, dead);
  }
  return queues;
}

function countsOf(queue: Queue): Counts {
  const counts = { active: 0, locked: queue.locks.size, scheduled: 0, deferred: 0 };
  for (const { state } of queue.messages.values()) counts[state] += 1;
  return counts;
}
