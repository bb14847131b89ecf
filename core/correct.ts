import { type ProjectIndex, type TargetFault, targetFault } from './catalogue.ts';
import type { Proposal, Situation } from './decide.ts';
import { entryKey, isAway, isOpen } from './entry.ts';
import { type ErrorCode, type Problem, problem } from './errors.ts';
import { isOpenWeek, newEntryId } from './head.ts';
import type { Change } from './intent.ts';
import { bodyOf, diffEntries, type EntryBody, opSet } from './opset.ts';
import type { Left } from './outcome.ts';
import { isClosed, type Policy } from './policy.ts';
import { weekDates } from './week.ts';

/** The week in the making while the changes of one correction are applied one after the other. */
type Draft = { entries: Map<string, EntryBody>; dismissed: Set<string>; left: Left[]; situation: Situation };

/**
 * Applies a person's corrections. One that is wrong in itself rejects them all, naming its field; those that meet a
 * closed day are left out and listed, and the rest goes through.
 */
export function correct(changes: readonly Change[], situation: Situation): Proposal {
  if (!isOpenWeek(situation.head)) return { kind: 'rejected', problem: problem('weekNotOpen') };
  const draft: Draft = {
    entries: new Map(situation.head.entries.map(entry => [entry.id, bodyOf(entry)])),
    dismissed: new Set(situation.head.dismissed),
    left: [],
    situation,
  };
  for (const [index, change] of changes.entries()) {
    const fault = apply(draft, change, index, changes.length);
    if (fault) return { kind: 'rejected', problem: fault };
  }
  return finish(draft, changes.length);
}

function finish({ entries, dismissed, left, situation }: Draft, changes: number): Proposal {
  const [first] = left;
  if (first && left.length === changes) return { kind: 'rejected', problem: problem(first.code) };
  const ops = diffEntries(situation.head.entries, [...entries.values()]);
  return { kind: 'change', opSet: opSet(ops), left, dismissed: [...dismissed].sort() };
}

function apply(draft: Draft, change: Change, index: number, count: number): Problem | undefined {
  const field = `changes[${index}]`;
  if (change.op === 'add') return put(draft, added(draft, change, index, count), field);
  const before = draft.entries.get(change.entryId);
  if (!before) return problem('entryUnknown', { field: `${field}.entryId` });
  const locked = lockOf(before, draft.situation.policy);
  if (locked) return leave(draft, locked, before);
  if (change.op === 'delete') return remove(draft, before);
  return put(draft, changed(before, change), field, before);
}

/** A task belongs to its project, so another project without a task of its own has none. */
function changed(before: EntryBody, change: Extract<Change, { op: 'change' }>): EntryBody {
  const { op: _, entryId: __, ...fields } = change;
  const { taskId, ...rest } = before;
  const keepsTask = taskId !== undefined && (fields.projectId ?? before.projectId) === before.projectId;
  return { ...rest, ...(keepsTask && { taskId }), ...fields, owner: 'person' };
}

function added(
  { situation }: Draft,
  change: Extract<Change, { op: 'add' }>,
  index: number,
  count: number,
): EntryBody {
  const { op: _, ...fields } = change;
  return {
    type: 'work',
    ...fields,
    id: newEntryId(situation.head, situation.runId, index, count),
    status: 'draft',
    owner: 'person',
  };
}

function put(draft: Draft, wanted: EntryBody, field: string, before?: EntryBody): Problem | undefined {
  const { head, policy, projects } = draft.situation;
  const entry = withoutEmpty(withoutTarget(wanted));
  if (!weekDates(head.week).includes(entry.date))
    return problem('dateOutsideWeek', { field: `${field}.date` });
  const moved = !before || entryKey(before) !== entryKey(entry);
  const fault = moved ? placeFault(projects, entry) : undefined;
  if (fault)
    return problem(fault, { field: `${field}.${fault.startsWith('task') ? 'taskId' : 'projectId'}` });
  const locked = lockOf(entry, policy);
  if (locked) return leave(draft, locked, entry);
  if (before && moved) dismiss(draft, before);
  draft.entries.set(entry.id, entry);
  return undefined;
}

/** Leave is nobody's project. */
function withoutTarget(entry: EntryBody): EntryBody {
  if (!isAway(entry.type)) return entry;
  const { projectId: _, taskId: __, ...rest } = entry;
  return rest;
}

/** An empty text is how a person says that there is to be none. */
function withoutEmpty({ description, externalComment, ...rest }: EntryBody): EntryBody {
  return { ...rest, ...(description && { description }), ...(externalComment && { externalComment }) };
}

function placeFault(projects: ProjectIndex, entry: EntryBody): TargetFault | undefined {
  if (entry.projectId === undefined && !isAway(entry.type) && entry.type !== 'onBreak')
    return 'projectUnknown';
  return targetFault(projects, entry, entry.date);
}

function remove(draft: Draft, entry: EntryBody): undefined {
  dismiss(draft, entry);
  draft.entries.delete(entry.id);
}

/** What a person took away from the agent's draft stays away: the next run does not put it back. */
function dismiss(draft: Draft, entry: EntryBody): void {
  const key = entryKey(entry);
  // The agent's own line may stand beside one that was moved there: taking the moved one away leaves it.
  const isDrafted = (other: EntryBody) =>
    other.id !== entry.id && other.owner === 'agent' && entryKey(other) === key;
  if (entry.evidence && ![...draft.entries.values()].some(isDrafted)) draft.dismissed.add(key);
}

function lockOf(entry: EntryBody, policy: Policy): ErrorCode | undefined {
  if (!isOpen(entry.status)) return 'weekNotOpen';
  return isClosed(policy, entry.date, entry.projectId) ? 'periodClosed' : undefined;
}

function leave(draft: Draft, code: ErrorCode, entry: EntryBody): undefined {
  const existing = draft.entries.has(entry.id);
  draft.left.push({
    code,
    message: problem(code).message,
    date: entry.date,
    ...(existing && { entryId: entry.id }),
  });
}
