import type { OrgRun } from '../../core/org-run/org-run.ts';
import { freshView, orgRunStatus } from '../org-run/status.ts';
import type { PageRequest } from '../ports.ts';
import type { Call, Reply } from './endpoint.ts';
import { parameters } from './parameters.ts';

/** How long to wait before looking how an org run gets on. */
const lookAgainSeconds = 5;
const listedMax = 50;

export function addressOf({ caller, request }: Call): { tenantId: string; orgRunId: string } {
  return { tenantId: caller.tenantId, orgRunId: parameters.orgRunId(request) };
}

/** 202: the org run as it stands, and where to ask how it gets on. */
export async function acceptedOrgRun(call: Call, run: OrgRun, ask = ''): Promise<Reply> {
  const { tenantId } = call.caller;
  const { orgRunId } = run;
  const body = await freshView(call.services, { tenantId, orgRunId }, run);
  return { status: 202, headers: askAt(call, orgRunId, ask), body };
}

/** Below the address of an org run: 202 until the org run has ended. */
export const untilEnded = '/completion';

/** How an org run has ended; 202 until it has, so that whoever polls the location waits for the end. */
export async function endedOrgRun(call: Call): Promise<Reply> {
  const address = addressOf(call);
  const body = await orgRunStatus(call.services, address);
  if (body.state === 'completed' || body.state === 'cancelled') return { body };
  return { status: 202, headers: askAt(call, address.orgRunId, untilEnded), body };
}

function askAt({ request }: Call, orgRunId: string, ask: string): Record<string, string> {
  const location = new URL(`/api/tenant/org-runs/${orgRunId}${ask}`, request.url).href;
  return { location, 'retry-after': String(lookAgainSeconds) };
}

export function pageOf({ request }: Call): PageRequest {
  const continuation = parameters.continuation(request);
  return { max: listedMax, ...(continuation !== undefined && { continuation }) };
}
