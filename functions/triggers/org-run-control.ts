import { app } from '@azure/functions';
import { readBody } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { acceptedOrgRun, addressOf, pageOf } from '../http/org-run-reply.ts';
import { listDeadLetters } from '../org-run/dead-letters.ts';
import { steerOrgRun } from '../org-run/steer.ts';
import { steerRequest } from '../schemas/org-run.ts';

/** What can be done to an org run that is on its way, or that left dead letters behind. */
for (const action of ['pause', 'resume', 'cancel', 'redrive'] as const) {
  app.http(`${action}OrgRun`, {
    methods: ['POST'],
    authLevel: 'anonymous',
    route: `tenant/org-runs/{orgRunId}/${action}`,
    handler: endpoint('organise', async call => {
      const { runId } = await readBody(call.request, steerRequest);
      return acceptedOrgRun(call, await steerOrgRun(call.services, addressOf(call), action, runId));
    }),
  });
}

/** Messages that were given up, with the reason. */
app.http('listDeadLetters', {
  methods: ['GET'],
  authLevel: 'anonymous',
  route: 'tenant/dead-letters',
  handler: endpoint('admin', async call => ({
    body: await listDeadLetters(call.services, call.caller.tenantId, pageOf(call)),
  })),
});
