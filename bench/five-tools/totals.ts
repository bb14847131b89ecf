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
    const written = changes.map(async ({ projectId, minutes }, index) => {
      const { fence } = held[index] as Lease;
      if (await writeTotal(totals, job, projectId, (before[index] ?? 0) + minutes, fence)) return;
      held[index] = await addAgain({ leases, container }, job, { projectId, minutes });
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
  { projectId, minutes }: ProjectMinutes,
): Promise<Lease> {
  const totals = container('totals');
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const lease = await leases.acquire(job.tenantId, `project:${projectId}`, job.userId);
    const before = (await readTotal(totals, job, projectId)) ?? 0;
    if (await writeTotal(totals, job, projectId, before + minutes, lease.fence)) return lease;
  }
  throw new Error(`The total of ${projectId} could not be written in ${attemptsMax} attempts.`);
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

/** Writes the total, unless somebody with a higher fence has done so since it was read: then it answers false. */
export async function writeTotal(
  container: Container,
  { tenantId, week }: Job,
  projectId: string,
  minutes: number,
  fence: number,
): Promise<boolean> {
  const id = documentId.total(week);
  const condition = `from c where c.fence <= ${fence}`;
  const values = Object.entries({ minutes, fence });
  const operations = values.map(([name, value]) => ({ op: 'set' as const, path: `/${name}`, value }));
  const body = { id, tenantId, projectId, minutes, fence };
  const patch = () => container.item(id, [tenantId, projectId]).patch({ condition, operations });
  const patched = await unless(patch, [404, 412]);
  if (patched !== 404) return patched === 'done';
  return (await unless(() => container.items.create(body), [409])) === 'done';
}

/** Does the write. A status that was to be expected is an answer, not an error. */
async function unless(write: () => Promise<unknown>, expected: readonly number[]): Promise<'done' | number> {
  try {
    await write();
    return 'done';
  } catch (error) {
    const status = expected.find(each => isStatus(error, each));
    if (status === undefined) throw error;
    return status;
  }
}
