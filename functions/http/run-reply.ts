import { Refusal } from '../../core/errors.ts';
import type { Intent } from '../../core/intent.ts';
import { outcomeQuery } from '../schemas/queries.ts';
import { documentId, type RunDocument } from '../week/documents.ts';
import { runWeek } from '../week/run.ts';
import { readQuery } from './body.ts';
import type { Call, Reply } from './endpoint.ts';
import { parameters } from './parameters.ts';

/** How long a client should wait before asking about a run whose fate is open: longer than any request can be held up. */
const pendingSeconds = 10;

/** After this, what has not landed never will: no request to the store outlives its time-out of 8 seconds by so much. */
const openSeconds = 120;

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
  const askedS = Math.floor(services.clock.nowMs() / 1000);
  return pending(new URL(`/api/users/${userId}/runs/${runId}/outcome?asked=${askedS}`, request.url), runId);
}

/** What the location of a 202 answers: 202 until it is known what the run did, then its outcome as the run was answered. */
export async function replyWithOutcome({ services, caller, userId, request }: Call): Promise<Reply> {
  const runId = parameters.runId(request);
  const { asked = 0 } = readQuery(request, outcomeQuery);
  const partition = { tenantId: caller.tenantId, userId };
  const run = await services.timesheets.read<RunDocument>(partition, documentId.run(runId));
  if (run) return { body: run.body.outcome };
  if (services.clock.nowMs() / 1000 - asked > openSeconds) throw new Refusal('runUnknown', { runId });
  return pending(new URL(request.url), runId);
}

function pending({ href: location }: URL, runId: string): Reply {
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
