import type { OrgRun, OrgRunPage } from '../../core/org-run/org-run.ts';
import { isSelected } from '../../core/org-run/selection.ts';
import { pacing } from '../../core/pacing.ts';
import type { Services } from '../ports.ts';
import { type OrgRunAddress, orgRunDocument, pageBody, readPage } from './documents.ts';
import { sendPage } from './send-page.ts';

/**
 * Sends the next page of people and says where the enumeration stands after it. The page is written before anybody on
 * it is sent, so that whoever repeats this after a crash finds the same people at the same places.
 */
export async function sendNextPage(services: Services, address: OrgRunAddress, run: OrgRun): Promise<OrgRun> {
  const number = run.nextPage;
  const page = await pageOf(services, address, run);
  await sendPage(services, address, run, number, page);
  const { continuation: _, ...rest } = run;
  return {
    ...rest,
    nextPage: number + 1,
    enqueued: run.enqueued + page.users.length,
    enumerated: page.continuation === undefined,
    open: page.users.length > 0 ? [...run.open, number] : run.open,
    ...(page.continuation !== undefined && { continuation: page.continuation }),
  };
}

async function pageOf(services: Services, address: OrgRunAddress, run: OrgRun): Promise<OrgRunPage> {
  const { tenantId, orgRunId } = address;
  const known = await readPage(services, address, run.nextPage);
  if (known) return known.body;
  const page = run.listed
    ? await listedPage(services, address, run)
    : await foundPage(services, tenantId, run);
  const id = orgRunDocument.page(orgRunId, run.nextPage);
  if ((await services.tenants.create(tenantId, id, pageBody(page))) === 'created') return page;
  const faster = await readPage(services, address, run.nextPage);
  if (!faster) throw new Error('A page of an org run was there and is gone.');
  return faster.body;
}

/** The next of those who have agreed. A page may be short, or empty, when not all of them are selected. */
async function foundPage({ timesheets }: Services, tenantId: string, run: OrgRun): Promise<OrgRunPage> {
  const { selection, group, kind } = run.request;
  const { items, continuation } = await timesheets.consenting(tenantId, {
    max: pacing.pageSize,
    ...(selection && { zone: selection.zone }),
    ...(group !== undefined && { group }),
    ...(run.continuation !== undefined && { continuation: run.continuation }),
  });
  const people = selection ? items.filter(person => isSelected(selection, kind, person)) : items;
  const users = people.map(({ userId }) => userId);
  return { users, results: {}, ...(continuation !== undefined && { continuation }) };
}

export type OrgRunUsers = { users: string[]; requestHash: string };

/** The next of those who were listed in the request. */
async function listedPage(
  { tenants }: Services,
  { tenantId, orgRunId }: OrgRunAddress,
  { nextPage }: OrgRun,
): Promise<OrgRunPage> {
  const listed = await tenants.read<OrgRunUsers>(tenantId, orgRunDocument.users(orgRunId));
  if (!listed) throw new Error('The users of an org run are gone.');
  const from = nextPage * pacing.pageSize;
  const to = from + pacing.pageSize;
  const users = listed.body.users.slice(from, to);
  return { users, results: {}, ...(to < listed.body.users.length && { continuation: String(to) }) };
}
