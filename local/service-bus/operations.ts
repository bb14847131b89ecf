import { LONG, TIMESTAMP, types } from './amqp.ts';
import { forReceiver } from './delivering.ts';
import { type Properties, readFacts } from './envelope.ts';
import { accept, cancelScheduled, peek, type Queue, takeDeferred } from './queue.ts';
import { refusal } from './refusal.ts';
import type { Answer, Request } from './requests.ts';
import { MESSAGE_BYTES_MAX } from './rules.ts';
import { type Outcome, renew, settle } from './settle.ts';

type Body = Readonly<Record<string, unknown>>;
type Operation = (queue: Queue, body: Body, nowMs: number) => Answer;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'com.microsoft:renew-lock': renewLocks,
  'com.microsoft:peek-message': peekMessages,
  'com.microsoft:schedule-message': scheduleMessages,
  'com.microsoft:cancel-scheduled-message': cancelMessages,
  'com.microsoft:receive-by-sequence-number': receiveDeferred,
  'com.microsoft:update-disposition': updateDisposition,
};

/** Does what a request to `<queue>/$management` asks for. Refusals are thrown. */
export function operate(queue: Queue, { application_properties, body }: Request, nowMs: number): Answer {
  const name = String(application_properties['operation']);
  const operation = OPERATIONS[name];
  if (!operation) throw refusal('amqp:not-implemented', `This broker does not know the operation '${name}'.`);
  return operation(queue, body as Body, nowMs);
}

function tokensOf(body: Body): string[] {
  return (body['lock-tokens'] as Buffer[]).map(token => token.toString('hex'));
}

function renewLocks(queue: Queue, body: Body, nowMs: number): Answer {
  const expirations = tokensOf(body).map(token => renew(queue, token, nowMs));
  return { body: { expirations: types.wrap_array(expirations, TIMESTAMP) } };
}

function peekMessages(queue: Queue, body: Body, nowMs: number): Answer {
  const from = Number(body['from-sequence-number']);
  const found = peek(queue, from, Number(body['message-count']), nowMs);
  if (found.length === 0) return { body: undefined };
  return { body: { messages: found.map(message => ({ message: forReceiver(message) })) } };
}

function scheduleMessages(queue: Queue, body: Body, nowMs: number): Answer {
  const encoded = (body['messages'] as { message: Buffer }[]).map(each => each.message);
  const bytes = encoded.reduce((sum, each) => sum + each.length, 0);
  if (bytes > MESSAGE_BYTES_MAX) {
    throw refusal(
      'amqp:link:message-size-exceeded',
      `${bytes} bytes exceed the limit of ${MESSAGE_BYTES_MAX}.`,
    );
  }
  // A number is due to a message that is dropped as a duplicate, too; it stands for nothing.
  const numbers = encoded.map(readFacts).map(facts => accept(queue, facts, nowMs) ?? queue.sequence);
  return { body: { 'sequence-numbers': types.wrap_array(numbers, LONG) } };
}

function cancelMessages(queue: Queue, body: Body): Answer {
  cancelScheduled(queue, body['sequence-numbers'] as number[]);
  return { body: {} };
}

function receiveDeferred(queue: Queue, body: Body, nowMs: number): Answer {
  const locks = takeDeferred(queue, body['sequence-numbers'] as number[], nowMs);
  const messages = locks.map(lock => ({
    message: forReceiver(lock.message, lock),
    'lock-token': types.wrap_uuid(Buffer.from(lock.token, 'hex')),
  }));
  const deletes = Number(body['receiver-settle-mode']) === 0;
  if (deletes) for (const { token } of locks) settle(queue, token, { kind: 'complete' }, nowMs);
  return { body: { messages } };
}

/** How a client settles a message whose link is gone. */
function updateDisposition(queue: Queue, body: Body, nowMs: number): Answer {
  const outcome = outcomeOf(body);
  for (const token of tokensOf(body)) settle(queue, token, outcome, nowMs);
  return { body: {} };
}

function outcomeOf(body: Body): Outcome {
  const properties = (body['properties-to-modify'] ?? {}) as Properties;
  switch (body['disposition-status']) {
    case 'completed':
      return { kind: 'complete' };
    case 'abandoned':
      return { kind: 'abandon', properties };
    case 'defered':
      return { kind: 'defer', properties };
    case 'suspended': {
      const DeadLetterReason = body['deadletter-reason'];
      const DeadLetterErrorDescription = body['deadletter-description'];
      return {
        kind: 'deadLetter',
        properties: { ...properties, DeadLetterReason, DeadLetterErrorDescription },
      };
    }
    default:
      throw refusal('com.microsoft:argument-error', 'The disposition-status is unknown.');
  }
}
