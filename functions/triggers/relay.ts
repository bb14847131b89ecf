import { app as functions } from '@azure/functions';
import { app } from '../io/compose.ts';
import { peoplesFeed } from '../relay/change-feed.ts';
import { relay } from '../relay/relay.ts';
import { sweep } from '../relay/sweep.ts';

/** What runs leave in the outbox goes to the queue. */
functions.cosmosDB('relayOutbox', {
  ...peoplesFeed,
  connection: 'COSMOS',
  leaseContainerPrefix: 'relay',
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
