import type { Proposal, Situation } from './decide.ts';
import type { Entry, EntryStatus } from './entry.ts';
import { problem } from './errors.ts';
import type { WeekHead, WeekStatus } from './head.ts';
import { type Op, opSet } from './opset.ts';
import type { Left } from './outcome.ts';
import { isClosed } from './policy.ts';

export type StatusStep = 'submit' | 'recall' | 'approve' | 'return';

/** From which state each step leads where, for the week as for each of its entries. */
const transitions: Record<StatusStep, Partial<Record<EntryStatus, WeekStatus>>> = {
  submit: { draft: 'submitted', returned: 'submitted' },
  // Nobody has looked at a submitted week yet, so it comes straight back; an approved one has to be asked for.
  recall: { submitted: 'draft', approved: 'recallRequested' },
  approve: { submitted: 'approved', recallRequested: 'approved' },
  return: { submitted: 'returned', recallRequested: 'returned' },
};

/**
 * Moves a week and its entries to the next state; a week in another state is refused. Entries on closed days stay as
 * they are, and are listed. So a day that was closed meanwhile can lag behind its week: each entry takes its own step,
 * and what was never submitted is never approved.
 */
export function changeStatus(step: StatusStep, { head, policy }: Situation): Proposal {
  const to = transitions[step][head.status];
  if (!to) return { kind: 'rejected', problem: statusConflict(step, head) };
  const ops: Op[] = [];
  const left: Left[] = [];
  for (const entry of head.entries) {
    const status = transitions[step][entry.status];
    if (!status) continue;
    if (isClosed(policy, entry.date, entry.projectId)) left.push(closedEntry(entry));
    else ops.push({ op: 'patch', id: entry.id, set: { status } });
  }
  if (ops.length === 0 && left.length > 0) return { kind: 'rejected', problem: problem('periodClosed') };
  return { kind: 'change', opSet: opSet(ops), left, status: to };
}

function closedEntry(entry: Entry): Left {
  return {
    code: 'periodClosed',
    message: problem('periodClosed').message,
    date: entry.date,
    entryId: entry.id,
  };
}

function statusConflict(step: StatusStep, head: WeekHead) {
  const from = Object.keys(transitions[step]).join(' or ');
  return problem('statusConflict', {
    message: `The week is ${head.status}; "${step}" needs one that is ${from}.`,
  });
}
