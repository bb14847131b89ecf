import { app } from '@azure/functions';
import { toCsv } from '../../core/export.ts';
import { exportEntries, weeksOnPage } from '../export/read.ts';
import { readQuery } from '../http/body.ts';
import { type Call, endpoint } from '../http/endpoint.ts';
import { listed, pageRequest } from '../http/listed.ts';
import { parameters } from '../http/parameters.ts';
import { entriesQuery } from '../schemas/queries.ts';

/** The entries of a week of everybody, some people at a time. */
app.http('exportEntries', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/weeks/{week}/entries',
  handler: endpoint('oversee', async call => listed(call, await entriesOf(call))),
});

/** The same as CSV, in a field of the answer. */
app.http('exportCsv', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/weeks/{week}/csv',
  handler: endpoint('oversee', async call => {
    const { items, continuation } = await entriesOf(call);
    const more = continuation === undefined ? {} : { continuation };
    return { body: { csv: toCsv(items), entries: items.length, ...more } };
  }),
});

function entriesOf({ request, services, caller }: Call) {
  const week = parameters.week(request);
  const { continuation, ...filter } = readQuery(request, entriesQuery);
  const page = pageRequest(weeksOnPage, continuation);
  return exportEntries(services, caller.tenantId, { week, ...filter }, page);
}
