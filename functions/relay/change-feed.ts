import type { CosmosDBv4FunctionOptions } from '@azure/functions';

/**
 * How functions follow the people's documents; each names its connection and a prefix for its own leases. The retry
 * policy has no end on purpose: without one, the trigger goes on behind a page on which the function has failed, and what
 * was on it is lost.
 */
export const peoplesFeed = {
  databaseName: '%COSMOS_DATABASE%',
  containerName: 'timesheets',
  startFromBeginning: true,
  feedPollDelay: 1_000,
  maxItemsPerInvocation: 100,
  retry: {
    strategy: 'exponentialBackoff',
    maxRetryCount: -1,
    minimumInterval: { seconds: 1 },
    maximumInterval: { seconds: 60 },
  },
} as const satisfies Omit<CosmosDBv4FunctionOptions, 'connection' | 'handler'>;
