import { setTimeout as sleep } from 'node:timers/promises';
import type {
  ServiceBusMessage,
  ServiceBusReceivedMessage,
  ServiceBusReceiver,
  ServiceBusReceiverOptions,
} from '@azure/service-bus';
import { ServiceBusAdministrationClient, ServiceBusClient } from '@azure/service-bus';
import type { QueueRules } from '../../../local/service-bus/rules.ts';
import { startServiceBus } from '../../../local/service-bus/server.ts';

// The contract runs against the local broker, or against a real namespace when SERVICE_BUS is a connection string that
// may manage it.
const { SERVICE_BUS } = process.env;

/** How long an empty queue is watched before it counts as empty. */
const EMPTY_MS = SERVICE_BUS === undefined ? 200 : 5_000;

/** Lock and window are the shortest that Azure allows. */
const RULES = { maxDeliveryCount: 3, lockMs: 5_000, duplicateWindowMs: 20_000 };

/** Queues that only one test file uses. `forward` names another of them. */
export type Namespace = {
  readonly client: ServiceBusClient;
  readonly connectionString: string;
  /** The real name of a queue. */
  readonly name: (queue: string) => string;
  readonly send: (queue: string, ...messages: ServiceBusMessage[]) => Promise<void>;
  /** Receives that many messages under a lock that is not renewed by itself. Fails when they do not come. */
  readonly receive: (queue: string, count?: number) => Promise<ServiceBusReceivedMessage[]>;
  /** Receives whatever is there until nothing comes any more. */
  readonly receiveAll: (queue: string) => Promise<ServiceBusReceivedMessage[]>;
  /** The receiver that `receive` uses. */
  readonly receiver: (queue: string, options?: ServiceBusReceiverOptions) => ServiceBusReceiver;
  /** Lets time pass: on the local broker's clock, or really. */
  readonly pass: (seconds: number) => Promise<void>;
  /** The instant that many seconds ahead on the same clock. */
  readonly ahead: (seconds: number) => Date;
  readonly close: () => Promise<void>;
};

type Wanted = Readonly<Record<string, Partial<QueueRules> & { forward?: string }>>;

export async function openNamespace(wanted: Wanted): Promise<Namespace> {
  const suffix = `${process.pid}-${Date.now()}`;
  const name = (queue: string) => `contract-${queue}-${suffix}`;
  const rules = Object.entries(wanted).map(([queue, { forward, ...own }]) => ({
    ...RULES,
    ...own,
    name: name(queue),
    ...(forward !== undefined && { forwardDeadLettersTo: name(forward) }),
  }));
  const service = SERVICE_BUS === undefined ? await local(rules) : await remote(SERVICE_BUS, rules);
  const retryOptions = { timeoutInMs: 20_000, maxRetries: 1, retryDelayInMs: 100 };
  const client = new ServiceBusClient(service.connectionString, { retryOptions });
  const receivers = new Map<string, ServiceBusReceiver>();

  function receiver(queue: string, options: ServiceBusReceiverOptions = {}): ServiceBusReceiver {
    const key = queue + JSON.stringify(options);
    const known = receivers.get(key);
    if (known) return known;
    const made = client.createReceiver(name(queue), { maxAutoLockRenewalDurationInMs: 0, ...options });
    receivers.set(key, made);
    return made;
  }

  return {
    ...service,
    client,
    name,
    receiver,
    async send(queue, ...messages) {
      const sender = client.createSender(name(queue));
      for (const message of messages) await sender.sendMessages(message);
      await sender.close();
    },
    async receive(queue, count = 1) {
      const messages = await receiver(queue).receiveMessages(count, { maxWaitTimeInMs: 20_000 });
      if (messages.length !== count) throw new Error(`${messages.length} messages came, not ${count}.`);
      return messages;
    },
    receiveAll: queue => receiver(queue).receiveMessages(100, { maxWaitTimeInMs: EMPTY_MS }),
    close: async () => {
      await client.close();
      await service.close();
    },
  };
}

type Service = Pick<Namespace, 'connectionString' | 'pass' | 'ahead' | 'close'>;

async function local(queues: readonly QueueRules[]): Promise<Service> {
  let passedMs = 0;
  const now = () => Date.now() + passedMs;
  const { connectionString, wake, close } = await startServiceBus({ file: ':memory:', queues, now });
  const pass = async (seconds: number) => {
    passedMs += seconds * 1000;
    wake();
  };
  return { connectionString, pass, ahead: seconds => new Date(now() + seconds * 1000), close };
}

async function remote(connectionString: string, queues: readonly QueueRules[]): Promise<Service> {
  const administration = new ServiceBusAdministrationClient(connectionString);
  // Those that others forward to come first.
  const ordered = queues.toSorted(
    (a, b) => Number(!!a.forwardDeadLettersTo) - Number(!!b.forwardDeadLettersTo),
  );
  for (const { name, maxDeliveryCount, lockMs, duplicateWindowMs, forwardDeadLettersTo } of ordered) {
    await administration.createQueue(name, {
      maxDeliveryCount,
      lockDuration: `PT${lockMs / 1000}S`,
      requiresDuplicateDetection: duplicateWindowMs > 0,
      ...(duplicateWindowMs > 0 && { duplicateDetectionHistoryTimeWindow: `PT${duplicateWindowMs / 1000}S` }),
      ...(forwardDeadLettersTo !== undefined && { forwardDeadLetteredMessagesTo: forwardDeadLettersTo }),
    });
  }
  return {
    connectionString,
    pass: seconds => sleep(seconds * 1000),
    ahead: seconds => new Date(Date.now() + seconds * 1000),
    close: async () => {
      for (const { name } of ordered.toReversed()) await administration.deleteQueue(name);
    },
  };
}

/** The code with which the SDK rejects; fails when it does not reject. */
export async function rejection(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
  throw new Error('It did not reject.');
}
