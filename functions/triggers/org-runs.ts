import { app } from '@azure/functions';
import { readBody, readQuery } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { listed, pageRequest } from '../http/listed.ts';
import { acceptedOrgRun, addressOf, endedOrgRun, untilEnded } from '../http/org-run-reply.ts';
import { parameters } from '../http/parameters.ts';
import { startOrgRun } from '../org-run/start.ts';
import { listOrgRuns, orgRunPeople, orgRunStatus } from '../org-run/status.ts';
import { orgRunRequest } from '../schemas/org-run.ts';
import { pagedQuery, startQuery } from '../schemas/queries.ts';

const orgRunsOnPage = 50;

/** Starts a run for the whole organisation; the same id again answers the same org run. */
app.http('startOrgRun', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route: 'tenant/org-runs',
  handler: endpoint('organise', async call => {
    const { orgRunId, ...request } = await readBody(call.request, orgRunRequest);
    const address = { tenantId: call.caller.tenantId, orgRunId };
    const { wait } = readQuery(call.request, startQuery);
    const run = await startOrgRun(call.services, address, call.caller.userId, request);
    return acceptedOrgRun(call, run, wait === 'true' ? untilEnded : '');
  }),
});

app.http('listOrgRuns', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/org-runs',
  handler: endpoint('organise', async call => {
    const { continuation } = readQuery(call.request, pagedQuery);
    const page = pageRequest(orgRunsOnPage, continuation);
    return listed(call, await listOrgRuns(call.services, call.caller.tenantId, page));
  }),
});

/** How an org run stands. */
app.http('getOrgRun', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/org-runs/{orgRunId}',
  handler: endpoint('organise', async call => ({ body: await orgRunStatus(call.services, addressOf(call)) })),
});

/** The same, answered 202 until the org run has ended: for those who wait for it. */
app.http('awaitOrgRun', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/org-runs/{orgRunId}/completion',
  handler: endpoint('organise', endedOrgRun),
});

/** The people of one page with their results. */
app.http('getOrgRunPeople', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/org-runs/{orgRunId}/pages/{page}',
  handler: endpoint('organise', async call => ({
    body: await orgRunPeople(call.services, addressOf(call), parameters.page(call.request)),
  })),
});
