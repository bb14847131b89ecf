import { app } from '@azure/functions';
import { readBody } from '../http/body.ts';
import type { Access } from '../http/caller.ts';
import { endpoint } from '../http/endpoint.ts';
import { replyWithRun } from '../http/run-reply.ts';
import { statusRequest } from '../schemas/week-requests.ts';

const steps = [
  { step: 'submit', access: 'own' },
  { step: 'recall', access: 'own' },
  { step: 'approve', access: 'approve' },
  { step: 'return', access: 'approve' },
] as const satisfies { step: string; access: Access }[];

/** The way of a week from draft to approved, and back. */
for (const { step, access } of steps) {
  app.http(`${step}Week`, {
    methods: ['POST'],
    authLevel: 'anonymous',
    route: `users/{userId}/weeks/{week}/${step}`,
    handler: endpoint(access, async call =>
      replyWithRun(call, await readBody(call.request, statusRequest), { kind: step }),
    ),
  });
}
