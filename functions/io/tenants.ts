import { type Container, ErrorResponse } from '@azure/cosmos';
import { type Catalogue, indexProjects } from '../../core/catalogue.ts';
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
  const cache = new Map<string, { settings: Promise<TenantSettings>; untilMs: number }>();
  const read: Tenants['read'] = (tenantId, id) => readItem(container, tenantId, id);
  return {
    read,
    settings(tenantId) {
      const known = cache.get(tenantId);
      if (known && clock.nowMs() < known.untilMs) return known.settings;
      const settings = readSettings(read, tenantId);
      if (cache.size >= tenantsMax) cache.clear();
      cache.set(tenantId, { settings, untilMs: clock.nowMs() + settingsTtlMs });
      // A failure is not worth remembering.
      settings.catch(() => cache.delete(tenantId));
      return settings;
    },
    async write(tenantId, id, body, etag) {
      const newEtag = await writeItem(container, { ...body, id, tenantId }, etag);
      cache.delete(tenantId);
      return newEtag;
    },
    ...tenantDocuments(container),
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
