import type { Decision, Situation } from '../../core/decide.ts';
import { type DiffLine, describeOps } from '../../core/diff.ts';
import { Refusal } from '../../core/errors.ts';
import type { Intent, WeekRequest } from '../../core/intent.ts';
import type { OpSet } from '../../core/opset.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { WeekId } from '../../core/week.ts';
import type { Partition, Services } from '../ports.ts';
import { decideWithBudgets } from './decide.ts';
import { load } from './load.ts';
import { weekReview } from './review.ts';

/** What a run would do: its outcome, its op set, and the same in words. Nothing is written. */
export type Preview = {
  /** The version to give as `expectedVersion`, so that what was shown is what is done. */
  basedOnVersion: number;
  outcome: Outcome;
  opSet: OpSet;
  diff: DiffLine[];
};

/** Not an id that a client can choose: a preview meets no run, and none of the entries that a run has made. */
const previewRunId = '-preview';
const nothing: Intent = { kind: 'correct', changes: [] };

export async function previewWeek(
  services: Services,
  previewed: Omit<WeekRequest, 'runId'>,
): Promise<Preview> {
  const { situation, decided } = await consider(services, previewed);
  const { outcome, opSet } = decided;
  const { head, projects } = situation;
  return {
    basedOnVersion: head.version,
    outcome,
    opSet,
    diff: describeOps(head.entries, opSet.ops, projects),
  };
}

/** A week as it is, and what a request would make of it. Throws the Refusal that the request itself would meet. */
export async function consider(
  services: Services,
  considered: Omit<WeekRequest, 'runId'>,
): Promise<{ situation: Situation; decided: Extract<Decision, { kind: 'decided' }> }> {
  const request = { ...considered, runId: previewRunId };
  const { decision, loaded } = await decideWithBudgets(services, request, await load(services, request));
  if (decision.kind === 'rejected') throw new Refusal(decision.problem.code, decision.problem);
  const { decided } = await weekReview(services, request)(decision, loaded);
  return { situation: loaded.situation, decided };
}

/** Everything that is known of a week, how much is used of its projects' budgets included. */
export async function readSituation(
  services: Services,
  partition: Partition,
  week: WeekId,
): Promise<Situation> {
  const request: WeekRequest = { ...partition, week, runId: previewRunId, intent: nothing };
  return (await decideWithBudgets(services, request, await load(services, request))).loaded.situation;
}
