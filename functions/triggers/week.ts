import { app } from '@azure/functions';
import { readQuery } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { listed, pageRequest } from '../http/listed.ts';
import { parameters } from '../http/parameters.ts';
import { explainedQuery, runsQuery, weekQuery } from '../schemas/queries.ts';
import { explainWeek } from '../week/explained.ts';
import { readWeek } from '../week/read.ts';
import { weekRuns } from '../week/runs.ts';
import { weekInWords, weekSummary } from '../week/summary.ts';

const runsOnPage = 50;

/** One week, day by day; in words, too, if that is asked for. */
app.http('getWeek', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'users/{userId}/weeks/{week}',
  handler: endpoint('read', async ({ services, caller, userId, request }) => {
    const read = readQuery(request, weekQuery).words === 'true' ? weekInWords : readWeek;
    return { body: await read(services, { tenantId: caller.tenantId, userId }, parameters.week(request)) };
  }),
});

/** The same in words, for flows that post it. */
app.http('getWeekSummary', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'users/{userId}/weeks/{week}/summary',
  handler: endpoint('read', async ({ services, caller, userId, request }) => ({
    body: await weekSummary(services, { tenantId: caller.tenantId, userId }, parameters.week(request)),
  })),
});

/** The same with names, reasons and findings, for pages on which people mend it. */
app.http('getExplainedWeek', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'users/{userId}/weeks/{week}/explained',
  handler: endpoint('read', async ({ services, caller, userId, request }) => {
    const { locale } = readQuery(request, explainedQuery);
    const person = { tenantId: caller.tenantId, userId };
    return { body: await explainWeek(services, person, parameters.week(request), locale) };
  }),
});

/** What has been done to it, the newest first. */
app.http('listWeekRuns', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'users/{userId}/weeks/{week}/runs',
  handler: endpoint('read', async call => {
    const { continuation } = readQuery(call.request, runsQuery);
    const person = { tenantId: call.caller.tenantId, userId: call.userId };
    const page = pageRequest(runsOnPage, continuation);
    return listed(call, await weekRuns(call.services, person, parameters.week(call.request), page));
  }),
});
