import { type Container, ErrorResponse } from '@azure/cosmos';
import { type Catalogue, indexProjects } from '../../core/catalogue.ts';
import type { Clause } from '../../core/clauses/clause.ts';
import { type ClauseIndex, indexClauses } from '../../core/clauses/search.ts';
import { Refusal } from '../../core/errors.ts';
import { defaultPolicy, type Policy } from '../../core/policy.ts';
import type { Clock, TenantSettings, Tenants } from '../ports.ts';
import { tenantDocuments } from './tenant-documents.ts';
import { readItem } from './timesheets.ts';

/** How long a process may plan with settings that an administrator has since changed. */
const settingsTtlMs = 60_000;
const tenantsMax = 1_000;

/** The `tenants` container, with a short cache of what every plan needs. */
export function tenantsIn(container: Container, clock: Clock): Tenants {
  const read: Tenants['read'] = (tenantId, id) => readItem(container, tenantId, id);
  const settings = remembered(clock, tenantId => readSettings(read, tenantId));
  const clauses = remembered(clock, tenantId => readClauses(read, tenantId));
  return {
    read,
    settings: settings.get,
    clauses: clauses.get,
    async write(tenantId, id, body, etag) {
      const newEtag = await writeItem(container, { ...body, id, tenantId }, etag);
      settings.forget(tenantId);
      clauses.forget(tenantId);
      return newEtag;
    },
    ...tenantDocuments(container),
  };
}

type Remembered<T> = { get(tenantId: string): Promise<T>; forget(tenantId: string): void };

/** What is read of a tenant, for a minute: once, however many ask at the same time. */
function remembered<T>(clock: Clock, readAnew: (tenantId: string) => Promise<T>): Remembered<T> {
  const cache = new Map<string, { value: Promise<T>; untilMs: number }>();
  return {
    get(tenantId) {
      const known = cache.get(tenantId);
      if (known && clock.nowMs() < known.untilMs) return known.value;
      const value = readAnew(tenantId);
      if (cache.size >= tenantsMax) cache.clear();
      cache.set(tenantId, { value, untilMs: clock.nowMs() + settingsTtlMs });
      // A failure is not worth remembering.
      value.catch(() => cache.delete(tenantId));
      return value;
    },
    forget: tenantId => void cache.delete(tenantId),
  };
}

async function readSettings(read: Tenants['read'], tenantId: string): Promise<TenantSettings> {
  const [policy, catalogue] = await Promise.all([
    read<Policy>(tenantId, 'policy'),
    read<Catalogue>(tenantId, 'catalogue'),
  ]);
  return {
    policy: { ...defaultPolicy, ...policy?.body },
    projects: indexProjects(catalogue?.body ?? { projects: [] }),
  };
}

async function readClauses(read: Tenants['read'], tenantId: string): Promise<ClauseIndex> {
  const document = await read<{ clauses: Clause[] }>(tenantId, 'policy-document');
  return indexClauses(document?.body.clauses ?? []);
}

async function writeItem(
  container: Container,
  body: object & { id: string; tenantId: string },
  etag: string | undefined,
): Promise<string> {
  if (etag === undefined) return (await container.items.upsert(body)).etag;
  // Replace, because an upsert heeds the condition only where there is a document already.
  const accessCondition = { type: 'IfMatch', condition: etag };
  try {
    return (await container.item(body.id, body.tenantId).replace(body, { accessCondition })).etag;
  } catch (error) {
    if (error instanceof ErrorResponse && (error.code === 412 || error.code === 404))
      throw new Refusal('versionMismatch', { field: 'If-Match' });
    throw error;
  }
}
