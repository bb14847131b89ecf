import { sha256 } from '../../core/canonical.ts';
import { Refusal } from '../../core/errors.ts';
import type { Intent } from '../../core/intent.ts';
import type { WeekId } from '../../core/week.ts';
import { previewWeek } from '../week/preview.ts';
import { runWeek } from '../week/run.ts';
import type { ToolCall } from './tool.ts';

/** What was agreed to, as it comes back from the agent. */
export type Agreed = { week: WeekId; offer: string; expectedVersion: number };

/**
 * Shows what a request would change, and offers it. An offer is a digest of request, person and version. It is the id of
 * the run, too: carried out twice, it has one effect. It keeps no secret, because whoever may send it may send the request
 * over HTTP as well; it is there so that an agent does not skip the preview, or carry out something else than it has shown.
 */
export async function offerOf(call: ToolCall, week: WeekId, intent: Intent): Promise<object> {
  const { shown, isEmpty } = await considered(call, week, intent);
  if (isEmpty) return shown;
  const offer = digestOf(call, week, intent, shown.expectedVersion);
  const next = 'Nothing has changed yet. Show the changes to the person and ask whether to go on.';
  return { ...shown, offer, next };
}

/** The same without an offer. */
export async function showOf(call: ToolCall, week: WeekId, intent: Intent): Promise<object> {
  return (await considered(call, week, intent)).shown;
}

/** What the week would be, without the words of an outcome, which speak of what has been done. */
async function considered({ services, caller, userId }: ToolCall, week: WeekId, intent: Intent) {
  const { tenantId } = caller;
  const { basedOnVersion, outcome, diff } = await previewWeek(services, { tenantId, userId, week, intent });
  const { status, totalMinutes, expectedMinutes, skipped, findings, review } = outcome;
  const isEmpty = outcome.result === 'unchanged';
  const shown = {
    ...{ week, expectedVersion: basedOnVersion, changes: diff.map(({ text }) => text) },
    wouldBe: { status, totalMinutes, expectedMinutes, skipped, findings, review },
    next: isEmpty ? 'There is nothing to change.' : 'Nothing has changed: this was a preview.',
  };
  return { shown, isEmpty };
}

/** Carries out what was offered and agreed to, if the week is still the one that was shown. */
export async function carryOut(
  call: ToolCall,
  { week, offer, expectedVersion }: Agreed,
  intent: Intent,
): Promise<object> {
  const { services, caller, userId } = call;
  if (offer !== digestOf(call, week, intent, expectedVersion))
    throw new Refusal('fieldInvalid', {
      field: 'offer',
      message: 'The offer is for something else. Preview this very request, and pass what that answers.',
    });
  const request = { tenantId: caller.tenantId, userId, week, runId: offer, intent, expectedVersion };
  const answer = await runWeek(services, request);
  if (answer.kind === 'recorded') return answer.outcome;
  const message = 'It is not known yet whether it was applied. Call again with the same arguments.';
  return { runId: offer, result: 'pending', message };
}

function digestOf({ caller, userId }: ToolCall, week: WeekId, intent: Intent, version: number): string {
  const { tenantId } = caller;
  return `mcp-${sha256({ tenantId, userId, week, intent, version }).slice(0, 40)}`;
}
