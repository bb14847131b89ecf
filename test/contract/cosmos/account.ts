import { setTimeout as sleep } from 'node:timers/promises';
import type { Container, CosmosClientOptions, ItemDefinition, JSONObject } from '@azure/cosmos';
import { CosmosClient, PartitionKeyKind } from '@azure/cosmos';
import { test } from '@jest/globals';
import type { Fault } from '../../../local/cosmos/faults.ts';
import { startCosmos } from '../../../local/cosmos/server.ts';
import type { WireRequest } from '../../../local/cosmos/wire.ts';

// The contract runs against the local server, or against a real account when both of these are set.
const { COSMOS_ENDPOINT, COSMOS_KEY } = process.env;
const REMOTE = COSMOS_ENDPOINT !== undefined && COSMOS_KEY !== undefined;

/** A statement that needs injected faults: skipped, under its name, on a real account. */
export const testWithFaults = REMOTE ? test.skip : test;

/** A document of the contract: any fields under a hierarchical partition key. */
export type Doc = ItemDefinition & { id: string; tenantId: string; userId: string };

/** An account with one container of its own, keyed by tenant and user, in which documents can expire. */
export type Account = {
  readonly container: Container;
  /** Opens the same container through another client. */
  readonly reopen: (options?: Partial<CosmosClientOptions>) => Container;
  /** Lets time pass: on the local server's clock, or really. */
  readonly pass: (seconds: number) => Promise<void>;
  /** Lets these happen to the next requests on documents, one each. Local only. */
  readonly inject: (...faults: Fault[]) => void;
  /** The requests on documents that the local server has seen. */
  readonly seen: WireRequest[];
  readonly close: () => Promise<void>;
};

const WEEK_AND_MINUTES = [
  { path: '/week', order: 'ascending' as const },
  { path: '/minutes', order: 'descending' as const },
];

export async function openAccount(): Promise<Account> {
  const server = REMOTE ? { ...remote(), close: async () => undefined } : await local();
  const client = connect(server);
  const id = `contract-${process.pid}-${Date.now()}`;
  const { database } = await client.databases.create({ id, throughput: 1000 });
  const { container } = await database.containers.create({
    id: 'timesheets',
    partitionKey: { paths: ['/tenantId', '/userId'], kind: PartitionKeyKind.MultiHash, version: 2 },
    defaultTtl: -1,
    indexingPolicy: { compositeIndexes: [WEEK_AND_MINUTES] },
  });
  return {
    ...server,
    container,
    reopen: options =>
      connect({ ...server, ...options })
        .database(id)
        .container('timesheets'),
    close: async () => {
      await database.delete();
      await server.close();
    },
  };
}

/** A document of the user `u1` unless the fields say otherwise. */
export function doc(id: string, fields: JSONObject = {}): Doc {
  return { id, tenantId: 't1', userId: 'u1', ...fields } as Doc;
}

/** The partition of `doc`. */
export const HERE = ['t1', 'u1'];

/** The status with which the SDK rejects; fails when it does not reject. */
export async function rejection(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
    return code ?? cause?.code;
  }
  throw new Error('It did not reject.');
}

function connect(options: CosmosClientOptions): CosmosClient {
  const { endpoint, key, connectionPolicy } = options as CosmosClientOptions & {
    endpoint: string;
    key: string;
  };
  return new CosmosClient({
    endpoint,
    key,
    connectionPolicy: { enableEndpointDiscovery: false, ...connectionPolicy },
  });
}

function remote() {
  const unavailable = () => {
    throw new Error('A real account takes no injected faults.');
  };
  const pass = async (seconds: number) => sleep(seconds * 1000);
  return { endpoint: String(COSMOS_ENDPOINT), key: String(COSMOS_KEY), pass, inject: unavailable, seen: [] };
}

async function local() {
  const plan: Fault[] = [];
  const seen: WireRequest[] = [];
  let passedMs = 0;
  const faults = (request: WireRequest) => {
    if (!request.path.includes('/docs')) return undefined;
    seen.push(request);
    return plan.shift();
  };
  const server = await startCosmos({ file: ':memory:', now: () => Date.now() + passedMs, faults });
  const pass = async (seconds: number) => {
    passedMs += seconds * 1000;
  };
  return { ...server, pass, inject: (...next: Fault[]) => void plan.push(...next), seen };
}
