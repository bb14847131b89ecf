import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { advance } from '../../../local/service-bus/advance.ts';
import { createBroker } from '../../../local/service-bus/broker.ts';
import type { Facts } from '../../../local/service-bus/envelope.ts';
import { createHeap } from '../../../local/service-bus/heap.ts';
import {
  accept,
  cancelScheduled,
  type Lock,
  peek,
  type Queue,
  takeDeferred,
  takeNext,
} from '../../../local/service-bus/queue.ts';
import { type Outcome, renew, settle } from '../../../local/service-bus/settle.ts';
import { factsOf } from './facts.ts';

const MAX_DELIVERIES = 3;
const LOCK_MS = 100;
const rules = { name: 'q', maxDeliveryCount: MAX_DELIVERIES, lockMs: LOCK_MS, duplicateWindowMs: 1_000_000 };

const ACTIONS = [
  'send',
  'sendLater',
  'take',
  'pass',
  'cancel',
  'takeDeferred',
  'renew',
  'complete',
  'abandon',
  'defer',
  'deadLetter',
] as const;

/** `n` is the message to send, or the lock to use. */
type Step = { act: (typeof ACTIONS)[number]; n: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ act: fc.constantFrom(...ACTIONS, 'take' as const), n: fc.nat(30) }),
  { minLength: 20, maxLength: 120 },
);

/** What has happened to a message, as a bookkeeper who only sees the answers would write it down. */
type Fate = 'there' | 'completed' | 'cancelled';

function succeeds(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

/** Takes the steps, and checks at each that nobody gets what somebody else has. */
function play(queue: Queue, script: readonly Step[]): Map<string, Fate> {
  const fates = new Map<string, Fate>();
  const locks: Lock[] = [];
  let nowMs = 1_000;

  function send(n: number, facts: Partial<Facts>): void {
    const id = `m${n}`;
    const accepted = accept(queue, factsOf(id, facts), nowMs) !== undefined;
    expect(accepted).toBe(!fates.has(id));
    if (accepted) fates.set(id, 'there');
  }
  function take(lock: Lock | undefined): void {
    if (!lock) return;
    const others = locks.filter(each => each.message.id === lock.message.id && queue.locks.has(each.token));
    expect(others).toEqual([]);
    expect(lock.message.deliveryCount).toBeLessThan(MAX_DELIVERIES);
    locks.push(lock);
  }
  function settleOne(outcome: Outcome, n: number, fate: Fate): void {
    const lock = locks[n % Math.max(locks.length, 1)];
    if (lock && succeeds(() => settle(queue, lock.token, outcome, nowMs))) fates.set(lock.message.id, fate);
  }
  const first = (state: string) =>
    peek(queue, 0, 1000, nowMs)
      .filter(each => each.state === state)
      .slice(0, 1);
  const properties = {};
  const actions: Record<Step['act'], (n: number) => void> = {
    send: n => send(n, {}),
    sendLater: n => send(n, { dueMs: nowMs + 10 * n }),
    take: () => take(takeNext(queue, nowMs)),
    pass: () => {
      nowMs += LOCK_MS / 2;
    },
    cancel: () => {
      for (const { id, sequence } of first('scheduled')) {
        cancelScheduled(queue, [sequence]);
        fates.set(id, 'cancelled');
      }
    },
    takeDeferred: () => {
      for (const { sequence } of first('deferred')) {
        succeeds(() => takeDeferred(queue, [sequence], nowMs).forEach(take));
      }
    },
    renew: n => succeeds(() => renew(queue, locks[n % Math.max(locks.length, 1)]?.token ?? '', nowMs)),
    complete: n => settleOne({ kind: 'complete' }, n, 'completed'),
    abandon: n => settleOne({ kind: 'abandon', properties }, n, 'there'),
    defer: n => settleOne({ kind: 'defer', properties }, n, 'there'),
    deadLetter: n => settleOne({ kind: 'deadLetter', properties }, n, 'there'),
  };
  for (const { act, n } of script) {
    actions[act](n);
    advance(queue, nowMs);
  }
  return fates;
}

const idsIn = (queue: Queue) => peek(queue, 0, 1000, 0).map(message => message.id);

describe('whatever is sent, taken, settled and let go', () => {
  test('every message is in one place until it is completed or cancelled, and under one lock at most', () => {
    fc.assert(
      fc.property(steps, script => {
        const broker = createBroker({ file: ':memory:', queues: [rules], now: () => 0 });
        const queue = broker.find('q');

        const fates = play(queue, script);

        const left = [...fates].filter(([, fate]) => fate === 'there').map(([id]) => id);
        const found = [...idsIn(queue), ...idsIn(broker.find('q/$DeadLetterQueue'))];
        expect(found.toSorted()).toEqual(left.toSorted());
        broker.close();
      }),
      { numRuns: 200 },
    );
  });

  test('messages that nobody lets go come in the order in which they were sent', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1000), { minLength: 1, maxLength: 50 }), ids => {
        const broker = createBroker({ file: ':memory:', queues: [rules], now: () => 0 });
        const queue = broker.find('q');
        for (const id of ids) accept(queue, factsOf(`m${id}`), 0);

        const taken = ids.map(() => takeNext(queue, 0)?.message.id);

        expect(taken).toEqual(ids.map(id => `m${id}`));
        broker.close();
      }),
      { numRuns: 50 },
    );
  });
});

test('a heap gives back everything in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), numbers => {
      const heap = createHeap<number>(number => number);
      for (const each of numbers) heap.push(each);

      const out = numbers.map(() => heap.pop());

      expect(out).toEqual(numbers.toSorted((a, b) => a - b));
      expect(heap.pop()).toBeUndefined();
    }),
  );
});

test('a queue that forwards dead letters to one that is not declared is refused by name', () => {
  const queues = [{ ...rules, forwardDeadLettersTo: 'nowhere' }];

  expect(() => createBroker({ file: ':memory:', queues })).toThrow('forwards its dead letters to "nowhere"');
});

test('a message disappears when its time to live is over', () => {
  const broker = createBroker({ file: ':memory:', queues: [rules], now: () => 0 });
  const queue = broker.find('q');
  accept(queue, factsOf('short', { ttlMs: 10 }), 0);
  accept(queue, factsOf('long'), 0);

  expect(takeNext(queue, 10)?.message.id).toBe('long');
  expect(broker.counts('q').active).toBe(1);
  broker.close();
});

test('a renewed lock does not keep the others from ending', () => {
  const broker = createBroker({ file: ':memory:', queues: [rules], now: () => 0 });
  const queue = broker.find('q');
  for (const id of ['renewed', 'left']) accept(queue, factsOf(id), 0);
  const renewed = takeNext(queue, 0);
  takeNext(queue, 0);

  renew(queue, renewed?.token ?? '', LOCK_MS / 2);
  advance(queue, LOCK_MS);

  expect(takeNext(queue, LOCK_MS)?.message.id).toBe('left');
  expect(takeNext(queue, LOCK_MS)).toBeUndefined();
  broker.close();
});
