import { app } from '@azure/functions';
import type { z } from 'zod';
import type { Intent } from '../../core/intent.ts';
import { readBody } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { parameters } from '../http/parameters.ts';
import { previewRequest } from '../schemas/week-requests.ts';
import { previewWeek } from '../week/preview.ts';

/** What a run, a correction or an undo would do, in words and as an op set. Nothing is written. */
app.http('previewWeek', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route: 'users/{userId}/weeks/{week}/preview',
  handler: endpoint('own', async ({ services, caller, userId, request }) => {
    const week = parameters.week(request);
    const { expectedVersion, ...asked } = await readBody(request, previewRequest);
    const rest = expectedVersion === undefined ? {} : { expectedVersion };
    const intent = intentOf(asked);
    const { tenantId } = caller;
    return {
      body: await previewWeek(services, { tenantId, userId, week, intent, ...rest }),
    };
  }),
});

function intentOf({ kind = 'draft', changes, undoRunId }: z.infer<typeof previewRequest>): Intent {
  if (undoRunId !== undefined) return { kind: 'undo', undoRunId };
  return changes ? { kind: 'correct', changes } : { kind };
}
