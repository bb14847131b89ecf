import type { Proposal, Situation } from './decide.ts';
import { type Entry, entryKey } from './entry.ts';
import { problem } from './errors.ts';
import { isOpenWeek, type WeekHead } from './head.ts';
import { type EntryBody, type Op, opSet, opTarget } from './opset.ts';
import type { Left } from './outcome.ts';
import { isClosed, type Policy } from './policy.ts';

/** The run that is taken back, as far as undo needs it. */
type Undone = NonNullable<Situation['undone']>;

/**
 * Takes a run back: the inverse of its op set, without the entries that somebody has written to since (their version
 * is not the run's any more, or another entry has taken their place) and without closed days. Those are listed. Lines that
 * the run has drafted and that are the agent's still are taken back whatever later runs of the agent made of them.
 * Steps from one state to the next are not undone: each has a step of its own that leads back.
 */
export function undo({ head, policy, undone }: Pick<Situation, 'head' | 'policy' | 'undone'>): Proposal {
  if (!undone) return { kind: 'rejected', problem: problem('undoUnknown', { field: 'undoRunId' }) };
  if (!isOpenWeek(head)) return { kind: 'rejected', problem: problem('weekNotOpen') };
  if (undone.inverse.some(op => op.op === 'patch' && op.set.status !== undefined))
    return { kind: 'rejected', problem: problem('statusConflict', { message: stepMessage }) };
  const entries = new Map(head.entries.map(entry => [entry.id, entry]));
  const ops: Op[] = [];
  const left: Left[] = [];
  for (const op of undone.inverse) {
    const before = entries.get(opTarget(op));
    const code = obstacle(op, before, head, policy, undone);
    if (code) left.push(leave(code, opTarget(op), (before ?? bodyIn(op))?.date));
    else ops.push(op);
  }
  return { kind: 'change', opSet: opSet(ops), left, dismissed: wantedAgain(head, ops) };
}

const stepMessage =
  'Submitting, recalling, approving and returning are not undone. Take the step that leads back.';

/** Why one operation cannot be taken back, if it cannot. */
function obstacle(
  op: Op,
  before: Entry | undefined,
  head: WeekHead,
  policy: Policy,
  undone: Undone,
): 'weekChanged' | 'periodClosed' | undefined {
  const untouched = op.op === 'create' ? !before : isUntouched(op, before, undone);
  const place = bodyIn(op);
  const moves = place && (!before || entryKey(before) !== entryKey(place));
  if (!untouched || (moves && isTaken(place, head, undone))) return 'weekChanged';
  const closed = [before, place].some(entry => entry && isClosed(policy, entry.date, entry.projectId));
  return closed ? 'periodClosed' : undefined;
}

/** What the agent has drafted goes with its draft, though the agent itself has changed it since: nobody else has. */
function isUntouched(op: Op, before: Entry | undefined, { version }: Undone): boolean {
  if (!before) return false;
  return before.version === version || (op.op === 'delete' && before.owner === 'agent');
}

function bodyIn(op: Op): EntryBody | undefined {
  return op.op === 'create' || op.op === 'replace' ? op.entry : undefined;
}

/** Whether a later run has put another entry where this one would come back: the hours would be there twice. */
function isTaken(place: EntryBody, head: WeekHead, undone: Undone): boolean {
  const key = entryKey(place);
  return head.entries.some(
    entry => entry.id !== place.id && entry.version > undone.version && entryKey(entry) === key,
  );
}

/** What comes back to its place is no longer dismissed, or the next run would take it away again. */
function wantedAgain(head: WeekHead, ops: readonly Op[]): string[] {
  const back = new Set(ops.flatMap(op => bodyIn(op) ?? []).map(entryKey));
  return head.dismissed.filter(key => !back.has(key));
}

function leave(code: 'weekChanged' | 'periodClosed', entryId: string, date?: string): Left {
  const message =
    code === 'weekChanged'
      ? 'Somebody has changed this entry or taken its place since the run.'
      : problem(code).message;
  return { code, message, entryId, ...(date !== undefined && { date }) };
}
