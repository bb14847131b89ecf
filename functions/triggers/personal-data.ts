import { app } from '@azure/functions';
import { endpoint } from '../http/endpoint.ts';
import { deletePerson, exportPerson } from '../people/personal-data.ts';

/** Everything that is stored about one person. */
app.http('exportPerson', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'users/{userId}/data',
  handler: endpoint('own', async ({ services, caller, userId }) => ({
    body: await exportPerson(services, { tenantId: caller.tenantId, userId }),
  })),
});

/** Deletes it, consent first. */
app.http('deletePerson', {
  methods: ['DELETE'],
  authLevel: 'anonymous',
  route: 'users/{userId}/data',
  handler: endpoint('own', async ({ services, caller, userId }) => ({
    body: await deletePerson(services, { tenantId: caller.tenantId, userId }),
  })),
});
