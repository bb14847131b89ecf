import { app as functions } from '@azure/functions';
import { app } from '../io/compose.ts';
import { relay } from '../relay/relay.ts';
import { sweep } from '../relay/sweep.ts';

/**
 * What runs leave in the outbox goes to the queue. The policy has no end on purpose: without one, the trigger goes on
 * behind a page on which the function has failed, and what was on it is lost to it.
 */
functions.cosmosDB('relayOutbox', {
  connection: 'COSMOS',
  databaseName: '%COSMOS_DATABASE%',
  containerName: 'timesheets',
  leaseContainerPrefix: 'relay',
  startFromBeginning: true,
  feedPollDelay: 1_000,
  maxItemsPerInvocation: 100,
  retry: {
    strategy: 'exponentialBackoff',
    maxRetryCount: -1,
    minimumInterval: { seconds: 1 },
    maximumInterval: { seconds: 60 },
  },
  async handler(documents: unknown[]) {
    await relay(await app().services(), documents);
  },
});

/** Every minute: what the change feed has missed all the same. */
functions.timer('sweepOutbox', {
  schedule: '30 * * * * *',
  async handler(_, context) {
    const { queued } = await sweep(await app().services());
    if (queued > 0) context.warn(`messages that the change feed had missed: ${queued}`);
  },
});
