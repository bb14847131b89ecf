import { type Container, ErrorResponse } from '@azure/cosmos';
import type { Tenants } from '../ports.ts';
import { queryPage, withoutSystemFields } from './query-page.ts';

/** What is kept per tenant besides its settings: org runs and their pages, budgets, dead letters. */
export function tenantDocuments(
  container: Container,
): Pick<Tenants, 'create' | 'replace' | 'set' | 'remove' | 'newest'> {
  return {
    async create(tenantId, id, body) {
      const created = await unless([409], () => container.items.create({ ...body, id, tenantId }));
      return created === undefined ? 'exists' : 'created';
    },
    async replace(tenantId, id, body, etag) {
      const options = { accessCondition: { type: 'IfMatch', condition: etag } };
      const document = { ...body, id, tenantId };
      const item = container.item(id, tenantId);
      const replaced = await unless([404, 412], () => item.replace(document, options));
      return replaced === undefined ? 'changed' : 'replaced';
    },
    async set<T>(tenantId: string, id: string, fields: Record<string, unknown>, onlyIf?: string) {
      const operations = Object.entries(fields).map(([path, value]) => ({ op: 'set' as const, path, value }));
      const body = { operations, ...(onlyIf !== undefined && { condition: `FROM c WHERE ${onlyIf}` }) };
      const patched = await unless([404, 412], () => container.item(id, tenantId).patch(body));
      return patched?.resource && (withoutSystemFields(patched.resource) as T);
    },
    async remove(tenantId, id) {
      await unless([404], () => container.item(id, tenantId).delete());
    },
    newest<T>(tenantId: string, kind: string, { states, ...page }: Parameters<Tenants['newest']>[2]) {
      const inStates = states ? ' AND ARRAY_CONTAINS(@states, c.state)' : '';
      const query = `SELECT * FROM c WHERE c.kind = @kind${inStates} ORDER BY c.createdAt DESC`;
      const parameters = [
        { name: '@kind', value: kind },
        { name: '@states', value: [...(states ?? [])] },
      ];
      return queryPage<T>(container, tenantId, { query, parameters }, page);
    },
  };
}

/** Undefined when the store answers one of these statuses, which are answers and not faults. */
async function unless<T>(statuses: readonly number[], request: () => Promise<T>): Promise<T | undefined> {
  try {
    return await request();
  } catch (error) {
    if (error instanceof ErrorResponse && statuses.includes(Number(error.code))) return undefined;
    throw error;
  }
}
