import { reword } from './comment/reword.ts';
import { correct } from './correct.ts';
import { overfullDay } from './day-limit.ts';
import { type Problem, problem } from './errors.ts';
import type { Finding } from './finding.ts';
import { nextHead, type WeekHead } from './head.ts';
import type { Intent } from './intent.ts';
import { applyOps, inverse, type Op, type OpSet, opSet, opsMax } from './opset.ts';
import { countOps, type Left, type MissingDay, type Outcome } from './outcome.ts';
import type { PlanInput } from './plan/input.ts';
import { plan } from './plan/plan.ts';
import { missingDays } from './remind.ts';
import { reviewWeek } from './review/review.ts';
import { changeStatus } from './status.ts';
import { undo } from './undo.ts';

/** Everything that a decision depends on, as it was loaded. */
export type Situation = Omit<PlanInput, 'kind'> & {
  /** For `undo`: the run to take back, if it is recorded for this week. */
  undone?: { ops: Op[]; inverse: Op[]; version: number };
  /** Minutes that the whole tenant has entered on projects with a budget, by project id, as far as they are known. */
  usedMinutes?: ReadonlyMap<string, number>;
};

/** What is to happen to the week. Nothing has been written yet. */
export type Decision =
  | { kind: 'rejected'; problem: Problem }
  | { kind: 'decided'; opSet: OpSet; inverse: Op[]; head: WeekHead; outcome: Outcome };

/** What each kind of intent comes down to, before it is bounded, applied and described. */
export type Proposal =
  | { kind: 'rejected'; problem: Problem }
  | {
      kind: 'change';
      opSet: OpSet;
      left: Left[];
      status?: WeekHead['status'];
      dismissed?: string[];
      missing?: MissingDay[];
    };

/** Decides what an intent does to a week: pure, so that it can be tried again after a conflict. */
export function decide(intent: Intent, situation: Situation): Decision {
  const change = changeFor(intent, situation);
  if (change.kind === 'rejected') return change;
  const { ops } = change.opSet;
  if (ops.length > opsMax) return { kind: 'rejected', problem: tooMany(ops.length) };
  const unchanged = ops.length === 0 && !change.status && !dismissesMore(situation, change);
  const head = unchanged ? situation.head : headAfter(situation, change);
  const over = overfullDay(situation.head.entries, head.entries, situation);
  if (over) return { kind: 'rejected', problem: over };
  // One status change touches every entry, and it too has to fit into one batch.
  const grows = head.entries.length > situation.head.entries.length;
  if (grows && head.entries.length > opsMax) return { kind: 'rejected', problem: problem('weekFull') };
  // A submit is judged by the week as it is handed in: afterwards nothing of it is open to be found fault with.
  const findings = reviewWeek(
    intent.kind === 'submit' ? situation : { ...situation, head },
    situation.wording,
  );
  const blocked = intent.kind === 'submit' ? blockedBy(findings) : undefined;
  if (blocked) return { kind: 'rejected', problem: blocked };
  return {
    kind: 'decided',
    opSet: change.opSet,
    inverse: inverse(situation.head.entries, ops),
    head,
    outcome: { ...describe(intent, situation, change, head, unchanged), findings },
  };
}

function changeFor(intent: Intent, situation: Situation): Proposal {
  switch (intent.kind) {
    case 'draft':
    case 'redraft':
      return draft(intent.kind, situation);
    case 'comment':
      return reword(situation);
    case 'correct':
      return correct(intent.changes, situation);
    case 'undo':
      return undo(situation);
    case 'remind':
      return remind(situation);
    default:
      return changeStatus(intent.kind, situation);
  }
}

function draft(kind: PlanInput['kind'], situation: Situation): Proposal {
  if (!situation.profile.consent) return { kind: 'rejected', problem: problem('consentMissing') };
  const planned = plan({ ...situation, kind });
  const left = planned.skipped.map(
    ({ source: _, ...skipped }): Left => ({
      ...skipped,
      message: problem(skipped.code).message,
    }),
  );
  return { kind: 'change', opSet: opSet(planned.ops), left };
}

function remind(situation: Situation): Proposal {
  if (!situation.profile.consent) return { kind: 'rejected', problem: problem('consentMissing') };
  const missing = missingDays(situation);
  return { kind: 'change', opSet: opSet([]), left: [], ...(missing.length > 0 && { missing }) };
}

function headAfter({ head, runId }: Situation, change: Extract<Proposal, { kind: 'change' }>): WeekHead {
  return nextHead(head, runId, {
    entries: applyOps(head.entries, change.opSet.ops, head.version + 1),
    ...(change.status && { status: change.status }),
    ...(change.dismissed && { dismissed: change.dismissed }),
  });
}

function dismissesMore({ head }: Situation, { dismissed }: Extract<Proposal, { kind: 'change' }>): boolean {
  return dismissed !== undefined && dismissed.length !== head.dismissed.length;
}

function tooMany(count: number): Problem {
  return problem('tooManyOperations', {
    message: `The change needs ${count} entry operations; one run can do ${opsMax}. Delete or merge lines first.`,
  });
}

/** Findings never stop a draft or a correction: the way to a week without them must stay open. */
function blockedBy(findings: readonly Finding[]): Problem | undefined {
  const blocking = findings.filter(({ severity }) => severity === 'block');
  const [first, ...others] = blocking;
  if (!first) return undefined;
  const more = others.length > 0 ? ` And ${others.length} more.` : '';
  const day = first.date === undefined ? '' : `${first.date}: `;
  return problem('submitBlocked', { message: `${day}${first.message}${more}`, findings: blocking });
}

function describe(
  intent: Intent,
  situation: Situation,
  change: Extract<Proposal, { kind: 'change' }>,
  head: WeekHead,
  unchanged: boolean,
): Omit<Outcome, 'findings'> {
  return {
    runId: situation.runId,
    week: head.week,
    kind: intent.kind,
    result: unchanged && !change.missing ? 'unchanged' : 'committed',
    opSetHash: change.opSet.hash,
    operations: countOps(change.opSet.ops),
    status: head.status,
    version: head.version,
    entries: head.entries.length,
    totalMinutes: head.totalMinutes,
    expectedMinutes: situation.profile.workingHours.minutes.reduce((sum, minutes) => sum + minutes, 0),
    skipped: change.left,
    ...(change.missing && { missing: change.missing }),
    review: situation.wording?.review ?? 'rules',
  };
}
