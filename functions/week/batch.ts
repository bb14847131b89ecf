import type { JSONObject, OperationInput } from '@azure/cosmos';
import type { Decision } from '../../core/decide.ts';
import { digestWeek, outdatedWeeks } from '../../core/digest.ts';
import type { Entry } from '../../core/entry.ts';
import type { WeekRequest } from '../../core/intent.ts';
import { type Op, opTarget } from '../../core/opset.ts';
import { noSources } from '../../core/sources.ts';
import {
  documentId,
  type EntryDocument,
  type HeadDocument,
  type OutboxDocument,
  type RunDocument,
  type SourcesDocument,
  ttlSeconds,
} from './documents.ts';
import type { Loaded } from './load.ts';

type Decided = Extract<Decision, { kind: 'decided' }>;
export type Receipt = Pick<RunDocument, 'requestHash' | 'timings' | 'createdAt' | 'reviewed'>;

const batchMax = 100;

/**
 * The operations of one run: its receipt, the head under its ETag, the entries, the message to the world, and the
 * digest for habits. A run that changes nothing leaves its receipt only, and a reminder its receipt and the message.
 */
export function batchOf(
  request: WeekRequest,
  decided: Decided,
  loaded: Loaded,
  receipt: Receipt,
): OperationInput[] {
  const operations: OperationInput[] = [create(runDocument(request, decided, receipt))];
  if (decided.outcome.result === 'unchanged') return operations;
  if (decided.outcome.missing) return [...operations, create(outboxDocument(request, decided, receipt))];
  operations.push(headOperation(request, decided, loaded));
  for (const op of decided.opSet.ops) operations.push(entryOperation(request, op, decided, loaded));
  operations.push(create(outboxDocument(request, decided, receipt)));
  // The digest is a by-product: a week that needs every operation there is leaves it to its next write.
  if (operations.length < batchMax) operations.push(...digestOperation(request, decided, loaded));
  return operations;
}

function create(document: object): OperationInput {
  return { operationType: 'Create', resourceBody: document as JSONObject };
}

function runDocument(request: WeekRequest, decided: Decided, receipt: Receipt): RunDocument {
  const { tenantId, userId, week, runId, intent } = request;
  const { opSet, inverse, outcome } = decided;
  const id = documentId.run(runId);
  const ttl = ttlSeconds.run;
  return {
    ...{ id, kind: 'run', tenantId, userId, week, intent: intent.kind },
    ...{ ...receipt, opSet, inverse, outcome, ttl },
  };
}

/** Creating the first head of a week and replacing a known one both fail when somebody else was faster. */
function headOperation(request: WeekRequest, { head }: Decided, { headEtag }: Loaded): OperationInput {
  const { tenantId, userId, week } = request;
  const document: HeadDocument = { id: documentId.head(week), kind: 'week', tenantId, userId, ...head };
  if (headEtag === undefined) return create(document);
  return {
    operationType: 'Replace',
    id: document.id,
    ifMatch: headEtag,
    resourceBody: document as unknown as JSONObject,
  };
}

function entryOperation(request: WeekRequest, op: Op, decided: Decided, loaded: Loaded): OperationInput {
  const id = opTarget(op);
  const { version } = decided.head;
  if (op.op === 'patch') {
    const set = Object.entries({ ...op.set, version });
    const operations = set.map(([field, value]) => ({ op: 'set' as const, path: `/${field}`, value }));
    return { operationType: 'Patch', id, resourceBody: { operations } };
  }
  if (op.op === 'delete') {
    const entry = loaded.situation.head.entries.find(each => each.id === id) as Entry;
    return upsert({
      ...entryDocument(request, markOf(entry, version)),
      deleted: true,
      ttl: ttlSeconds.deletedEntry,
    });
  }
  // Upsert, because an undo brings an entry back over the mark that its deletion left.
  return upsert(entryDocument(request, { ...op.entry, version }));
}

/** What remains of a deleted entry for those who follow the changes: where it stood, and none of its texts. */
function markOf(entry: Entry, version: number): Entry {
  const { description: _, externalComment: __, evidence: ___, ...rest } = entry;
  return { ...rest, minutes: 0, status: 'cancelled', version };
}

function entryDocument({ tenantId, userId, week }: WeekRequest, entry: Entry): EntryDocument {
  return { kind: 'entry', tenantId, userId, week, ...entry };
}

function upsert(document: EntryDocument): OperationInput {
  return { operationType: 'Upsert', resourceBody: document as unknown as JSONObject };
}

function outboxDocument(request: WeekRequest, { head }: Decided, { createdAt }: Receipt): OutboxDocument {
  const { tenantId, userId, week, runId, intent } = request;
  return {
    ...{ id: documentId.outbox(runId), kind: 'outbox', tenantId, userId, week, runId, intent: intent.kind },
    ...{ version: head.version, createdAt, ttl: ttlSeconds.outbox },
  };
}

/** The digest of a week follows from its head, which this batch guards: no condition of its own is needed. */
function digestOperation(request: WeekRequest, { head }: Decided, loaded: Loaded): OperationInput[] {
  const { tenantId, userId, week } = request;
  const { habits } = loaded.situation.sources;
  const outdated = outdatedWeeks(habits, week);
  if (outdated.includes(week)) return [];
  const value = digestWeek(week, head.entries);
  if (!loaded.hasSources) {
    const id = documentId.sources;
    const fresh: SourcesDocument = {
      ...{ id, kind: 'sources', tenantId, userId },
      ...{ ...noSources, habits: { [week]: value } },
    };
    return [create(fresh)];
  }
  const removals = outdated.slice(0, 9).map(old => ({ op: 'remove' as const, path: `/habits/${old}` }));
  const set = { op: 'set' as const, path: `/habits/${week}`, value };
  return [
    { operationType: 'Patch', id: documentId.sources, resourceBody: { operations: [set, ...removals] } },
  ];
}
