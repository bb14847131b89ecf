import type { ProjectIndex } from './catalogue.ts';
import type { Entry } from './entry.ts';
import type { Op } from './opset.ts';
import type { IsoDate } from './week.ts';

/** One operation for people: what it does, on which day, in one sentence. */
export type DiffLine = { op: Op['op']; entryId: string; date: IsoDate; text: string };

/** The op set in words, in the order of days. */
export function describeOps(
  before: readonly Entry[],
  ops: readonly Op[],
  projects: ProjectIndex,
): DiffLine[] {
  const old = new Map(before.map(entry => [entry.id, entry]));
  return ops
    .map(op => describeOp(op, old, projects))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function describeOp(op: Op, old: ReadonlyMap<string, Entry>, projects: ProjectIndex): DiffLine {
  if (op.op === 'create') {
    return { op: op.op, entryId: op.entry.id, date: op.entry.date, text: `+ ${named(op.entry, projects)}` };
  }
  const entryId = op.op === 'replace' ? op.entry.id : op.id;
  const before = old.get(entryId) as Entry;
  if (op.op === 'delete')
    return { op: op.op, entryId, date: before.date, text: `- ${named(before, projects)}` };
  const after = op.op === 'replace' ? op.entry : { ...before, ...op.set };
  const text = `~ ${named(before, projects)} → ${named(after, projects)}`;
  return {
    op: op.op,
    entryId,
    date: before.date,
    text: before.status === after.status ? text : `${text}, ${after.status}`,
  };
}

function named(
  entry: Pick<Entry, 'minutes' | 'type' | 'projectId' | 'taskId' | 'date'>,
  projects: ProjectIndex,
): string {
  const project = projects.byId.get(entry.projectId ?? '');
  const task = project?.tasks.find(each => each.id === entry.taskId);
  const target = [project?.name ?? entry.projectId ?? entry.type, task?.name ?? entry.taskId]
    .filter(Boolean)
    .join(' / ');
  return `${entry.date} ${target} ${clockTime(entry.minutes)}`;
}

/** Minutes as people write durations: 450 is "7:30". */
export function clockTime(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
