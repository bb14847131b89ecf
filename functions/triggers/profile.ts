import { app } from '@azure/functions';
import { readBody } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { changeProfile, readProfile } from '../people/profile.ts';
import { profile } from '../schemas/person.ts';

const route = 'users/{userId}/profile';

/** Consent, sources and their order, working hours, zone, rounding, learned rules. */
app.http('getProfile', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route,
  handler: endpoint('read', async ({ services, caller, userId }) => ({
    body: await readProfile(services, { tenantId: caller.tenantId, userId }),
  })),
});

/** Sets the fields that are given and keeps the others. */
app.http('setProfile', {
  methods: ['PUT'],
  authLevel: 'anonymous',
  route,
  handler: endpoint('own', async ({ services, caller, userId, request }) => {
    const change = await readBody(request, profile);
    return { body: await changeProfile(services, { tenantId: caller.tenantId, userId }, change) };
  }),
});
