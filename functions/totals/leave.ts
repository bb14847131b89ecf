import { forEachBounded } from '../bounded.ts';
import type { Partition, Services } from '../ports.ts';
import { markLeaving } from './applied.ts';
import { type AppliedDocument, appliedId } from './documents.ts';
import { applyShares } from './shares.ts';

type Parts = Pick<Services, 'timesheets' | 'totals' | 'clock' | 'random'>;
type Listed = Pick<AppliedDocument, 'week' | 'projects'>;

const atOnce = 8;

/** Takes a person's week out of the totals of its projects, and deletes the list of these last. May be asked again. */
export async function leaveTotals(parts: Parts, partition: Partition, listed: Listed): Promise<void> {
  await markLeaving(parts, partition, listed.week);
  await forgetShares(parts, partition, listed);
}

export async function forgetShares(
  parts: Parts,
  { tenantId, userId }: Partition,
  { week, projects }: { week: Listed['week']; projects: readonly string[] },
): Promise<void> {
  await forEachBounded(projects, atOnce, projectId =>
    applyShares(parts, { tenantId, projectId }, [{ week, userId }]),
  );
  const id = appliedId(week);
  const result = await parts.timesheets.batch({ tenantId, userId }, [{ operationType: 'Delete', id }]);
  if (result.kind === 'refused' && result.status !== 404)
    throw new Error(`Deleting a list of projects was refused with status ${result.status}.`);
}
