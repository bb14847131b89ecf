import type { JSONObject, OperationInput } from '@azure/cosmos';
import { Refusal } from '../../core/errors.ts';
import type { WeekId } from '../../core/week.ts';
import type { Partition, Services, Stored } from '../ports.ts';
import { documentId, type HeadDocument } from '../week/documents.ts';
import { attempts } from '../week/retry.ts';
import { type AppliedDocument, appliedId } from './documents.ts';

type Parts = Pick<Services, 'timesheets' | 'clock' | 'random'>;

export function readApplied(
  { timesheets }: Pick<Services, 'timesheets'>,
  { tenantId, userId }: Partition,
  week: WeekId,
): Promise<Stored<AppliedDocument> | undefined> {
  return timesheets.read<AppliedDocument>({ tenantId, userId }, appliedId(week));
}

/** Adds projects to a week's list and returns the whole of it; undefined when the person is being deleted. */
export async function grow(
  parts: Parts,
  partition: Partition,
  week: WeekId,
  projects: readonly string[],
): Promise<readonly string[] | undefined> {
  return changeApplied(parts, partition, week, before => {
    const all = [...new Set([...(before?.projects ?? []), ...projects])].sort();
    return before?.leaving || all.length === (before?.projects.length ?? 0)
      ? before
      : { id: appliedId(week), kind: 'applied', week, projects: all };
  }).then(applied => (applied?.leaving ? undefined : (applied?.projects ?? [])));
}

/** Says that the person is being deleted: from now on nobody adds shares of this week for good. */
export async function markLeaving(parts: Parts, partition: Partition, week: WeekId): Promise<void> {
  await changeApplied(parts, partition, week, before =>
    before && !before.leaving ? { ...before, leaving: true } : before,
  );
}

/** Whether the person, and with them their week, is still there once their shares are written. */
export async function isThere(
  parts: Pick<Services, 'timesheets'>,
  { tenantId, userId }: Partition,
  week: WeekId,
): Promise<boolean> {
  const partition = { tenantId, userId };
  const [applied, head] = await Promise.all([
    readApplied(parts, partition, week),
    parts.timesheets.read<HeadDocument>(partition, documentId.head(week)),
  ]);
  return head !== undefined && applied !== undefined && !applied.body.leaving;
}

async function changeApplied(
  { timesheets, clock, random }: Parts,
  { tenantId, userId }: Partition,
  week: WeekId,
  change: (before: AppliedDocument | undefined) => AppliedDocument | undefined,
): Promise<AppliedDocument | undefined> {
  let last: unknown = new Refusal('busy');
  for await (const _ of attempts(clock, random)) {
    const stored = await readApplied({ timesheets }, { tenantId, userId }, week);
    const after = change(stored?.body);
    if (!after || after === stored?.body) return after;
    const resourceBody = { ...after, tenantId, userId } as unknown as JSONObject;
    const operation: OperationInput = stored
      ? { operationType: 'Replace', id: after.id, ifMatch: stored.etag, resourceBody }
      : { operationType: 'Create', resourceBody };
    const result = await timesheets.batch({ tenantId, userId }, [operation]).catch((error: unknown) => {
      last = error;
    });
    if (result?.kind === 'applied') return after;
  }
  throw last;
}
