import { app } from '@azure/functions';
import { readBody } from '../http/body.ts';
import { endpoint } from '../http/endpoint.ts';
import { parameters } from '../http/parameters.ts';
import { replyWithRun } from '../http/run-reply.ts';
import { giveFeedback } from '../review/feedback.ts';
import { feedbackRequest, statusRequest } from '../schemas/week-requests.ts';

/** Words the comments of drafted lines anew, and changes nothing else: for weeks whose review came too late. */
app.http('commentWeek', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route: 'users/{userId}/weeks/{week}/comments',
  handler: endpoint('own', async call =>
    replyWithRun(call, await readBody(call.request, statusRequest), { kind: 'comment' }),
  ),
});

/** A thumb on a comment or finding. */
app.http('giveFeedback', {
  methods: ['POST'],
  authLevel: 'anonymous',
  route: 'users/{userId}/weeks/{week}/feedback',
  handler: endpoint('own', async ({ services, caller, userId, request }) => {
    const partition = { tenantId: caller.tenantId, userId };
    const body = await readBody(request, feedbackRequest);
    return { body: await giveFeedback(services, partition, parameters.week(request), body) };
  }),
});
