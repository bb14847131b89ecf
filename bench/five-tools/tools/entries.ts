import { type Decision, decide } from '../../../core/decide.ts';
import { compareText, type Entry } from '../../../core/entry.ts';
import { emptyWeek, type WeekHead } from '../../../core/head.ts';
import type { Op } from '../../../core/opset.ts';
import { type Answers, documentId, type Job, type ProjectMinutes, type Written } from '../documents.ts';
import { readOwn, type ToolPorts, underUserLock, writeFenced } from '../tool.ts';
import { underProjectLocks } from '../totals.ts';

type Decided = Extract<Decision, { kind: 'decided' }>;
export type EntriesInput = Pick<Answers, 'configuration' | 'plans' | 'history'>;

/**
 * Fourth tool: computes the week as the batch arm does, and writes it and the totals of its projects under locks on
 * the person and on each of the projects.
 */
export async function writeEntries(ports: ToolPorts, job: Job, input: EntriesInput): Promise<Written> {
  const container = ports.container('entries');
  return underUserLock(ports, job, async lease => {
    const [stored, { projects }] = await Promise.all([
      readOwn<{ body: WeekHead }>(container, job, documentId.head(job.week)),
      ports.settings(job.tenantId),
    ]);
    const before = stored?.body ?? emptyWeek(job.week);
    const { configuration, plans, history } = input;
    const { profile, policy } = configuration;
    const sources = { ...plans, habits: history.habits };
    const situation = { runId: job.runId, head: before, profile, policy, projects, sources };
    const decision = decide({ kind: 'draft' }, { ...situation, events: history.events });
    if (decision.kind === 'rejected') throw new Error(`The week was refused: ${decision.problem.message}`);
    const changes = projectMinutes(before.entries, decision.head.entries);
    if (decision.outcome.result === 'committed') {
      const write = () => writeFenced(container, job, lease, documentsOf(job, decision));
      await underProjectLocks(ports, job, changes, write);
    }
    return { outcome: decision.outcome, projects: changes };
  });
}

function documentsOf({ week }: Job, { head, opSet }: Decided): object[] {
  const entries = new Map(head.entries.map(entry => [entry.id, entry]));
  const written = opSet.ops.map(op => entryDocument(op, entries));
  return [{ id: documentId.head(week), kind: 'week', body: head }, ...written];
}

function entryDocument(op: Op, entries: ReadonlyMap<string, Entry>): object {
  const id = op.op === 'create' || op.op === 'replace' ? op.entry.id : op.id;
  const entry = entries.get(id);
  return entry ? { id, kind: 'entry', body: entry } : { id, kind: 'entry', deleted: true };
}

/** What the change of a week does to each project, in the order of their ids. Projects of which nothing changes are left out. */
export function projectMinutes(before: readonly Entry[], after: readonly Entry[]): ProjectMinutes[] {
  const minutes = new Map<string, number>();
  const add = (entry: Entry, sign: 1 | -1) => {
    if (entry.projectId === undefined) return;
    minutes.set(entry.projectId, (minutes.get(entry.projectId) ?? 0) + sign * entry.minutes);
  };
  for (const entry of before) add(entry, -1);
  for (const entry of after) add(entry, 1);
  return [...minutes]
    .map(([projectId, sum]) => ({ projectId, minutes: sum }))
    .filter(each => each.minutes !== 0)
    .sort((a, b) => compareText(a.projectId, b.projectId));
}
