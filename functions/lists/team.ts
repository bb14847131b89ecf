import type { Finding } from '../../core/finding.ts';
import type { WeekStatus } from '../../core/head.ts';
import type { WeekId } from '../../core/week.ts';
import { forEachBounded } from '../bounded.ts';
import type { Page, PageRequest, Services } from '../ports.ts';
import { documentId, type HeadDocument, type ProfileDocument, type RunDocument } from '../week/documents.ts';

/** One person's week as an approver sees it in a list. */
export type TeamWeek = {
  userId: string;
  /** The display name of their profile, else the id. */
  name: string;
  status: WeekStatus;
  version: number;
  totalMinutes: number;
  entries: number;
  /** Entries that the agent drafted and nobody has looked at. */
  untouched: number;
  /** As the last run of that week found it; left out when its receipt is gone, which is after 90 days. */
  seen?: { expectedMinutes: number; findings: Finding[]; at: string };
};

/** How a week stands in the tenant. `people` are those who have agreed; `states` counts those who have written to it. */
export type TeamStates = { week: WeekId; people: number; states: Partial<Record<WeekStatus, number>> };

const atOnce = 16;

/** Weeks on one page of the list. */
export const teamOnPage = 50;

/** The week of everybody who has written to it, of one status if that is given: one query, and two point reads for each. */
export async function teamWeeks(
  { timesheets }: Pick<Services, 'timesheets'>,
  tenantId: string,
  wanted: { week: WeekId; status?: WeekStatus },
  page: PageRequest,
): Promise<Page<TeamWeek>> {
  const { items, ...rest } = await timesheets.weeks(tenantId, wanted, page);
  const rows = new Map<string, TeamWeek>();
  await forEachBounded(items, atOnce, async head => {
    const partition = { tenantId, userId: head.userId };
    const [run, profile] = await Promise.all([
      timesheets.read<RunDocument>(partition, documentId.run(head.runId)),
      timesheets.read<ProfileDocument>(partition, documentId.profile),
    ]);
    rows.set(head.userId, rowOf(head, profile?.body.displayName, run?.body));
  });
  return { ...rest, items: items.flatMap(({ userId }) => rows.get(userId) ?? []) };
}

function rowOf(
  { userId, status, version, totalMinutes, entries }: HeadDocument,
  name: string | undefined,
  run: RunDocument | undefined,
): TeamWeek {
  const untouched = entries.filter(({ owner }) => owner === 'agent').length;
  const { expectedMinutes, findings } = run?.outcome ?? { expectedMinutes: 0, findings: [] };
  return {
    ...{ userId, name: name ?? userId, status, version, totalMinutes, entries: entries.length, untouched },
    ...(run && { seen: { expectedMinutes, findings, at: run.createdAt } }),
  };
}

export async function teamStates(
  { timesheets }: Pick<Services, 'timesheets'>,
  tenantId: string,
  week: WeekId,
): Promise<TeamStates> {
  const [people, states] = await Promise.all([
    timesheets.countConsenting(tenantId, {}),
    timesheets.weekStates(tenantId, week),
  ]);
  return { week, people, states };
}
