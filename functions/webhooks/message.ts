import { z } from 'zod';
import { sha256 } from '../../core/canonical.ts';
import { webhookEvents } from '../../core/webhooks/events.ts';
import type { WeekId } from '../../core/week.ts';
import type { QueueMessage } from '../ports.ts';

const text = z.string().min(1).max(300);
const count = z.int().min(0);

/** What has taken place: a run of one person's week, or the end of an org run. */
const occurrence = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('run'),
    userId: text,
    week: text.transform(week => week as WeekId),
    runId: text,
    intent: text,
  }),
  z.strictObject({ of: z.literal('orgRun'), orgRunId: text, generation: count }),
]);

const common = {
  schemaVersion: z.literal(1),
  tenantId: text,
  occurrence,
  /** Grows each time that it is put off. */
  turn: count,
  /** How often that was because the store was away. */
  held: count,
};

/** Messages of the queue `webhooks`: find out whom something concerns, then one for each subscription and event. */
const body = z.discriminatedUnion('step', [
  z.strictObject({ ...common, step: z.literal('announce') }),
  z.strictObject({
    ...{ ...common, step: z.literal('send'), webhookId: text, event: z.enum(webhookEvents) },
    /** Of an event about one entry. */
    entryId: text.exactOptional(),
    /** How often it has been tried. */
    tries: count,
  }),
]);

export type Occurrence = z.output<typeof occurrence>;
export type AnnounceMessage = Extract<z.output<typeof body>, { step: 'announce' }>;
export type SendMessage = Extract<z.output<typeof body>, { step: 'send' }>;

/** Two messages about the same event, subscription and turn are one: the queue drops the second. Not before `atMs`. */
export function webhookMessage(message: AnnounceMessage | SendMessage, atMs?: number): QueueMessage {
  const { turn, held: _, ...rest } = message;
  const about = rest.step === 'send' ? { ...rest, tries: 0 } : rest;
  return {
    id: `${sha256(about)}.${turn}`,
    body: message,
    ...(atMs !== undefined && { enqueueAtMs: atMs }),
  };
}

/** Undefined for what is no such message. */
export function readWebhookMessage(value: unknown): AnnounceMessage | SendMessage | undefined {
  const parsed = body.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** The same event has the same id for every subscription and each time that it is sent. */
export function eventIdOf({ tenantId, occurrence, event, entryId }: Omit<SendMessage, 'step'>): string {
  // An entry is the same event, whether it comes alone or with others.
  const name = entryId === undefined ? event : 'entryNeedsReview';
  return sha256([tenantId, occurrence, name, entryId ?? '']).slice(0, 32);
}
