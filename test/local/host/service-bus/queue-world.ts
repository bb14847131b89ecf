import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ServiceBusClient } from '@azure/service-bus';
import { systemClock } from '../../../../local/host/clock.ts';
import type { RpcTypedData } from '../../../../local/host/core-types.ts';
import type { Invoke } from '../../../../local/host/invoke.ts';
import type { RegisteredFunction } from '../../../../local/host/registry.ts';
import type { ServiceBusSettings } from '../../../../local/host/service-bus/options.ts';
import { type QueueTriggers, startQueueTriggers } from '../../../../local/host/service-bus/trigger.ts';
import type { Faults } from '../../../../local/service-bus/faults.ts';
import type { QueueRules } from '../../../../local/service-bus/rules.ts';
import { type ServiceBus, startServiceBus } from '../../../../local/service-bus/server.ts';
import { worker } from './queue-function.ts';

/** One call of a function: the ids in its messages, and the message's delivery, which counts from 1. */
export interface Call {
  ids: string[];
  delivery: number;
}

export interface WorldOptions extends Partial<Pick<QueueRules, 'lockMs' | 'maxDeliveryCount'>> {
  faults?: Faults;
}

/** A broker with the queue `runs`, whose dead letters go to `dead-letters`, and processes that work on it. */
export interface QueueWorld {
  /** The one that runs; another one after `restart`. */
  bus(): ServiceBus;
  /** The client's own connection, of nobody's process. */
  client: ServiceBusClient;
  send(...ids: string[]): Promise<void>;
  /** Stops the broker, as an update of it does, and starts it again on the same port with what it had. */
  restart(whileAway?: () => Promise<void>): Promise<void>;
  start(handle?: Handler, options?: { trigger?: object; settings?: ServiceBusSettings }): Promise<Process>;
  close(): Promise<void>;
}

export type Handler = (call: Call) => unknown;

export interface Process extends QueueTriggers {
  calls: Call[];
  /** What was logged. */
  warnings: string[];
}

export async function openQueueWorld({ faults, ...rules }: WorldOptions = {}): Promise<QueueWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'queue-world-'));
  const common = { maxDeliveryCount: 10, lockMs: 60_000, duplicateWindowMs: 0, ...rules };
  const queues = [
    { name: 'runs', ...common, forwardDeadLettersTo: 'dead-letters' },
    { name: 'dead-letters', ...common },
  ];
  const open = (port = 0) => startServiceBus({ port, file: join(folder, 'bus.db'), queues, faults });
  let bus = await open();
  const { connectionString } = bus;
  // What is sent while a connection breaks waits for an answer that never comes, by default for a minute.
  const client = new ServiceBusClient(connectionString, {
    retryOptions: { timeoutInMs: 1_000, retryDelayInMs: 50 },
  });
  const sender = client.createSender('runs');
  const started: Process[] = [];
  return {
    bus: () => bus,
    client,
    send: (...ids) => sender.sendMessages(ids.map(id => ({ messageId: id, body: { id } }))),
    async restart(whileAway = async () => undefined) {
      await bus.close();
      await whileAway();
      bus = await open(Number(/:(\d+);/.exec(connectionString)?.[1]));
    },
    async start(handle = () => undefined, { trigger, settings } = {}) {
      const process = await startProcess(connectionString, worker('runs', trigger), handle, settings);
      started.push(process);
      return process;
    },
    async close() {
      await Promise.all(started.map(each => each.stop()));
      await client.close();
      await bus.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function startProcess(
  connectionString: string,
  fn: RegisteredFunction,
  handle: Handler,
  settings: ServiceBusSettings | undefined,
): Promise<Process> {
  process.env['SERVICE_BUS'] = connectionString;
  const calls: Call[] = [];
  const warnings: string[] = [];
  const invoke: Invoke = async (_, { data, triggerMetadata = {} }) => {
    const call = { ids: idsIn(data), delivery: Number(triggerMetadata['DeliveryCount']?.json) };
    calls.push(call);
    try {
      await handle(call);
      return { kind: 'succeeded', invocationId: 'x', returnValue: undefined };
    } catch (error) {
      return { kind: 'failed', invocationId: 'x', error };
    }
  };
  const log = ({ message }: { message: string }) => void warnings.push(message);
  const triggers = await startQueueTriggers([fn], invoke, { clock: systemClock, log, settings });
  return { ...triggers, calls, warnings };
}

function idsIn({ string, collectionString }: RpcTypedData): string[] {
  const texts = collectionString?.string ?? [String(string)];
  return texts.map(text => (JSON.parse(text) as { id: string }).id);
}

/** Waits for what others are about to do. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await setTimeout(5);
}

/** All ids that these processes were given, sorted. */
export function idsOf(...processes: Process[]): string[] {
  return processes.flatMap(({ calls }) => calls.flatMap(({ ids }) => ids)).sort();
}

/** `count` ids that sort in their order. */
export function ids(count: number, prefix = 'm'): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(4, '0')}`);
}
