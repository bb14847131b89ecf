import { Refusal } from '../../core/errors.ts';
import { type OrgRun, type Result, resultKey } from '../../core/org-run/org-run.ts';
import { type OrgRunView, viewOrgRun } from '../../core/org-run/view.ts';
import type { Page, PageRequest, Services } from '../ports.ts';
import { type OrgRunAddress, readOrgRun, readPage, readPages, withoutAddress } from './documents.ts';
import { shortCache } from './short-cache.ts';

/** So that any number of people who watch an org run cost no more than one. */
const statusTtlMs = 2_000;

type Status = (address: OrgRunAddress) => Promise<OrgRunView>;
const byServices = new WeakMap<Services, Status>();

/** How an org run stands: the org run itself and its open pages, at most two seconds old. */
export function orgRunStatus(services: Services, address: OrgRunAddress): Promise<OrgRunView> {
  const status = byServices.get(services) ?? cachedStatus(services);
  byServices.set(services, status);
  return status(address);
}

function cachedStatus(services: Services): Status {
  const cache = shortCache<OrgRunView>(services.clock, statusTtlMs);
  return address =>
    cache(`${address.tenantId} ${address.orgRunId}`, async () => {
      const stored = await readOrgRun(services, address);
      if (!stored) throw new Refusal('orgRunUnknown');
      return freshView(services, address, stored.body);
    });
}

export async function freshView(
  services: Services,
  address: OrgRunAddress,
  run: OrgRun,
): Promise<OrgRunView> {
  const pages = await readPages(services, address, run.open);
  return viewOrgRun(run, pages, services.clock.nowMs());
}

/** The tenant's org runs, the newest first, as they stood when they last moved. */
export async function listOrgRuns(
  { tenants, clock }: Services,
  tenantId: string,
  page: PageRequest,
): Promise<Page<OrgRunView>> {
  const { items, ...rest } = await tenants.newest<OrgRun>(tenantId, 'org-run', page);
  return { ...rest, items: items.map(run => viewOrgRun(withoutAddress(run), [], clock.nowMs())) };
}

export type OrgRunPerson = { userId: string } & Partial<Result>;

/** The people of one page, each with their result as soon as there is one. */
export async function orgRunPeople(
  services: Services,
  address: OrgRunAddress,
  page: number,
): Promise<{ page: number; pages: number; people: OrgRunPerson[] }> {
  const [run, stored] = await Promise.all([readOrgRun(services, address), readPage(services, address, page)]);
  if (!run) throw new Refusal('orgRunUnknown');
  if (!stored) throw new Refusal('notFound', { message: `The org run has no page ${page} yet.` });
  const { users, results } = stored.body;
  const people = users.map((userId, index) => ({ userId, ...results[resultKey(index)] }));
  return { page, pages: run.body.nextPage, people };
}
