import { app } from '@azure/functions';
import { endpoint } from '../http/endpoint.ts';
import { deletePerson, exportPerson } from '../people/personal-data.ts';

/** Everything that is stored about one person. */
app.http('exportPerson', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'users/{userId}/data',
  handler: endpoint('own', async ({ app, caller, userId }) => ({
    body: await exportPerson(app, { tenantId: caller.tenantId, userId }),
  })),
});

/** Deletes it, consent first. */
app.http('deletePerson', {
  methods: ['DELETE'],
  authLevel: 'anonymous',
  route: 'users/{userId}/data',
  handler: endpoint('own', async ({ app, caller, userId }) => ({
    body: await deletePerson(app, { tenantId: caller.tenantId, userId }),
  })),
});
