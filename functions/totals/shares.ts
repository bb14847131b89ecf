import type { JSONObject, OperationInput } from '@azure/cosmos';
import { Refusal } from '../../core/errors.ts';
import { type Share, shareDelta } from '../../core/totals.ts';
import type { WeekId } from '../../core/week.ts';
import type { Services, Stored, Totals } from '../ports.ts';
import { attempts } from '../week/retry.ts';
import { type ShareDocument, totalsId } from './documents.ts';

/** A person's week as one project is to hold it; without `share` it is to be forgotten. */
export type ShareChange = { week: WeekId; userId: string; share?: Share };

type Project = { tenantId: string; projectId: string };
type Parts = Pick<Services, 'totals' | 'clock' | 'random'>;

/** With their totals by week and the total of all weeks they stay within the 100 operations of a batch. */
const sharesMax = 45;

/**
 * Writes shares of one project and adds what they change to its totals, in one batch: both or neither. Whoever comes
 * with the same version again, or with an older one, changes nothing.
 */
export async function applyShares(
  parts: Parts,
  project: Project,
  changes: readonly ShareChange[],
): Promise<void> {
  for (let start = 0; start < changes.length; start += sharesMax)
    await applySome(parts, project, changes.slice(start, start + sharesMax));
}

async function applySome(
  { totals, clock, random }: Parts,
  project: Project,
  changes: readonly ShareChange[],
): Promise<void> {
  let last: unknown;
  for await (const _ of attempts(clock, random)) {
    try {
      const stored = await Promise.all(
        changes.map(({ week, userId }) => totals.read<ShareDocument>(project, totalsId.share(week, userId))),
      );
      const operations = operationsFor(project, changes, stored);
      if (operations.length === 0) return;
      const result = await totals.batch(project, operations);
      if (result.kind === 'applied') return;
      if (![404, 409, 412].includes(result.status))
        throw new Error(`Writing totals was refused with status ${result.status}.`);
      if (result.status === 404) await createTotal(totals, project, operations[result.index]);
      last = new Refusal('busy');
    } catch (error) {
      // It may have been applied all the same: the next look at the shares tells.
      last = error;
    }
  }
  throw last;
}

function operationsFor(
  project: Project,
  changes: readonly ShareChange[],
  stored: readonly (Stored<ShareDocument> | undefined)[],
): OperationInput[] {
  const operations: OperationInput[] = [];
  const added = new Map<string, { minutes: number; people: number }>();
  for (const [index, change] of changes.entries()) {
    const before = stored[index];
    const delta = change.share
      ? shareDelta(before?.body, change.share)
      : before && shareDelta({ ...before.body, version: -1 }, { minutes: 0, version: 0 });
    if (!delta) continue;
    operations.push(shareOperation(project, change, before));
    add(added, totalsId.week(change.week), delta);
    add(added, totalsId.all, { minutes: delta.minutes, people: 0 });
  }
  for (const [id, { minutes, people }] of added) {
    if (minutes !== 0 || people !== 0) operations.push(increment(id, minutes, people));
  }
  return operations;
}

function add(
  added: Map<string, { minutes: number; people: number }>,
  id: string,
  { minutes, people }: { minutes: number; people: number },
): void {
  const sum = added.get(id) ?? { minutes: 0, people: 0 };
  added.set(id, { minutes: sum.minutes + minutes, people: sum.people + people });
}

function shareOperation(
  project: Project,
  { week, userId, share }: ShareChange,
  before: Stored<ShareDocument> | undefined,
): OperationInput {
  const id = totalsId.share(week, userId);
  if (!share) return { operationType: 'Delete', id, ...(before && { ifMatch: before.etag }) };
  const document: ShareDocument = { id, kind: 'share', week, userId, ...share };
  const resourceBody = { ...project, ...document } as unknown as JSONObject;
  if (!before) return { operationType: 'Create', resourceBody };
  return { operationType: 'Replace', id, ifMatch: before.etag, resourceBody };
}

function increment(id: string, minutes: number, people: number): OperationInput {
  const operations = [
    { op: 'incr' as const, path: '/minutes', value: minutes },
    ...(people === 0 ? [] : [{ op: 'incr' as const, path: '/people', value: people }]),
  ];
  return { operationType: 'Patch', id, resourceBody: { operations } };
}

/** The first share of a project, or of a week of it, finds no total to add to. */
async function createTotal(
  totals: Totals,
  project: Project,
  missed: OperationInput | undefined,
): Promise<void> {
  if (missed?.operationType !== 'Patch') return;
  const { id } = missed;
  const empty = id === totalsId.all ? { minutes: 0 } : { minutes: 0, people: 0 };
  const resourceBody = { ...project, id, kind: 'total', ...empty };
  const result = await totals.batch(project, [{ operationType: 'Create', resourceBody }]);
  if (result.kind === 'refused' && result.status !== 409)
    throw new Error(`Creating a total was refused with status ${result.status}.`);
}
