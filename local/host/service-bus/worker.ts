import type { ServiceBusReceivedMessage, ServiceBusReceiver } from '@azure/service-bus';
import { type Clock, pause } from '../clock.ts';
import type { RpcInvocationRequest, RpcTypedData } from '../core-types.ts';
import type { Invoke } from '../invoke.ts';
import type { Log } from '../log.ts';
import type { RegisteredFunction } from '../registry.ts';
import { sysMetadata } from '../sys.ts';
import { createGate, type Gate } from './gate.ts';
import { batchMetadataOf, bodyOf, metadataOf } from './message.ts';
import type { QueueOptions } from './options.ts';
import { keepLocked } from './renewal.ts';
import { settle } from './settle.ts';
import { createSettlements } from './settlements.ts';

/** How long a batch is waited for, and so how long stopping takes when there is none. */
const BATCH_WAIT_MS = 1_000;

/** A queue's receiver and the function that gets its messages. */
export interface Work {
  fn: RegisteredFunction;
  options: QueueOptions;
  receiver: ServiceBusReceiver;
  invoke: Invoke;
  clock: Clock;
  log: Log;
}

/** Gets messages no more and waits until those that it has are settled. */
export type StopWork = () => Promise<void>;

/** Calls the function for each message, `callsMax` at once: one that it takes is completed, any other abandoned. */
export function workOneByOne(work: Work): StopWork {
  const running = new Set<Promise<void>>();
  const process = createProcess(work);
  const { receiver, options, clock } = work;
  // After a broken connection the client asks for as many as before, whatever still runs.
  const gate = createGate(options.callsMax);
  const subscription = receiver.subscribe(
    {
      async processMessage(message) {
        const call = process([message], gate, () => ({
          data: { string: bodyOf(message) },
          triggerMetadata: { ...sysMetadata(work.fn.name, clock.now()), ...metadataOf(message) },
        }));
        running.add(call);
        await call.finally(() => running.delete(call));
      },
      processError: async ({ error, errorSource }) => warn(work, `it cannot ${errorSource}`, error),
    },
    { autoCompleteMessages: false, maxConcurrentCalls: options.callsMax },
  );
  return async () => {
    await subscription.close();
    while (running.size > 0) await Promise.all(running);
  };
}

/** Calls the function for one batch after the other. */
export function workInBatches(work: Work): StopWork {
  const process = createProcess(work);
  const { receiver, options, clock, fn } = work;
  const gate = createGate(1);
  const stopping = new AbortController();
  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        const messages = await receiver.receiveMessages(options.batchMax, { maxWaitTimeInMs: BATCH_WAIT_MS });
        if (messages.length === 0) continue;
        await process(messages, gate, () => ({
          data: { collectionString: { string: messages.map(bodyOf) } },
          triggerMetadata: { ...sysMetadata(fn.name, clock.now()), ...batchMetadataOf(messages) },
        }));
      } catch (error) {
        warn(work, 'it cannot receive', error);
        await pause(clock, BATCH_WAIT_MS, stopping.signal);
      }
    }
  };
  const ended = run();
  return async () => {
    stopping.abort();
    await ended;
  };
}

type Input = { data: RpcTypedData } & Required<Pick<RpcInvocationRequest, 'triggerMetadata'>>;

/** Calls the function with some messages, once the gate lets it, and settles them by how that ends. Never rejects. */
function createProcess(work: Work) {
  const { fn, options, receiver, invoke, clock } = work;
  const takeTurn = createSettlements();
  const keep = (message: ServiceBusReceivedMessage) =>
    keepLocked(receiver, message, {
      clock,
      msMax: options.renewalMsMax,
      fail: error => warn(work, 'the lock of a message cannot be renewed', error),
    });
  return async (messages: ServiceBusReceivedMessage[], gate: Gate, input: () => Input): Promise<void> => {
    const locks = messages.map(keep);
    await gate.enter();
    const outcome = await invoke(fn, input());
    const failed = outcome.kind === 'failed';
    for (const release of locks) release();
    const settled = messages.map(async message => {
      if (!failed && !options.autoComplete) return;
      await takeTurn(() => settle(receiver, failed ? 'abandon' : 'complete', message));
    });
    for (const result of await Promise.allSettled(settled)) {
      // Its lock is lost, most likely; the message comes again, here or in another process.
      if (result.status === 'rejected')
        warn(work, 'a message cannot be settled and will come again', result.reason);
    }
    gate.leave();
  };
}

function warn({ fn, log }: Work, what: string, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  log({
    level: 'warning',
    category: 'host',
    message: `${fn.name}: ${what}: ${reason}`,
    functionName: fn.name,
  });
}
