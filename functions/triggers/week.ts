import { app } from '@azure/functions';
import { endpoint } from '../http/endpoint.ts';
import { parameters } from '../http/parameters.ts';
import { readWeek } from '../week/read.ts';

/** One week, day by day. */
app.http('getWeek', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'users/{userId}/weeks/{week}',
  handler: endpoint('read', async ({ services, caller, userId, request }) => ({
    body: await readWeek(services, { tenantId: caller.tenantId, userId }, parameters.week(request)),
  })),
});
