import { app } from '@azure/functions';
import type { Intent } from '../../core/intent.ts';
import { readBody } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { parameters } from '../http/parameters.ts';
import { previewRequest } from '../schemas/week-requests.ts';
import { previewWeek } from '../week/preview.ts';

/** What a run or a correction would do, in words and as an op set. Nothing is written. */
app.http('previewWeek', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route: 'users/{userId}/weeks/{week}/preview',
  handler: endpoint('own', async ({ services, caller, userId, request }) => {
    const week = parameters.week(request);
    const { kind = 'draft', changes, ...rest } = await readBody(request, previewRequest);
    const intent: Intent = changes ? { kind: 'correct', changes } : { kind };
    const { tenantId } = caller;
    return {
      body: await previewWeek(services, { tenantId, userId, week, intent, ...rest }),
    };
  }),
});
