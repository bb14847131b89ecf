import { sha256 } from '../../core/canonical.ts';
import { Refusal } from '../../core/errors.ts';
import { newOrgRun, type OrgRun, type OrgRunRequest } from '../../core/org-run/org-run.ts';
import type { Services } from '../ports.ts';
import { type OrgRunAddress, orgRunBody, orgRunDocument, orgRunTtl, readOrgRun } from './documents.ts';
import type { OrgRunUsers } from './enumerate.ts';
import { nudge } from './wake.ts';

/**
 * Starts an org run under the caller's id. The same request under the same id starts nothing again and returns what
 * there is; another request under it is refused. Once this returns, the org run takes place, whatever happens.
 */
export async function startOrgRun(
  services: Services,
  address: OrgRunAddress,
  startedBy: string,
  request: OrgRunRequest,
): Promise<OrgRun> {
  const requestHash = sha256(request);
  const run = (await known(services, address)) ?? (await create(services, address, startedBy, request));
  if (run.requestHash !== requestHash) throw reused();
  await nudge(services, address, run.step);
  return run;
}

async function known(services: Services, address: OrgRunAddress): Promise<OrgRun | undefined> {
  return (await readOrgRun(services, address))?.body;
}

async function create(
  services: Services,
  address: OrgRunAddress,
  startedBy: string,
  request: OrgRunRequest,
): Promise<OrgRun> {
  const { tenants, timesheets, clock } = services;
  const { tenantId, orgRunId } = address;
  const requestHash = sha256(request);
  const { users, selection, group } = request;
  const among = { ...(selection && { zone: selection.zone }), ...(group !== undefined && { group }) };
  if (users) await keepUsers(services, address, { users, requestHash });
  const expected = users?.length ?? (await timesheets.countConsenting(tenantId, among));
  const run = newOrgRun(orgRunId, request, { requestHash, startedBy, nowMs: clock.nowMs(), expected });
  const created = await tenants.create(tenantId, orgRunDocument.run(orgRunId), orgRunBody(run));
  return created === 'created' ? run : ((await known(services, address)) ?? run);
}

/** Before the org run, so that there is none without its users. A start that went no further leaves them under its id. */
async function keepUsers(
  { tenants }: Services,
  { tenantId, orgRunId }: OrgRunAddress,
  body: OrgRunUsers,
): Promise<void> {
  const id = orgRunDocument.users(orgRunId);
  const document = { ...body, kind: 'org-run-users', ttl: orgRunTtl.run };
  if ((await tenants.create(tenantId, id, document)) === 'created') return;
  const before = await tenants.read<OrgRunUsers>(tenantId, id);
  if (before && before.body.requestHash !== body.requestHash) throw reused();
}

function reused(): Refusal {
  return new Refusal('runIdReused', {
    field: 'orgRunId',
    message: 'This id was used for another org run. Take a new id.',
  });
}
