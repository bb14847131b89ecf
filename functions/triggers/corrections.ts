import { app } from '@azure/functions';
import { readBody } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { replyWithRun } from '../http/run-reply.ts';
import { additionRequest, correctionRequest, undoRequest } from '../schemas/week-requests.ts';

/** Adds, changes and deletes entries for the person; the agent leaves them alone from then on. */
app.http('correctWeek', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route: 'users/{userId}/weeks/{week}/corrections',
  handler: endpoint('own', async call => {
    const body = await readBody(call.request, correctionRequest);
    return replyWithRun(call, body, { kind: 'correct', changes: body.changes });
  }),
});

/** The same for one new entry. */
app.http('addEntry', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route: 'users/{userId}/weeks/{week}/entries',
  handler: endpoint('own', async call => {
    const { runId, expectedVersion, ...entry } = await readBody(call.request, additionRequest);
    const receipt = { runId, ...(expectedVersion !== undefined && { expectedVersion }) };
    return replyWithRun(call, receipt, { kind: 'correct', changes: [{ op: 'add', ...entry }] });
  }),
});

/** Takes a run back, but for what somebody has changed since. */
app.http('undoRun', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route: 'users/{userId}/weeks/{week}/undo',
  handler: endpoint('own', async call => {
    const body = await readBody(call.request, undoRequest);
    return replyWithRun(call, body, { kind: 'undo', undoRunId: body.undoRunId });
  }),
});
