import { app } from '@azure/functions';
import { readBody } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { parameters } from '../http/parameters.ts';
import { replyWithOutcome, replyWithRun } from '../http/run-reply.ts';
import { runRequest } from '../schemas/week-requests.ts';
import { readRun } from '../week/read.ts';

/** Drafts a week and commits the draft. The same run id again answers the same outcome. */
app.http('runWeek', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route: 'users/{userId}/weeks/{week}/runs',
  handler: endpoint('own', async call => {
    const body = await readBody(call.request, runRequest);
    return replyWithRun(call, body, { kind: body.kind });
  }),
});

/** The receipt of a run: outcome, op set, inverse, timings. */
app.http('getRun', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'users/{userId}/runs/{runId}',
  handler: endpoint('read', async ({ services, caller, userId, request }) => ({
    body: await readRun(services, { tenantId: caller.tenantId, userId }, parameters.runId(request)),
  })),
});

/** Where a run is asked for whose fate was not known: 202 until it is. */
app.http('awaitRun', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'users/{userId}/runs/{runId}/outcome',
  handler: endpoint('read', replyWithOutcome),
});
