import { type ExportedEntry, exportWeek } from '../../core/export.ts';
import type { WeekStatus } from '../../core/head.ts';
import type { WeekId } from '../../core/week.ts';
import type { Page, PageRequest, Services } from '../ports.ts';

/** Weeks on one page: at most 97 entries each, and an answer stays far below what a flow may take in. */
export const weeksOnPage = 50;

/** The entries of a week of everybody in the tenant who has any, some people at a time. */
export async function exportEntries(
  { timesheets }: Pick<Services, 'timesheets'>,
  tenantId: string,
  wanted: { week: WeekId; status?: WeekStatus },
  page: PageRequest,
): Promise<Page<ExportedEntry>> {
  const { items, ...rest } = await timesheets.weeks(tenantId, wanted, page);
  return { ...rest, items: items.flatMap(head => exportWeek(head.userId, head)) };
}
