import type { OperationInput } from '@azure/cosmos';
import type { ProjectIndex } from '../core/catalogue.ts';
import type { ClauseIndex } from '../core/clauses/search.ts';
import type { LostReview } from '../core/comment/wording.ts';
import type { DeliveryState } from '../core/delivery.ts';
import type { WeekStatus } from '../core/head.ts';
import type { Policy } from '../core/policy.ts';
import type { WorkingHours } from '../core/profile.ts';
import type { Answer } from '../core/reviewer/answer.ts';
import type { Prompt } from '../core/reviewer/prompt.ts';
import type { CallbackResult } from '../core/webhooks/attempt.ts';
import type { AllowedOrigin } from '../core/webhooks/callback.ts';
import type { SigningKeys } from '../core/webhooks/location.ts';
import type { WeekId } from '../core/week.ts';
import type { TenantBudgets } from './budget/budgets.ts';
import type { Messenger } from './delivery/messenger.ts';
import type { Telemetry } from './telemetry/telemetry.ts';
import type { DeliveryDocument, HeadDocument, OutboxDocument, RunDocument } from './week/documents.ts';

/** One person's partition: every document of theirs lives in it, and a batch reaches no further. */
export type Partition = { tenantId: string; userId: string };

/** A document as it was read, with the ETag that a later write can insist on. */
export type Stored<T> = { body: T; etag: string };

/** Some of what was asked for; with `continuation`, there may be more. */
export type Page<T> = { items: T[]; continuation?: string };

/** Which page to read: at most `max` items, from where the last page ended. */
export type PageRequest = { max: number; continuation?: string };

/** A person who has agreed to drafting, and what decides when a run is due for them. */
export type ConsentingPerson = {
  userId: string;
  displayName?: string;
  zone: string;
  workingHours: WorkingHours;
};

/** Lines of the ledger: whose, of which week, in which state. */
export type Ledger = { tenantId: string; userId?: string; week?: WeekId; state?: DeliveryState };

/** Weeks that were written after one second of the store's clock and not after another; with a status, those that have it. */
export type ChangesWanted = {
  tenantId: string;
  userId?: string;
  status?: WeekStatus;
  afterS: number;
  untilS: number;
};

/** A week, and the second in which it was last written. */
export type ChangedWeek = { head: HeadDocument; changedS: number };

/** Which people: those who live by a zone, those whose profile names a group; else everybody. */
export type Among = { zone?: string; group?: string };

/** How a person's days and weeks go: where midnight is, and which days they work. */
export type Rhythm = { zone: string; workingHours: WorkingHours };

/** What a transactional batch came to. Anything that it throws means doubt: it may or may not have been applied. */
export type BatchResult =
  | { kind: 'applied' }
  /** Nothing was applied; `status` is that of the operation that failed, at `index`. */
  | { kind: 'refused'; status: number; index: number };

/** The `timesheets` container. */
export type Timesheets = {
  /** One point read: one request. Undefined when there is no such document. */
  read<T>(partition: Partition, id: string): Promise<Stored<T> | undefined>;
  /** All or nothing, at most 100 operations, one request. */
  batch(partition: Partition, operations: OperationInput[]): Promise<BatchResult>;
  /** Every document of one person, page by page. */
  all(partition: Partition): AsyncIterable<Record<string, unknown> & { id: string }>;
  /** The people of a tenant who have agreed to drafting, a page at a time. */
  consenting(tenantId: string, page: PageRequest & Among): Promise<Page<ConsentingPerson>>;
  /** How many those are just now. */
  countConsenting(tenantId: string, among: Among): Promise<number>;
  /** The different rhythms that they live by. */
  rhythms(tenantId: string): Promise<Rhythm[]>;
  /** Messages of a tenant that were written before an instant (ISO 8601) and that nobody has marked as relayed. */
  unrelayed(tenantId: string, before: string, page: PageRequest): Promise<Page<OutboxDocument>>;
  /** The ledger of one person, or of all people of a tenant, in no order. */
  deliveries(of: Ledger, page: PageRequest): Promise<Page<DeliveryDocument>>;
  /** How many lines of a tenant's ledger are in which state, of one week if that is given. */
  deliveryStates(tenantId: string, week?: WeekId): Promise<Partial<Record<DeliveryState, number>>>;
  /** One week of all people of a tenant who have written to it, in no order; with a status, those that have it. */
  weeks(
    tenantId: string,
    wanted: { week: WeekId; status?: WeekStatus },
    page: PageRequest,
  ): Promise<Page<HeadDocument>>;
  /** How many people's weeks have which status, of those who have written to that week. */
  weekStates(tenantId: string, week: WeekId): Promise<Partial<Record<WeekStatus, number>>>;
  /** The receipts of one person's week, the newest first by `createdAt`. */
  runs(partition: Partition, week: WeekId, page: PageRequest): Promise<Page<RunDocument>>;
  /** Weeks of one person, or of all people of a tenant, by when they were last written; in no order. */
  changed(wanted: ChangesWanted, page: PageRequest): Promise<Page<ChangedWeek>>;
};

/** What a tenant has laid down, made ready for planning. */
export type TenantSettings = { policy: Policy; projects: ProjectIndex };

