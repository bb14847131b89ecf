import { Agent } from 'node:https';
import { type Container, CosmosClient, type CosmosClientOptions, type Database } from '@azure/cosmos';
import { DefaultAzureCredential } from '@azure/identity';
import type { Config } from './config.ts';

/** Test seams: a simulation replaces the SDK's HTTP client, and nothing else. */
export type CosmosSeams = Pick<CosmosClientOptions, 'httpClient'>;

/**
 * The one client of this process. Patience is short, because doubt is cheap here: a run whose commit timed out is
 * settled by reading its receipt.
 */
export function cosmosClient({ endpoint, key }: Config['cosmos'], seams: CosmosSeams = {}): CosmosClient {
  const secure = endpoint.startsWith('https:');
  return new CosmosClient({
    endpoint,
    ...(key === undefined ? { aadCredentials: new DefaultAzureCredential() } : { key }),
    // The SDK takes an agent of our own for https only.
    ...(secure && { agent: new Agent({ keepAlive: true, maxSockets: 64 }) }),
    ...seams,
    connectionPolicy: {
      requestTimeout: 8_000,
      // With discovery on, a request whose answer was lost is sent again by the SDK, up to 120 times, in silence.
      enableEndpointDiscovery: false,
      retryOptions: { maxRetryAttemptCount: 9, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 4 },
    },
  });
}

export type Containers = { timesheets: Container; tenants: Container; totals: Container };

export function containersOf(database: Database): Containers {
  return {
    timesheets: database.container('timesheets'),
    tenants: database.container('tenants'),
    totals: database.container('totals'),
  };
}

/** Levels at which a read in the write region sees every commit that was acknowledged before it. */
const freshEnough = ['Strong', 'BoundedStaleness'];

/**
 * Refuses an account on which the promises of this product would not hold. With several write regions an ETag is
 * checked in one region only and the write may be rolled back later. With session consistency or less, another process
 * may read a receipt or a head as it was before an acknowledged commit, and refuse what has just been done.
 */
export async function assertAccount(client: CosmosClient): Promise<void> {
  const { resource } = await client.getDatabaseAccount();
  const regions = resource?.writableLocations.length ?? 0;
  if (regions > 1 || resource?.enableMultipleWritableLocations) {
    throw new Error(
      `The Cosmos DB account may write in several regions (now ${regions}). Configure a single write region.`,
    );
  }
  const level = resource?.consistencyPolicy ?? 'unknown';
  if (!freshEnough.includes(level)) {
    throw new Error(`The Cosmos DB account has ${level} consistency. Configure ${freshEnough.join(' or ')}.`);
  }
}
