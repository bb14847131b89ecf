import { app as functions } from '@azure/functions';
import { readinessOf } from '../health/readiness.ts';
import { systemClock } from '../io/clock.ts';
import { app } from '../io/compose.ts';

const readiness = readinessOf(systemClock, () => app().services());
const headers = { 'cache-control': 'no-store' };

/** The process answers. Asks nobody else, so that a store that is away does not have processes restarted. */
functions.http('live', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'health/live',
  handler: async () => ({ headers, jsonBody: { live: true } }),
});

/** Store and queues can be reached with the rights that the app has: 200, or 503 with what is away. */
functions.http('ready', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'health/ready',
  async handler() {
    const jsonBody = await readiness();
    return { status: jsonBody.ready ? 200 : 503, headers, jsonBody };
  },
});

/** What has been gathered and not sent yet would go with the process. */
functions.hook.appTerminate(() => app().end());
