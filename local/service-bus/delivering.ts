import type { Delivery, Sender, Typed } from 'rhea';
import { insideOf, types } from './amqp.ts';
import { addressed } from './envelope.ts';
import { answerDelivery, type LinkParts, perform } from './links.ts';
import { tagOf, tokenOf } from './lock-token.ts';
import type { Lock, Queue } from './queue.ts';
import { breakLocks, type Outcome, settle } from './settle.ts';
import type { Message } from './store.ts';

const STATES = { active: 0, deferred: 1, scheduled: 2 } as const;
const PRE_SETTLED = 1;

/** Serves a link on which a client receives a queue's messages. */
export function serveDelivering(link: Sender, queue: Queue, parts: LinkParts): void {
  const { broker, faults } = parts;
  const inside = insideOf(link);
  const deletes = link.snd_settle_mode === PRE_SETTLED;
  if (deletes) inside.local.attach.snd_settle_mode = PRE_SETTLED;
  // rhea counts credit down when it writes, which is after this turn; until then what was handed over counts here.
  let handed = 0;
  const room = () =>
    Math.min(inside.credit - (handed - inside.delivery_count), inside.session.outgoing.available());

  function take(lock: Lock): void {
    const fault = faults({ kind: 'deliver', queue: queue.name, id: lock.message.id });
    handed += 1;
    link.send(forReceiver(lock.message, lock), tagOf(lock.token), 0);
    if (deletes) settle(queue, lock.token, { kind: 'complete' }, broker.now());
    if (fault?.kind === 'expireLock') breakLocks(queue, broker.now(), lock.token);
    if (deletes || fault) void broker.durable();
  }

  // Not `is_closed`: a link whose connection broke is neither open nor closed to rhea.
  broker.consume(queue, { room: () => (link.is_open() ? room() : undefined), take });
  link.on('sender_flow', () => broker.pump(queue));
  // A client that drains waits for the answer even if its credit has been used up by then.
  let draining = false;
  link.on('sender_draining', () => {
    draining = true;
    inside.issue_flow = true;
  });
  inside._get_drain = () => {
    if (!draining) return false;
    draining = false;
    handed += inside.credit;
    inside.delivery_count += inside.credit;
    inside.credit = 0;
    return true;
  };
  serveSettling(link, queue, parts);
}

function serveSettling(link: Sender, queue: Queue, parts: LinkParts): void {
  const { broker } = parts;
  const on = (event: string, outcomeOf: (delivery: Delivery) => Outcome) =>
    link.on(event, ({ delivery }: { delivery: Delivery }) => {
      const token = tokenOf(delivery.tag as Buffer);
      const outcome = outcomeOf(delivery);
      void perform(
        parts,
        { kind: 'settle', queue: queue.name, outcome: outcome.kind },
        () => settle(queue, token, outcome, broker.now()),
        error => answerDelivery(delivery, error),
        () => breakLocks(queue, broker.now(), token),
      );
    });
  on('accepted', () => ({ kind: 'complete' }));
  on('released', () => ({ kind: 'abandon', properties: {} }));
  on('modified', ({ remote_state: state }) => ({
    kind: state?.['undeliverable_here'] === true ? 'defer' : 'abandon',
    properties: state?.['message_annotations'] ?? {},
  }));
  on('rejected', ({ remote_state: state }) => ({
    kind: 'deadLetter',
    properties: state?.['error']?.info ?? {},
  }));
}

/** A message, encoded for whoever receives it, or peeks at it when there is no lock. */
export function forReceiver(message: Message, lock?: Lock): Buffer {
  const { raw, deliveryCount, sequence, enqueuedSequence, enqueuedMs, state, source } = message;
  const annotations: Record<string, Typed> = {
    'x-opt-enqueued-time': types.wrap_timestamp(enqueuedMs),
    'x-opt-sequence-number': types.wrap_long(sequence),
    'x-opt-enqueue-sequence-number': types.wrap_long(enqueuedSequence),
    'x-opt-message-state': types.wrap_int(STATES[state]),
  };
  if (lock) annotations['x-opt-locked-until'] = types.wrap_timestamp(lock.untilMs);
  if (source !== null) annotations['x-opt-deadletter-source'] = types.wrap_string(source);
  return addressed(raw, deliveryCount, annotations);
}
