import { app } from '@azure/functions';
import { readBody } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { changeProfile, readProfile } from '../people/profile.ts';
import { writeKey } from '../people/receipt.ts';
import { profileRequest } from '../schemas/person.ts';

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
    const body = await readBody(request, profileRequest);
    const { runId: _, ...change } = body;
    const partition = { tenantId: caller.tenantId, userId };
    return { body: await changeProfile(services, partition, change, writeKey('profile', body)) };
  }),
});
