import { type DiffLine, describeOps } from '../../core/diff.ts';
import { Refusal } from '../../core/errors.ts';
import type { WeekRequest } from '../../core/intent.ts';
import type { OpSet } from '../../core/opset.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { Services } from '../ports.ts';
import { load } from './load.ts';
import { weekReview } from './review.ts';
import { decideFor } from './run.ts';

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

export async function previewWeek(
  services: Services,
  previewed: Omit<WeekRequest, 'runId'>,
): Promise<Preview> {
  const request = { ...previewed, runId: previewRunId };
  const loaded = await load(services, request);
  const decision = decideFor(request, loaded);
  if (decision.kind === 'rejected') throw new Refusal(decision.problem.code, decision.problem);
  const { decided } = await weekReview(services, request)(decision, loaded);
  const { outcome, opSet } = decided;
  const { head, projects } = loaded.situation;
  return {
    basedOnVersion: head.version,
    outcome,
    opSet,
    diff: describeOps(head.entries, opSet.ops, projects),
  };
}
