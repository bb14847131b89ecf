import { app } from '@azure/functions';
import { Refusal } from '../../core/errors.ts';
import { endpoint } from '../http/endpoint.ts';
import { importers } from '../people/importers.ts';

/** Assignments, bookings, time off, holidays, earlier weeks, and calendars as Microsoft Graph answers them. */
app.http('importSources', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route: 'users/{userId}/sources/{kind}',
  handler: endpoint('own', async ({ services, caller, userId, request }) => {
    const importer = importers.get(request.params['kind'] ?? '');
    if (!importer)
      throw new Refusal('notFound', { message: `Import one of ${[...importers.keys()].join(', ')}.` });
    return { body: await importer(services, { tenantId: caller.tenantId, userId }, request) };
  }),
});
