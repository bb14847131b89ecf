/** What a run says about itself to telemetry: codes and numbers, and nothing of the week. */
import type { WeekRequest } from '../../core/intent.ts';
import type { Op } from '../../core/opset.ts';
import { opTarget } from '../../core/opset.ts';
import { minutesByProject } from '../../core/totals.ts';
import type { Services } from '../ports.ts';
import type { Receipt } from './batch.ts';
import type { Loaded } from './load.ts';
import type { Reviewed } from './review.ts';

export type Told = Reviewed & { receipt: Receipt; loaded: Loaded; commitMs: number };

const reviewed = new Set(['ai', 'rules', 'notNeeded']);

export function tellCommitted({ telemetry }: Services, request: WeekRequest, told: Told): void {
  const { tenantId, intent } = request;
  const { decided, receipt, loaded, commitMs } = told;
  const { outcome, opSet } = decided;
  const { loadMs, planMs, reviewMs, attempts } = receipt.timings;
  const tokens = told.reviewed?.tokens ?? 0;
  const operations = opSet.ops.length;
  telemetry.event({
    name: 'RunCompleted',
    tenantId,
    codes: { intent: intent.kind, result: outcome.result, review: outcome.review },
    measurements: {
      ...{ durationMs: loadMs + planMs + reviewMs + commitMs, loadMs, planMs, reviewMs, commitMs },
      ...{ attempts, operations, drafted: opSet.ops.filter(isDraft).length, tokens },
      ...{ skipped: outcome.skipped.length, findings: outcome.findings.length },
      largestProjectPercent: largestProjectPercent(decided.head.entries),
    },
  });
  telemetry.measure('run.attempts', attempts, intent.kind);
  telemetry.measure('run.operations', operations, intent.kind);
  if (tokens > 0) telemetry.measure('review.tokens', tokens, outcome.review);
  if (!reviewed.has(outcome.review)) {
    const codes = { intent: intent.kind, why: outcome.review };
    telemetry.event({ name: 'ReviewDegraded', tenantId, codes, measurements: { tokens } });
  }
  if (intent.kind !== 'correct' || outcome.result === 'unchanged') return;
  const drafted = opSet.ops.filter(op => isOfAgent(op, loaded)).length;
  const codes = { intent: intent.kind };
  telemetry.event({ name: 'CorrectionApplied', tenantId, codes, measurements: { operations, drafted } });
}

/** An attempt that has to be made again. */
export function tellConflicted(
  { telemetry }: Services,
  { tenantId, intent }: WeekRequest,
  why: 'conflict' | 'doubt',
  attempt: number,
): void {
  const codes = { intent: intent.kind, why };
  telemetry.event({ name: 'RunConflicted', tenantId, codes, measurements: { attempt } });
  telemetry.measure('run.conflicts', 1, intent.kind);
}

/** How much of the time on projects is on one of them; 0 where there is none. */
function largestProjectPercent(entries: Parameters<typeof minutesByProject>[0]): number {
  const minutes = [...minutesByProject(entries).values()];
  const all = minutes.reduce((sum, more) => sum + more, 0);
  return all > 0 ? Math.round((Math.max(...minutes) / all) * 100) : 0;
}

function isDraft(op: Op): boolean {
  return (op.op === 'create' || op.op === 'replace') && op.entry.owner === 'agent';
}

/** Whether the entry stood there as the agent had drafted it. */
function isOfAgent(op: Op, { situation }: Loaded): boolean {
  if (op.op === 'create') return false;
  return situation.head.entries.find(({ id }) => id === opTarget(op))?.owner === 'agent';
}
