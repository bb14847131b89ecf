import type { Proposal, Situation } from './decide.ts';
import { entryKey } from './entry.ts';
import { problem } from './errors.ts';
import { isOpenWeek, type WeekHead } from './head.ts';
import { type Op, opSet, opTarget } from './opset.ts';
import type { Left } from './outcome.ts';
import { isClosed } from './policy.ts';

/**
 * Takes a run back: the inverse of its op set, without the entries that somebody has written to since (their version
 * is not the run's any more) and without closed days. Those are listed.
 */
export function undo({ head, policy, undone }: Situation): Proposal {
  if (!undone) return { kind: 'rejected', problem: problem('undoUnknown', { field: 'undoRunId' }) };
  if (!isOpenWeek(head)) return { kind: 'rejected', problem: problem('weekNotOpen') };
  const entries = new Map(head.entries.map(entry => [entry.id, entry]));
  const deleted = new Set(undone.ops.flatMap(op => (op.op === 'delete' ? [op.id] : [])));
  const ops: Op[] = [];
  const left: Left[] = [];
  for (const op of undone.inverse) {
    const id = opTarget(op);
    const entry = entries.get(id);
    const date = op.op === 'create' ? op.entry.date : entry?.date;
    const untouched = deleted.has(id) ? !entry : entry?.version === undone.version;
    if (!untouched) left.push(leave('weekChanged', id, date));
    else if (date !== undefined && isClosed(policy, date)) left.push(leave('periodClosed', id, date));
    else ops.push(op);
  }
  return { kind: 'change', opSet: opSet(ops), left, dismissed: wantedAgain(head, ops) };
}

/** What comes back to its place is no longer dismissed, or the next run would take it away again. */
function wantedAgain(head: WeekHead, ops: readonly Op[]): string[] {
  const back = new Set(
    ops.flatMap(op => (op.op === 'create' || op.op === 'replace' ? [entryKey(op.entry)] : [])),
  );
  return head.dismissed.filter(key => !back.has(key));
}

function leave(code: 'weekChanged' | 'periodClosed', entryId: string, date?: string): Left {
  const message =
    code === 'weekChanged' ? 'Somebody has changed this entry since the run.' : problem(code).message;
  return { code, message, entryId, ...(date !== undefined && { date }) };
}
