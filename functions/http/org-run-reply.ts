import type { OrgRun } from '../../core/org-run/org-run.ts';
import { freshView } from '../org-run/status.ts';
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
export async function acceptedOrgRun({ services, caller, request }: Call, run: OrgRun): Promise<Reply> {
  const { tenantId } = caller;
  const { orgRunId } = run;
  const location = new URL(`/api/tenant/org-runs/${orgRunId}`, request.url).href;
  return {
    status: 202,
    headers: { location, 'retry-after': String(lookAgainSeconds) },
    body: await freshView(services, { tenantId, orgRunId }, run),
  };
}

export function pageOf({ request }: Call): PageRequest {
  const continuation = parameters.continuation(request);
  return { max: listedMax, ...(continuation !== undefined && { continuation }) };
}
