import { type Container, CosmosClient } from '@azure/cosmos';
import type { Clock } from '../clock.ts';
import type { Invoke } from '../invoke.ts';
import type { Log } from '../log.ts';
import type { RegisteredFunction } from '../registry.ts';
import { readRetryPolicy } from '../retry.ts';
import { type Consumer, startConsumer } from './consumer.ts';
import { type ContainerAddress, type CosmosOptions, readOptions } from './options.ts';

export interface CosmosTriggers {
  summaries: { name: string; type: string; container: string }[];
  /** Reads no more, waits for the calls that run, gives the leases back. */
  stop(): Promise<void>;
}

/**
 * Feeds Cosmos functions with the changes of their containers, as Azure does: at least once, in order within a
 * partition key, and, without a retry policy, past a batch on which the function failed. Rejects, with the function's
 * name in the message, on options that it cannot serve and on missing containers.
 */
export async function startCosmosTriggers(
  functions: RegisteredFunction[],
  invoke: Invoke,
  { clock, log }: { clock: Clock; log: Log },
): Promise<CosmosTriggers> {
  const triggers = functions.map(fn => ({ fn, options: readOptions(fn), retry: readRetryPolicy(fn) }));
  refuseSharedLeases(triggers);
  const clients = new Map<string, CosmosClient>();
  const consumers: Consumer[] = [];
  const stop = async () => {
    await Promise.all(consumers.map(consumer => consumer.stop()));
    for (const client of clients.values()) client.dispose();
  };
  try {
    for (const { fn, options, retry } of triggers) {
      const connect = (address: ContainerAddress) => containerAt(address, fn.name, clients);
      if (options.createLeases) await createLeaseContainer(options.leases, connect(options.leases));
      const delivery = { fn, retry, invoke, clock, log };
      const [source, leases] = [connect(options.source), connect(options.leases)];
      consumers.push(await startConsumer(source, leases, options, delivery).catch(explain(fn, options)));
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    summaries: triggers.map(({ fn, options: { source } }) => ({
      name: fn.name,
      type: fn.trigger.type,
      container: `${source.database}/${source.container}`,
    })),
    stop,
  };
}

/** On Azure two such functions would silently get half of the changes each. */
function refuseSharedLeases(triggers: { fn: RegisteredFunction; options: CosmosOptions }[]): void {
  const seen = new Map<string, string>();
  for (const { fn, options } of triggers) {
    const key = JSON.stringify([options.source, options.leases, options.leasePrefix]);
    const other = seen.get(key);
    if (other !== undefined) {
      throw new Error(
        `Functions "${other}" and "${fn.name}" would share their leases: give each a leaseContainerPrefix.`,
      );
    }
    seen.set(key, fn.name);
  }
}

function containerAt(
  { connection, database, container }: ContainerAddress,
  functionName: string,
  clients: Map<string, CosmosClient>,
): Container {
  const client = clients.get(connection) ?? new CosmosClient(readAccount(connection, functionName));
  clients.set(connection, client);
  return client.database(database).container(container);
}

function readAccount(connection: string, functionName: string) {
  const endpoint = /(?:^|;)\s*AccountEndpoint=([^;]+)/i.exec(connection)?.[1];
  const key = /(?:^|;)\s*AccountKey=([^;]+)/i.exec(connection)?.[1];
  if (endpoint === undefined || key === undefined) {
    throw new Error(`Function "${functionName}": its connection must read AccountEndpoint=…;AccountKey=….`);
  }
  return { endpoint, key, connectionPolicy: { enableEndpointDiscovery: false, requestTimeout: 8_000 } };
}

async function createLeaseContainer({ container }: ContainerAddress, { database }: Container): Promise<void> {
  await database.containers.createIfNotExists({ id: container, partitionKey: '/id' });
}

function explain({ name }: RegisteredFunction, { source, leases }: CosmosOptions) {
  return (error: unknown): never => {
    const reason = error instanceof Error ? error.message : String(error);
    const missing = (error as { code?: unknown }).code === 404;
    const hint = `container "${source.database}/${source.container}" or its lease container "${leases.database}/${leases.container}" does not exist`;
    throw new Error(`Function "${name}": ${missing ? hint : reason}`, { cause: error });
  };
}
