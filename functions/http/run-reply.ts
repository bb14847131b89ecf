import type { Intent } from '../../core/intent.ts';
import { runWeek } from '../week/run.ts';
import type { Call, Reply } from './endpoint.ts';
import { parameters } from './parameters.ts';

/** How long a client should wait before asking about a run whose fate is open: longer than any request can be held up. */
const pendingSeconds = 10;

/** Runs an intent on the week of the address: 200 with its outcome, or 202 while nobody knows whether it was applied. */
export async function replyWithRun(
  { services, caller, userId, request }: Call,
  { runId, expectedVersion }: { runId: string; expectedVersion?: number },
  intent: Intent,
): Promise<Reply> {
  const week = parameters.week(request);
  const { tenantId } = caller;
  const weekRequest = {
    tenantId,
    userId,
    week,
    runId,
    intent,
    ...(expectedVersion !== undefined && { expectedVersion }),
  };
  const answer = await runWeek(services, weekRequest);
  if (answer.kind === 'recorded') return { body: answer.outcome };
  const location = new URL(`/api/users/${userId}/runs/${runId}`, request.url).href;
  return {
    status: 202,
    headers: { location, 'retry-after': String(pendingSeconds) },
    body: {
      runId,
      result: 'pending',
      message: 'It is not known yet whether the run was applied. Ask at the location.',
    },
  };
}
