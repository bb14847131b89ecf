import { isDeepStrictEqual } from 'node:util';
import type { Catalogue, Project } from '../../core/catalogue.ts';
import { type Api, ApiError } from './api.ts';

const attemptsMax = 8;

/**
 * Adds projects to the tenant's catalogue; those that were there stay. A project whose id is known is renewed, or with
 * `keep` left as an administrator may have changed it. Writes nothing when there is nothing new.
 */
export async function mergeProjects(
  api: Api,
  projects: readonly Project[],
  known: 'renew' | 'keep',
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { body, etag } = await api.get<Catalogue>('tenant/catalogue');
    const merged = merge(body.projects, projects, known);
    if (isDeepStrictEqual(merged, body.projects)) return;
    try {
      await api.put('tenant/catalogue', { projects: merged }, etag);
      return;
    } catch (error) {
      // Somebody else has written it since it was read.
      const changed = error instanceof ApiError && error.problem.code === 'versionMismatch';
      if (!changed || attempt === attemptsMax) throw error;
    }
  }
}

function merge(old: readonly Project[], added: readonly Project[], known: 'renew' | 'keep'): Project[] {
  const lists = known === 'renew' ? [old, added] : [old, added, old];
  return [...new Map(lists.flat().map(project => [project.id, project])).values()];
}
