import { app } from '@azure/functions';
import { endpoint } from '../http/endpoint.ts';
import { replyWithChanges } from '../http/poll-reply.ts';

/** Weeks that have changed, for those who look for themselves. */
app.http('weekChanges', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'week-changes',
  handler: endpoint('signedIn', replyWithChanges),
});
