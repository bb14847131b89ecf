import type { Situation } from '../../core/decide.ts';
import { viewOrgRun } from '../../core/org-run/view.ts';
import type {
  EntryNeedsReview,
  OrgRunCompleted,
  SummaryReady,
  WeekSubmitted,
} from '../../core/webhooks/events.ts';
import { type EntryToReview, entriesToReview } from '../../core/webhooks/following.ts';
import { orgRunText } from '../../core/webhooks/org-run-text.ts';
import { reviewText } from '../../core/webhooks/review-text.ts';
import type { WebhookFilter } from '../../core/webhooks/subscriptions.ts';
import { readOrgRun } from '../org-run/documents.ts';
import type { Services } from '../ports.ts';
import type { RunDocument } from '../week/documents.ts';
import { load } from '../week/load.ts';
import { summaryOf } from '../week/summary.ts';
import { eventIdOf, type Occurrence, type SendMessage } from './message.ts';

type Payload = SummaryReady | WeekSubmitted | EntryNeedsReview | EntryNeedsReview[] | OrgRunCompleted;

/**
 * What is sent: made when it is sent, from the store, so that queues hold ids and no texts, and so that a receiver that
 * was away for a day reads how things stand. `gone`: there is nothing to tell any more; `notYet`: what has taken place is
 * not written yet.
 */
export type Built = { kind: 'built'; payload: Payload } | { kind: 'gone' } | { kind: 'notYet' };

export async function buildPayload(
  services: Services,
  message: SendMessage,
  filter: WebhookFilter,
): Promise<Built> {
  const { occurrence } = message;
  if (occurrence.of === 'orgRun') return orgRunCompleted(services, message, occurrence);
  const { tenantId } = message;
  const { userId, week, runId } = occurrence;
  const { run, situation } = await load(services, {
    tenantId,
    userId,
    week,
    runId,
    intent: { kind: 'redraft' },
  });
  if (!run) return { kind: 'gone' };
  if (message.event === 'entryNeedsReview' || message.event === 'entriesNeedReview')
    return entriesNeedReview(message, filter, run, situation);
  const news = { ...headOf(message, run, occurrence), ...summaryOf(situation) };
  const payload =
    message.event === 'summaryReady' ? { ...news, kind: run.intent as SummaryReady['kind'] } : news;
  return { kind: 'built', payload };
}

function headOf(message: SendMessage, { createdAt }: RunDocument, { userId, runId }: RunOccurrence) {
  return { eventId: eventIdOf(message), occurredAt: createdAt, userId, runId };
}

type RunOccurrence = Extract<Occurrence, { of: 'run' }>;

function entriesNeedReview(
  message: SendMessage,
  filter: WebhookFilter,
  run: RunDocument,
  situation: Situation,
): Built {
  const all = entriesToReview(run, situation.head, filter);
  const { entryId, event } = message;
  const wanted = entryId === undefined ? all : all.filter(({ entry }) => entry.id === entryId);
  const items = wanted.map(each => reviewEvent(message, run, situation, each));
  const [first] = items;
  // It was changed or taken away in the meantime, and with it what the review had to say.
  if (!first) return { kind: 'gone' };
  return { kind: 'built', payload: event === 'entriesNeedReview' ? items : first };
}

function reviewEvent(
  message: SendMessage,
  run: RunDocument,
  { head, projects, profile }: Situation,
  toReview: EntryToReview,
): EntryNeedsReview {
  const { id: entryId, owner: _, evidence: __, version: ___, ...entry } = toReview.entry;
  const { userId, runId } = message.occurrence as RunOccurrence;
  return {
    ...{ eventId: eventIdOf({ ...message, entryId }), occurredAt: run.createdAt, userId, runId },
    ...{ week: head.week, weekStatus: head.status, weekVersion: head.version, entryId, ...entry },
    findings: toReview.findings.map(({ code, severity, message: sentence, clauseId }) => ({
      ...{ code, severity, message: sentence },
      ...(clauseId !== undefined && { clauseId }),
    })),
    ...reviewText(toReview, projects, profile.locale),
  };
}

async function orgRunCompleted(
  services: Services,
  message: SendMessage,
  { orgRunId, generation }: Extract<Occurrence, { of: 'orgRun' }>,
): Promise<Built> {
  const stored = await readOrgRun(services, { tenantId: message.tenantId, orgRunId });
  // One that was sent on its way again will end again.
  if (!stored || stored.body.generation !== generation) return { kind: 'gone' };
  const view = viewOrgRun(stored.body, [], services.clock.nowMs());
  if (view.endedAt === undefined) return { kind: 'notYet' };
  const head = { eventId: eventIdOf(message), occurredAt: view.endedAt };
  return { kind: 'built', payload: { ...head, ...view, text: orgRunText(view) } };
}
