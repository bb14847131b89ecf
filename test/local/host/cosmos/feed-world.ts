import { setTimeout } from 'node:timers/promises';
import { type Container, CosmosClient } from '@azure/cosmos';
import type { Fault } from '../../../../local/cosmos/faults.ts';
import { startCosmos } from '../../../../local/cosmos/server.ts';
import type { Clock } from '../../../../local/host/clock.ts';
import { type CosmosTriggers, startCosmosTriggers } from '../../../../local/host/cosmos/trigger.ts';
import type { Invoke } from '../../../../local/host/invoke.ts';
import type { LogRecord } from '../../../../local/host/log.ts';
import type { RegisteredFunction } from '../../../../local/host/registry.ts';
import { manualClock } from '../fixture/manual-clock.ts';

/** One call of a function: which one, the ids it was given, and the retry that it was. */
export interface Call {
  name: string;
  ids: string[];
  retry: number | undefined;
}

export type Handler = (call: Call) => Promise<void> | void;

/** A Cosmos server with the containers `weeks` and `leases`, and processes that read it on a clock of their own. */
export interface FeedWorld {
  weeks: Container;
  leases: Container;
  clock: ReturnType<typeof manualClock>;
  /** What was logged at level error. */
  errors: string[];
  /** Paths of the requests on documents so far; what `inject` holds happens to the next ones. */
  requests: string[];
  inject(...faults: Fault[]): void;
  /** A process with these functions; `dies` stops its clock, which is all that is left of it after a crash. */
  start(...functions: RegisteredFunction[]): Promise<Process>;
  write(...ids: string[]): Promise<void>;
  /** Lets time go by, in steps of 100 ms unless told otherwise, until the condition holds. */
  until(condition: () => boolean, stepMs?: number): Promise<void>;
  close(): Promise<void>;
}

export interface Process extends CosmosTriggers {
  calls: Call[];
  handle: Handler;
  dies(): void;
}

export async function openFeedWorld(): Promise<FeedWorld> {
  const requests: string[] = [];
  const plan: Fault[] = [];
  const server = await startCosmos({
    file: ':memory:',
    faults: ({ path, headers }) => {
      if (!path.includes('/weeks/docs') || headers['a-im'] === undefined) return undefined;
      requests.push(path);
      return plan.shift();
    },
  });
  process.env['FEED_WORLD'] = `AccountEndpoint=${server.endpoint};AccountKey=${server.key};`;
  const client = new CosmosClient({ ...server, connectionPolicy: { enableEndpointDiscovery: false } });
  const { database } = await client.databases.create({ id: 'db' });
  const { container: weeks } = await database.containers.create({ id: 'weeks', partitionKey: '/id' });
  const { container: leases } = await database.containers.create({ id: 'leases', partitionKey: '/id' });
  const clock = manualClock(Date.UTC(2026, 10, 16, 8));
  const errors: string[] = [];
  const log = ({ level, message }: LogRecord) => void (level === 'error' && errors.push(message));
  const started: Process[] = [];
  return {
    weeks,
    leases,
    clock,
    errors,
    requests,
    inject: (...faults) => void plan.push(...faults),
    async start(...functions) {
      const process = await startProcess(functions, clock, log);
      started.push(process);
      return process;
    },
    async write(...ids) {
      for (const id of ids) await weeks.items.upsert({ id });
    },
    async until(condition, stepMs = 100) {
      while (!condition()) {
        await clock.moveTo(clock.now() + stepMs);
        // Requests take real time. Too little of it, and leases expire while they are being renewed.
        await setTimeout(2);
      }
    },
    async close() {
      await Promise.all(started.map(each => each.stop()));
      client.dispose();
      await server.close();
    },
  };
}

async function startProcess(functions: RegisteredFunction[], clock: Clock, log: (record: LogRecord) => void) {
  const calls: Call[] = [];
  let dead = false;
  const mortal: Clock = {
    now: clock.now,
    at: (ms, callback) => clock.at(ms, () => dead || callback()),
  };
  const invoke: Invoke = async ({ name }, { data, retryContext }) => {
    const ids = (JSON.parse(String(data.json)) as { id: string }[]).map(({ id }) => id);
    const call = { name, ids, retry: retryContext?.retryCount };
    calls.push(call);
    try {
      await process.handle(call);
      return { kind: 'succeeded', invocationId: 'x', returnValue: undefined };
    } catch (error) {
      return { kind: 'failed', invocationId: 'x', error };
    }
  };
  const triggers = await startCosmosTriggers(functions, invoke, { clock: mortal, log });
  const process: Process = {
    ...triggers,
    calls,
    handle: () => undefined,
    dies() {
      dead = true;
    },
    // What is dead has nothing to stop.
    stop: async () => void (dead || (await triggers.stop())),
  };
  return process;
}

/** A function that reads `weeks`. */
export function reader(name: string, trigger: object = {}, retryOptions?: object): RegisteredFunction {
  return {
    name,
    metadata: { name, bindings: {}, retryOptions },
    callback: () => undefined,
    triggerName: 'documents',
    trigger: {
      type: 'cosmosDBTrigger',
      direction: 'in',
      connection: 'FEED_WORLD',
      databaseName: 'db',
      containerName: 'weeks',
      leaseContainerPrefix: name,
      ...trigger,
    },
  };
}

/** As the library passes on `{strategy: 'fixedDelay', maxRetryCount, delayInterval: 1000}`. */
export function everySecond(maxRetryCount: number): object {
  return { retryStrategy: 'fixedDelay', maxRetryCount, delayInterval: { seconds: 1 } };
}

/** All ids that a function was given, in order. */
export function idsOf({ calls }: Process, name?: string): string[] {
  return calls.filter(call => name === undefined || call.name === name).flatMap(({ ids }) => ids);
}
