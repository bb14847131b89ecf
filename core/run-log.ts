import type { Situation } from './decide.ts';
import { type DiffLine, describeOps } from './diff.ts';
import { compareText, type Entry } from './entry.ts';
import type { Intent } from './intent.ts';
import { applyOps, type Op } from './opset.ts';
import type { Outcome } from './outcome.ts';
import { undo } from './undo.ts';

/** A run as its receipt has it. `createdAt` is an instant (ISO 8601). */
export type RecordedRun = { createdAt: string; ops: Op[]; inverse: Op[]; outcome: Outcome };

/** One run in the history of a week, for people. */
export type LoggedRun = Pick<
  Outcome,
  'runId' | 'kind' | 'result' | 'status' | 'version' | 'operations' | 'totalMinutes' | 'findings'
> & {
  createdAt: string;
  /** Whose doing it was: what is planned or worded is the agent's, whoever asked for it. */
  by: 'agent' | 'person' | 'approver';
  /** What it changed, in words. Left out where that cannot be told any more. */
  diff?: DiffLine[];
  /** What an undo would take back just now: all of it, what nobody has touched since, or nothing. */
  undo: 'whole' | 'part' | 'nothing';
};

const doneBy: Record<Intent['kind'], LoggedRun['by']> = {
  ...{ draft: 'agent', redraft: 'agent', comment: 'agent', remind: 'agent' },
  ...{ correct: 'person', submit: 'person', recall: 'person', undo: 'person' },
  ...{ approve: 'approver', return: 'approver' },
};

/**
 * The history of a week, the newest run first. A receipt says what it wrote and how that is taken back, but not which day
 * and project a changed entry had. So the week is walked back from what it is now, run by run. Receipts expire: behind
 * a gap the words are left out and the rest is told.
 */
export function logRuns(
  week: Pick<Situation, 'head' | 'policy' | 'projects'>,
  runs: readonly RecordedRun[],
): LoggedRun[] {
  const { version, entries } = week.head;
  let after: { version: number; entries: readonly Entry[] } = { version, entries };
  const logged: LoggedRun[] = [];
  for (const run of runs.filter(({ outcome }) => outcome.version <= version).sort(newestFirst)) {
    if (!wroteWeek(run)) {
      logged.push({ ...told(week, run), diff: [] });
    } else if (after.version !== run.outcome.version) {
      logged.push(told(week, run));
    } else {
      const before = applyOps(after.entries, run.inverse, run.outcome.version - 1);
      logged.push({ ...told(week, run), diff: describeOps(before, run.ops, week.projects) });
      after = { version: run.outcome.version - 1, entries: before };
    }
  }
  return logged;
}

/** By version, because the clocks of two processes can disagree; runs that wrote nothing come after what they found. */
function newestFirst(a: RecordedRun, b: RecordedRun): number {
  const wrote = Number(wroteWeek(a)) - Number(wroteWeek(b));
  return b.outcome.version - a.outcome.version || wrote || compareText(b.createdAt, a.createdAt);
}

/** A reminder is committed as a message and leaves the week alone. */
function wroteWeek({ outcome }: RecordedRun): boolean {
  return outcome.result === 'committed' && outcome.kind !== 'remind';
}

function told(week: Pick<Situation, 'head' | 'policy'>, run: RecordedRun): LoggedRun {
  const { runId, kind, result, status, version, operations, totalMinutes, findings } = run.outcome;
  return {
    ...{ runId, kind, result, status, version, operations, totalMinutes, findings },
    ...{ createdAt: run.createdAt, by: doneBy[kind], undo: undoable(week, run) },
  };
}

function undoable(
  { head, policy }: Pick<Situation, 'head' | 'policy'>,
  { ops, inverse, outcome }: RecordedRun,
): LoggedRun['undo'] {
  const proposal = undo({ head, policy, undone: { ops, inverse, version: outcome.version } });
  if (proposal.kind === 'rejected' || proposal.opSet.ops.length === 0) return 'nothing';
  return proposal.left.length === 0 ? 'whole' : 'part';
}
