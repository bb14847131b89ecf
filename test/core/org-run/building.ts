import {
  newOrgRun,
  type OrgRun,
  type OrgRunPage,
  type Result,
  resultKey,
} from '../../../core/org-run/org-run.ts';
import type { NumberedPage } from '../../../core/org-run/settle.ts';

export const nowMs = Date.UTC(2026, 10, 16, 8);

/** An org run that has just been started, unless told otherwise. */
export function anOrgRun(rest: Partial<OrgRun> = {}): OrgRun {
  const request = { week: '2026-W47', kind: 'draft', dryRun: false, rate: 50 } as const;
  const start = { requestHash: 'hash', startedBy: 'admin', nowMs, expected: 10 };
  return { ...newOrgRun('org-1', request, start), ...rest };
}

/** A page on which the people have these results, in their order; undefined for one who waits. */
export function aPage(page: number, ...results: (Result | undefined)[]): NumberedPage {
  const known: OrgRunPage['results'] = {};
  for (const [index, result] of results.entries()) if (result) known[resultKey(index)] = result;
  return { page, users: results.map((_, index) => `user-${page}-${index}`), results: known };
}

export const committed: Result = { code: 'committed' };
export const deadLetter: Result = { code: 'storeUnavailable', dead: true };
