import { Refusal } from '../../core/errors.ts';
import type { WeekId } from '../../core/week.ts';
import { updateDocument } from '../people/update.ts';
import type { Partition, Services } from '../ports.ts';
import { documentId, type RunDocument } from '../week/documents.ts';

/** What a person thinks of one comment or finding. */
export type Feedback = {
  runId: string;
  thumb: 'up' | 'down';
  entryId?: string;
  /** Of the finding; left out for the comment of the entry. */
  code?: string;
  clauseId?: string;
};

/** Kept with the prompt that had brought it about; `none` for what rules and templates said. */
type Kept = Feedback & { promptVersion: string; at: string };
type FeedbackDocument = { items: Kept[] };

/** A week has no more comments and findings than these; the oldest give way. */
const itemsMax = 500;

/** Keeps a thumb. A second one on the same thing takes the place of the first. */
export async function giveFeedback(
  services: Services,
  partition: Partition,
  week: WeekId,
  feedback: Feedback,
): Promise<Feedback> {
  const run = await services.timesheets.read<RunDocument>(partition, documentId.run(feedback.runId));
  if (run?.body.week !== week) throw new Refusal('runUnknown', { field: 'runId' });
  const promptVersion = run.body.reviewed?.promptVersion ?? 'none';
  const kept = { ...feedback, promptVersion, at: new Date(services.clock.nowMs()).toISOString() };
  const document = { id: `feedback:${week}`, kind: 'feedback' };
  await updateDocument<FeedbackDocument>(services, partition, document, before => ({
    items: [...(before?.items ?? []).filter(each => !isSameThing(each, kept)), kept].slice(-itemsMax),
  }));
  return feedback;
}

function isSameThing(a: Feedback, b: Feedback): boolean {
  return a.runId === b.runId && a.entryId === b.entryId && a.code === b.code && a.clauseId === b.clauseId;
}
