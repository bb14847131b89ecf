import type { Container } from '@azure/cosmos';
import { readItem } from '../../functions/io/timesheets.ts';
import { documentId, type Job, type ProjectMinutes } from './documents.ts';
import { isStatus, type Lease } from './leases.ts';
import type { ToolPorts } from './tool.ts';

type TotalDocument = { minutes: number; fence: number };

/**
 * Holds the locks of all projects that a change touches, while `write` writes the entries and the totals follow. Locks
 * are taken one after the other in the order of the ids, so that no two runs wait for each other in a circle. Reads
 * and writes of different projects go side by side.
 */
export async function underProjectLocks(
  { leases, container }: ToolPorts,
  job: Job,
  changes: readonly ProjectMinutes[],
  write: () => Promise<void>,
): Promise<void> {
  const totals = container('totals');
  const held: Lease[] = [];
  try {
    for (const { projectId } of changes)
      held.push(await leases.acquire(job.tenantId, `project:${projectId}`, job.userId));
    const before = await Promise.all(changes.map(({ projectId }) => readTotal(totals, job, projectId)));
    await write();
    const written = changes.map(async (change, index) => {
      const { fence } = held[index] as Lease;
      if (await addToTotal(totals, job, before[index], change, fence)) return;
      held[index] = await addAgain({ leases, container }, job, change);
    });
    await Promise.all(written);
  } finally {
    await Promise.all(held.map(lease => leases.release(lease)));
  }
}

/** The lease ran out after the entries were written: nothing takes those back, so the total has to follow. */
async function addAgain(
  { leases, container }: Pick<ToolPorts, 'leases' | 'container'>,
  job: Job,
  change: ProjectMinutes,
): Promise<Lease> {
  const totals = container('totals');
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const lease = await leases.acquire(job.tenantId, `project:${change.projectId}`, job.userId);
    const before = await readTotal(totals, job, change.projectId);
    if (await addToTotal(totals, job, before, change, lease.fence)) return lease;
  }
  throw new Error(`The total of ${change.projectId} could not be written in ${attemptsMax} attempts.`);
}

const attemptsMax = 5;

/** Minutes that everybody together has on a project in the week. Undefined when nobody has any yet. */
export async function readTotal(
  container: Container,
  { tenantId, week }: Job,
  projectId: string,
): Promise<number | undefined> {
  const id = documentId.total(week);
  return (await readItem<TotalDocument>(container, [tenantId, projectId], id))?.body.minutes;
}

/** Adds to the total as it was read, unless somebody with a higher fence has written it since: then it answers false. */
async function addToTotal(
  container: Container,
  { tenantId, week }: Job,
  before: number | undefined,
  { projectId, minutes }: ProjectMinutes,
  fence: number,
): Promise<boolean> {
  const id = documentId.total(week);
  const total = { minutes: (before ?? 0) + minutes, fence };
  if (before === undefined)
    return wrote(() => container.items.create({ id, tenantId, projectId, ...total }), 409);
  const condition = `from c where c.fence <= ${fence}`;
  const values = Object.entries(total);
  const operations = values.map(([name, value]) => ({ op: 'set' as const, path: `/${name}`, value }));
  return wrote(() => container.item(id, [tenantId, projectId]).patch({ condition, operations }), 412);
}

/** Does the write. The status that says that somebody else was faster is an answer, not an error. */
async function wrote(write: () => Promise<unknown>, taken: 409 | 412): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (isStatus(error, taken)) return false;
    throw error;
  }
}
