import type { Finding } from '../../core/finding.ts';
import type { WeekStatus } from '../../core/head.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { WeekId } from '../../core/week.ts';
import { forEachBounded } from '../bounded.ts';
import type { Page, PageRequest, Services } from '../ports.ts';
import { documentId, type HeadDocument, type RunDocument } from '../week/documents.ts';

/** One person's week as an approver sees it in a list. */
export type TeamWeek = {
  userId: string;
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

/** The week of everybody who has written to it, of one status if that is given: one query, and a point read for each. */
export async function teamWeeks(
  { timesheets }: Pick<Services, 'timesheets'>,
  tenantId: string,
  wanted: { week: WeekId; status?: WeekStatus },
  page: PageRequest,
): Promise<Page<TeamWeek>> {
  const { items, ...rest } = await timesheets.weeks(tenantId, wanted, page);
  const seen = new Map<string, TeamWeek['seen']>();
  await forEachBounded(items, atOnce, async ({ userId, runId }) => {
    const run = await timesheets.read<RunDocument>({ tenantId, userId }, documentId.run(runId));
    if (run) seen.set(userId, seenBy(run.body.outcome, run.body.createdAt));
  });
  return { ...rest, items: items.map(head => rowOf(head, seen.get(head.userId))) };
}

function seenBy({ expectedMinutes, findings }: Outcome, at: string): TeamWeek['seen'] {
  return { expectedMinutes, findings, at };
}

function rowOf(head: HeadDocument, seen: TeamWeek['seen']): TeamWeek {
  const { userId, status, version, totalMinutes, entries } = head;
  const untouched = entries.filter(({ owner }) => owner === 'agent').length;
  return {
    ...{ userId, status, version, totalMinutes, entries: entries.length, untouched },
    ...(seen && { seen }),
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
