import type { z } from 'zod';
import { readBody } from './body.ts';
import type { Call, Reply } from './endpoint.ts';

/** Answers a document of the tenant with its ETag, for a later write to insist on. */
export async function readTenantDocument(
  { services, caller }: Call,
  id: string,
  empty: object,
): Promise<Reply> {
  const stored = await services.tenants.read<Record<string, unknown>>(caller.tenantId, id);
  if (!stored) return { body: empty };
  const { id: _, tenantId: __, ...body } = stored.body;
  return { body, headers: { etag: stored.etag } };
}

/** Puts the given document in place of the stored one; with `If-Match`, only if that is still the version given. */
export async function writeTenantDocument(
  { services, caller, request }: Call,
  id: string,
  schema: z.ZodType<object>,
): Promise<Reply> {
  const body = await readBody(request, schema);
  const etag = await services.tenants.write(
    caller.tenantId,
    id,
    body,
    request.headers.get('if-match') ?? undefined,
  );
  return { body, headers: { etag } };
}
