import { sha256 } from '../../core/canonical.ts';
import { type OrgRun, type OrgRunPage, waiting } from '../../core/org-run/org-run.ts';
import type { NumberedPage } from '../../core/org-run/settle.ts';
import type { Services, Stored } from '../ports.ts';

/** Which org run: the tenant comes from a token or from a message that was made under one. */
export type OrgRunAddress = { tenantId: string; orgRunId: string };

/** Ids of the documents in the container `tenants`. A colon is in no id that a client can choose. */
export const orgRunDocument = {
  run: (orgRunId: string) => `org-run:${orgRunId}`,
  users: (orgRunId: string) => `org-run:${orgRunId}:users`,
  page: (orgRunId: string, page: number) => `org-run:${orgRunId}:page:${page}`,
  ended: (orgRunId: string, generation: number) => `org-run:${orgRunId}:ended:${generation}`,
} as const;

const DAY_S = 86_400;

/** How long an org run, its pages and its end are kept, and how long a dead letter, in seconds. */
export const orgRunTtl = { run: 90 * DAY_S, deadLetter: 90 * DAY_S } as const;

/** The id of a message: the same for the same parts, and short enough for the queue however long they are. */
export function messageId(...parts: (string | number)[]): string {
  return sha256(parts);
}

export async function readOrgRun(
  { tenants }: Pick<Services, 'tenants'>,
  { tenantId, orgRunId }: OrgRunAddress,
): Promise<Stored<OrgRun> | undefined> {
  const stored = await tenants.read<OrgRun>(tenantId, orgRunDocument.run(orgRunId));
  return stored && { etag: stored.etag, body: withoutAddress(stored.body) };
}

/** Writes the next version of an org run, unless somebody else has moved it on in the meantime. */
export async function writeOrgRun(
  { tenants, clock }: Pick<Services, 'tenants' | 'clock'>,
  { tenantId }: Pick<OrgRunAddress, 'tenantId'>,
  { etag }: Pick<Stored<OrgRun>, 'etag'>,
  run: OrgRun,
): Promise<'replaced' | 'changed'> {
  const next: OrgRun = { ...run, step: run.step + 1, movedAtMs: clock.nowMs() };
  return tenants.replace(tenantId, orgRunDocument.run(run.orgRunId), orgRunBody(next), etag);
}

export function orgRunBody(run: OrgRun): object {
  return { ...run, kind: 'org-run', ttl: orgRunTtl.run };
}

/** The pages of these numbers, each of which has gone out and so exists. */
export function readPages(
  services: Pick<Services, 'tenants'>,
  address: OrgRunAddress,
  numbers: readonly number[],
): Promise<NumberedPage[]> {
  return Promise.all(
    numbers.map(async page => {
      const stored = await readPage(services, address, page);
      if (!stored) throw new Error(`Page ${page} of an org run is gone.`);
      return { ...stored.body, page };
    }),
  );
}

export async function readPage(
  { tenants }: Pick<Services, 'tenants'>,
  { tenantId, orgRunId }: OrgRunAddress,
  page: number,
): Promise<Stored<OrgRunPage> | undefined> {
  const stored = await tenants.read<OrgRunPage>(tenantId, orgRunDocument.page(orgRunId, page));
  return stored && { etag: stored.etag, body: withoutAddress(stored.body) };
}

export function pageBody(page: OrgRunPage): object {
  const { users, results, continuation } = page;
  return {
    ...{ users, results, kind: 'org-run-page', ttl: orgRunTtl.run },
    ...(continuation !== undefined && { continuation }),
  };
}

export function isFull(page: OrgRunPage): boolean {
  return waiting(page).length === 0;
}

/** What belongs to the document and not to what it holds. */
export function withoutAddress<T extends object>(document: T): T {
  const { id: _, tenantId: __, kind: ___, ttl: ____, ...body } = document as Record<string, unknown>;
  return body as T;
}
