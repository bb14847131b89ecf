import { app } from '@azure/functions';
import { endpoint } from '../http/endpoint.ts';

/** Who the token says is calling: a connection test for makers. */
app.http('me', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'me',
  handler: endpoint('signedIn', async ({ caller }) => ({ body: caller })),
});
