import type { Delivery } from '../../core/delivery.ts';
import type { Entry } from '../../core/entry.ts';
import type { WeekHead } from '../../core/head.ts';
import type { Intent } from '../../core/intent.ts';
import type { Op, OpSet } from '../../core/opset.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { Profile } from '../../core/profile.ts';
import type { CalendarEvent, Sources } from '../../core/sources.ts';
import type { WeekId } from '../../core/week.ts';
import type { Partition } from '../ports.ts';
import type { ReviewRecord } from './review.ts';

/** Ids of the documents in one person's partition. They are deterministic, so that a repeated write meets itself. */
export const documentId = {
  head: (week: WeekId) => `week:${week}`,
  run: (runId: string) => `run:${runId}`,
  outbox: (runId: string) => `out:${runId}`,
  delivery: (runId: string) => `delivery:${runId}`,
  calendar: (week: WeekId) => `calendar:${week}`,
  /** Of a write that belongs to no week: what was written, and under which id of the client's. */
  receipt: (what: string, runId: string) => `receipt:${what}:${runId}`,
  profile: 'profile',
  sources: 'sources',
} as const;

const DAY_S = 86_400;

/** How long receipts, messages, what became of these, and the marks of deleted entries are kept, in seconds. */
export const ttlSeconds = {
  run: 90 * DAY_S,
  receipt: 90 * DAY_S,
  outbox: 30 * DAY_S,
  delivery: 90 * DAY_S,
  deletedEntry: 90 * DAY_S,
} as const;

type Document<Kind extends string> = Partition & { id: string; kind: Kind };

export type HeadDocument = Document<'week'> & WeekHead;
export type ProfileDocument = Document<'profile'> & Profile;
export type SourcesDocument = Document<'sources'> & Sources;
export type CalendarDocument = Document<'calendar'> & { week: WeekId; events: CalendarEvent[] };

/** The entry as integrators and the change feed see it. A deleted one stays for a while as a mark that it is gone. */
export type EntryDocument = Document<'entry'> & { week: WeekId; deleted?: true; ttl?: number } & Entry;

/** The receipt of a run: created once, which is what makes the run happen once. */
export type RunDocument = Document<'run'> & {
  week: WeekId;
  intent: Intent['kind'];
  /** SHA-256 of the request: the same id with another hash is another request. */
  requestHash: string;
  opSet: OpSet;
  inverse: Op[];
  outcome: Outcome;
  timings: { loadMs: number; planMs: number; reviewMs: number; attempts: number };
  /** How an LLM has reviewed it, if one was asked. */
  reviewed?: ReviewRecord;
  createdAt: string;
  ttl: number;
};

/** The receipt of a write that belongs to no week. */
export type ReceiptDocument = Document<'receipt'> & { requestHash: string; createdAt: string; ttl: number };

/** What the relay has to tell the world about a run. */
export type OutboxDocument = Document<'outbox'> & {
  week: WeekId;
  runId: string;
  intent: Intent['kind'];
  version: number;
  createdAt: string;
  /** The operation (W3C traceparent) in which the run was committed: what is sent about it belongs to it. */
  operation?: string;
  /** Set by the relay, once the message lies in the queue or nobody is to be told. */
  relayedAt?: string;
  ttl: number;
};

/** The ledger: what became of the message about a run. */
export type DeliveryDocument = Document<'delivery'> & Delivery & { ttl: number };

/** What planning needs of a stored document, without the fields that only the store is interested in. */
export function bare<T extends Partial<Document<string>>>(document: T): Omit<T, keyof Document<string>> {
  const { id: _id, kind: _kind, tenantId: _tenant, userId: _user, ...body } = document;
  return body;
}
