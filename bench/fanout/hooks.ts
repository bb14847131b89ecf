// An entry of the app beside its triggers: measures through the library's own hooks, so the product is as it is.
import { app } from '@azure/functions';
import { addWorked } from './worked.ts';

type Message = { tenantId?: string };

app.hook.preInvocation(({ hookData }) => {
  hookData['startedMs'] = Date.now();
});

app.hook.postInvocation(({ hookData, invocationContext, inputs, error }) => {
  if (invocationContext.functionName !== 'runWeekOfOrgRun' || error) return;
  const startedMs = Number(hookData['startedMs']);
  const enqueuedMs = Date.parse(String(invocationContext.triggerMetadata?.['enqueuedTimeUtc']));
  const { tenantId = '' } = inputs[0] as Message;
  addWorked({ tenantId, waitMs: Math.max(0, startedMs - enqueuedMs), workMs: Date.now() - startedMs });
});
