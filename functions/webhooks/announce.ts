/**
 * Finds out whom something concerns. First, where it takes place (the relay, the end of an org run): one look at the
 * tenant's list tells whether anybody may be concerned at all, and a message goes into the queue. Then, from the queue:
 * one message for each subscription and event. Both can be repeated, since their messages have ids that the queue knows.
 */
import { entriesToReview, eventsAfter } from '../../core/webhooks/following.ts';
import { isAbout, type ListedWebhook } from '../../core/webhooks/subscriptions.ts';
import { readOrgRun } from '../org-run/documents.ts';
import type { QueueMessage, Services } from '../ports.ts';
import { operationProperty } from '../telemetry/continuing.ts';
import {
  documentId,
  type HeadDocument,
  type OutboxDocument,
  type ProfileDocument,
  type RunDocument,
} from '../week/documents.ts';
import { listening, readWebhooks } from './documents.ts';
import { type AnnounceMessage, type Occurrence, type SendMessage, webhookMessage } from './message.ts';

type RunOccurrence = Extract<Occurrence, { of: 'run' }>;
type Outbox = Pick<OutboxDocument, 'tenantId' | 'userId' | 'week' | 'runId' | 'operation'> & {
  intent: string;
};

/** The messages for runs that somebody has subscribed to; one read for each tenant. Nothing where no events are sent. */
export async function announcements(
  services: Pick<Services, 'tenants' | 'webhooks'>,
  runs: readonly Outbox[],
): Promise<QueueMessage[]> {
  if (!services.webhooks) return [];
  const messages: QueueMessage[] = [];
  for (const [tenantId, those] of Map.groupBy(runs, run => run.tenantId)) {
    const candidates = those.filter(({ intent }) => eventsAfter(intent).length > 0);
    if (candidates.length === 0) continue;
    const list = await readWebhooks(services, tenantId);
    for (const { userId, week, runId, intent, operation } of candidates) {
      // Whether they are of a group stands in their profile, which is read later.
      const concerned = listening(list, eventsAfter(intent)).some(
        ({ filter }) => filter.userId === undefined || filter.userId === userId,
      );
      const message = announce(tenantId, { of: 'run', userId, week, runId, intent });
      if (concerned) messages.push(continued(message, operation));
    }
  }
  return messages;
}

/** What is sent belongs to the operation in which the run was committed. */
function continued(message: QueueMessage, operation: string | undefined): QueueMessage {
  return operation === undefined ? message : { ...message, properties: { [operationProperty]: operation } };
}

/** An org run has ended. Called before that is written, and again if that fails: see `announceOrgRun`. */
export async function announceEnd(
  services: Pick<Services, 'tenants' | 'webhooks' | 'queues'>,
  tenantId: string,
  { orgRunId, generation }: { orgRunId: string; generation: number },
): Promise<void> {
  if (!services.webhooks) return;
  const list = await readWebhooks(services, tenantId);
  if (listening(list, ['orgRunCompleted']).length === 0) return;
  await services.queues.send('webhooks', [announce(tenantId, { of: 'orgRun', orgRunId, generation })]);
}

function announce(tenantId: string, occurrence: Occurrence): QueueMessage {
  return webhookMessage({ schemaVersion: 1, step: 'announce', tenantId, occurrence, turn: 0, held: 0 });
}

/** One message for each subscription and event. Returns how many. */
export async function fanOut(services: Services, message: AnnounceMessage): Promise<number> {
  const { occurrence } = message;
  const sends =
    occurrence.of === 'run'
      ? await sendsOfRun(services, message, occurrence)
      : await sendsOfOrgRun(services, message, occurrence);
  await services.queues.send(
    'webhooks',
    sends.map(send => webhookMessage(send)),
  );
  return sends.length;
}

async function sendsOfRun(
  { tenants, timesheets }: Services,
  message: AnnounceMessage,
  { userId, week, runId, intent }: RunOccurrence,
): Promise<SendMessage[]> {
  const { tenantId } = message;
  const read = <T>(id: string) => timesheets.read<T>({ tenantId, userId }, id);
  const [list, profile, run, head] = await Promise.all([
    readWebhooks({ tenants }, tenantId),
    read<ProfileDocument>(documentId.profile),
    read<RunDocument>(documentId.run(runId)),
    read<HeadDocument>(documentId.head(week)),
  ]);
  // The person has been deleted meanwhile.
  if (!run || !head) return [];
  const person = { userId, groups: profile?.body.groups ?? [] };
  const concerned = listening(list, eventsAfter(intent)).filter(({ filter }) => isAbout(filter, person));
  return concerned.flatMap(webhook => {
    if (webhook.event === 'summaryReady' || webhook.event === 'weekSubmitted')
      return [sendOf(message, webhook)];
    const entries = entriesToReview(run.body, head.body, webhook.filter);
    if (webhook.event === 'entriesNeedReview') return entries.length > 0 ? [sendOf(message, webhook)] : [];
    return entries.map(({ entry }) => sendOf(message, webhook, entry.id));
  });
}

async function sendsOfOrgRun(
  services: Services,
  message: AnnounceMessage,
  { orgRunId }: Extract<Occurrence, { of: 'orgRun' }>,
): Promise<SendMessage[]> {
  const { tenantId } = message;
  const [list, run] = await Promise.all([
    readWebhooks(services, tenantId),
    readOrgRun(services, { tenantId, orgRunId }),
  ]);
  const kind = run?.body.request.kind;
  return listening(list, ['orgRunCompleted'])
    .filter(({ filter }) => filter.kind === undefined || filter.kind === kind)
    .map(webhook => sendOf(message, webhook));
}

function sendOf(
  { schemaVersion, tenantId, occurrence }: AnnounceMessage,
  { webhookId, event }: ListedWebhook,
  entryId?: string,
): SendMessage {
  return {
    ...{ schemaVersion, step: 'send', tenantId, occurrence, webhookId, event, turn: 0, held: 0, tries: 0 },
    ...(entryId !== undefined && { entryId }),
  };
}