/** The `tenants` container. */
export type Tenants = {
  /** From a short cache; a tenant that has laid nothing down gets the defaults and an empty catalogue. */
  settings(tenantId: string): Promise<TenantSettings>;
  /** The written policy, made ready for search, from a short cache; empty for a tenant without one. */
  clauses(tenantId: string): Promise<ClauseIndex>;
  read<T>(tenantId: string, id: string): Promise<Stored<T> | undefined>;
  /** Creates or replaces the document; with an ETag only if it is still that version (else a Refusal). Returns the new ETag. */
  write(tenantId: string, id: string, body: object, etag?: string): Promise<string>;
  /** Creates the document, unless there is one under that id. */
  create(tenantId: string, id: string, body: object): Promise<'created' | 'exists'>;
  /** Replaces the document if it is still the version of the ETag. */
  replace(tenantId: string, id: string, body: object, etag: string): Promise<'replaced' | 'changed'>;
  /**
   * Sets up to ten fields by their paths (`/results/u7`) and returns the document as it is then. Undefined when there is
   * none, or when `onlyIf` (a condition on `c`, as in a query) does not hold.
   */
  set<T>(
    tenantId: string,
    id: string,
    fields: Record<string, unknown>,
    onlyIf?: string,
  ): Promise<T | undefined>;
  /** Deletes the document, if there is one. */
  remove(tenantId: string, id: string): Promise<void>;
  /** The tenant's documents of one kind, the newest first by `createdAt`; with `states`, those in one of these states. */
  newest<T>(
    tenantId: string,
    kind: string,
    page: PageRequest & { states?: readonly string[] },
  ): Promise<Page<T>>;
};

/** One project's partition of the container `totals`. */
export type ProjectPartition = { tenantId: string; projectId: string };

/** The `totals` container: time by project, kept by the change feed. */
export type Totals = {
  read<T>(partition: ProjectPartition, id: string): Promise<Stored<T> | undefined>;
  /** As of `Timesheets`. */
  batch(partition: ProjectPartition, operations: OperationInput[]): Promise<BatchResult>;
};

export type QueueName = 'runs' | 'org-runs' | 'deliveries' | 'webhooks' | 'dead-letters';

/** What goes into a queue. Bodies carry ids and a `schemaVersion`, never texts of people. */
export type QueueMessage = {
  /** A message whose id the queue has seen in the last minutes is dropped: repeating a send is harmless. At most 128 characters. */
  id: string;
  body: object;
  /** Not to be delivered before this instant. */
  enqueueAtMs?: number;
  /** Readable without opening the body: `DeadLetterReason` and the like. */
  properties?: Record<string, string>;
};

/** The queues. Receiving is the business of the triggers. */
export type Queues = {
  /** All are accepted, or it throws; after a throw some may have been. Packs batches. */
  send(queue: QueueName, messages: readonly QueueMessage[]): Promise<void>;
  /** Resolves when the queue could be sent to. Sends nothing. */
  reach?(queue: QueueName): Promise<void>;
};

/** What an LLM made of a prompt. Tokens are those that the service counted. */
export type LlmReply<T = Answer> =
  | { kind: 'answer'; answer: T; tokens: number }
  | { kind: 'throttled'; retryAfterMs: number }
  | { kind: Exclude<LostReview, 'overBudget'>; tokens?: number };

/** The LLM. It answers or says why not, within the deadline, and never throws. */
export type Llm = { review(prompt: Prompt, deadlineMs: number): Promise<LlmReply> };

/** The same LLM as it puts what somebody has said into sentences of the chat's grammar. */
export type TranslatingLlm = { translate(prompt: Prompt, deadlineMs: number): Promise<LlmReply<string[]>> };

/** Sentences for what a person has said; none where there is no translation. Nothing of them is to be believed yet. */
export type Translator = { translate(tenantId: string, said: string): Promise<string[]> };

/** The LLM with what bounds it: the tenant's budget, and what it has answered already. */
export type Reviewer = {
  /** How long a run waits for its review, all attempts together. */
  deadlineMs: number;
  ask(tenantId: string, prompt: Prompt, deadlineMs: number): Promise<ReviewReply>;
};

export type ReviewReply =
  | { kind: 'answer'; answer: Answer; tokens: number }
  | { kind: LostReview; tokens: number };

/** Where events go that others have subscribed to. */
export type Webhooks = {
  /** What addresses and secrets are signed with. */
  signing: SigningKeys;
  /** Where events may go although it is not public. */
  allowed: readonly AllowedOrigin[];
  /** Sends a body to a callback address, to no address that is not public unless it is allowed. Never throws. */
  post(url: string, body: string, headers: Record<string, string>): Promise<CallbackResult>;
};

/** Time and chance, so that a simulation can supply its own. */
export type Clock = { nowMs(): number; sleep(ms: number): Promise<void> };
export type Random = () => number;

/** Each resolves when what it is named after can be reached with the rights that this app has. Reads no data. */
export type Probes = { store(): Promise<void>; queues(): Promise<void> };

/** Everything that the data path reaches outside itself. */
export type Services = {
  timesheets: Timesheets;
  tenants: Tenants;
  totals: Totals;
  queues: Queues;
  budgets: TenantBudgets;
  messenger: Messenger;
  /** Tenants that may use this app. A message or document of any other is not worked on. */
  allowedTenants: readonly string[];
  clock: Clock;
  random: Random;
  telemetry: Telemetry;
  probes: Probes;
  /** Left out where no LLM is configured. */
  reviewer?: Reviewer;
  /** Left out where no keys are configured: then nobody can subscribe to anything. */
  webhooks?: Webhooks;
  /** As the reviewer. */
  translator?: Translator;
  /** The app in Teams, for links to its tab. Left out where its id is not known. */
  teamsApp?: Readonly<{ id: string; tabAddress?: string }>;
};
