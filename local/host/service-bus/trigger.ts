import { ServiceBusClient } from '@azure/service-bus';
import type { Clock } from '../clock.ts';
import type { Invoke } from '../invoke.ts';
import type { Log } from '../log.ts';
import type { RegisteredFunction } from '../registry.ts';
import { type QueueOptions, readOptions, type ServiceBusSettings } from './options.ts';
import { type Work, workInBatches, workOneByOne } from './worker.ts';

export interface QueueTriggers {
  summaries: { name: string; type: string; queue: string }[];
  /** Gets messages no more, waits until those under way are settled, closes the connections. */
  stop(): Promise<void>;
}

/** A broker on this machine answers fast or not at all, and may be started again at any moment. */
const RETRIES = { timeoutInMs: 5_000, maxRetries: 1, retryDelayInMs: 500 };

/**
 * Gives queue functions the messages of their queues under a lock, as Azure does: completed when the function takes
 * them, abandoned when it throws, and a dead letter when that has happened as often as the queue allows. Rejects,
 * with the function's name in the message, on options that it cannot serve and on queues that are not there.
 */
export async function startQueueTriggers(
  functions: RegisteredFunction[],
  invoke: Invoke,
  { clock, log, settings = {} }: { clock: Clock; log: Log; settings?: ServiceBusSettings | undefined },
): Promise<QueueTriggers> {
  const triggers = functions.map(fn => ({ fn, options: readOptions(fn, settings) }));
  warnOfSettings(triggers, settings, log);
  const clients = new Map<string, ServiceBusClient>();
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    await Promise.all(stops.map(each => each()));
    await Promise.all([...clients.values()].map(client => client.close()));
  };
  try {
    for (const { fn, options } of triggers) {
      const { connection } = options;
      const client = clients.get(connection) ?? connect(connection, fn);
      clients.set(connection, client);
      stops.push(await startWork(client, { fn, options, invoke, clock, log }));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    summaries: triggers.map(({ fn, options: { queue } }) => ({
      name: fn.name,
      type: fn.trigger.type,
      queue,
    })),
    stop,
  };
}

function connect(connection: string, { name }: RegisteredFunction): ServiceBusClient {
  try {
    return new ServiceBusClient(connection, { retryOptions: RETRIES });
  } catch (error) {
    throw named(name, 'its connection is not one of Service Bus', error);
  }
}

async function startWork(
  client: ServiceBusClient,
  parts: Omit<Work, 'receiver'>,
): Promise<() => Promise<void>> {
  const { fn, options } = parts;
  const receiver = client.createReceiver(options.queue, {
    receiveMode: 'peekLock',
    // Renewed by the worker; see there why.
    maxAutoLockRenewalDurationInMs: 0,
    // Azure's host hands over the text; parsing it is the library's part.
    skipParsingBodyAsJson: true,
  });
  // Receiving would wait for the queue to appear, without a word to whoever has misspelt its name.
  await receiver.peekMessages(1).catch(error => {
    throw named(fn.name, `its queue "${options.queue}" cannot be read`, error);
  });
  const start = options.cardinality === 'one' ? workOneByOne : workInBatches;
  const stop = start({ ...parts, receiver });
  return async () => {
    await stop();
    await receiver.close();
  };
}

function warnOfSettings(
  triggers: { fn: RegisteredFunction; options: QueueOptions }[],
  { prefetchCount = 0 }: ServiceBusSettings,
  log: Log,
): void {
  const warn = (message: string) => log({ level: 'warning', category: 'host', message });
  if (prefetchCount !== 0 && triggers.length > 0) {
    warn('host.json: extensions.serviceBus.prefetchCount does nothing here: messages are not fetched ahead.');
  }
  for (const { fn, options } of triggers) {
    if (options.autoComplete) continue;
    warn(
      `${fn.name} has autoCompleteMessages off: nothing here completes its messages, they will come again.`,
    );
  }
}

function named(functionName: string, what: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(`Function "${functionName}": ${what}: ${reason}`, { cause });
}
