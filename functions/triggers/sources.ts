import { app } from '@azure/functions';
import { Refusal } from '../../core/errors.ts';
import { readBody } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { importCalendar } from '../people/calendar.ts';
import { importers } from '../people/importers.ts';
import { calendarImport } from '../schemas/person.ts';

/** Calendar events as Microsoft Graph's calendarView answers them. */
app.http('importCalendar', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route: 'users/{userId}/sources/calendar',
  handler: endpoint('own', async ({ app, caller, userId, request }) => {
    const body = await readBody(request, calendarImport);
    return { body: await importCalendar(app, { tenantId: caller.tenantId, userId }, body) };
  }),
});

/** Assignments, bookings, time off, holidays, earlier weeks. */
app.http('importSources', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route: 'users/{userId}/sources/{kind}',
  handler: endpoint('own', async ({ app, caller, userId, request }) => {
    const importer = importers.get(request.params['kind'] ?? '');
    if (!importer)
      throw new Refusal('notFound', {
        message: `Import one of ${[...importers.keys(), 'calendar'].join(', ')}.`,
      });
    return { body: await importer(app, { tenantId: caller.tenantId, userId }, request) };
  }),
});
