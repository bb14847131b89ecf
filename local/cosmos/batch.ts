import type { Container } from './catalog.ts';
import type { Operation, Outcome } from './documents.ts';
import { MAX_BYTES } from './documents.ts';
import type { Json, JsonObject } from './json.ts';
import { isObject } from './json.ts';
import type { PartitionKey } from './partition-key.ts';
import { keyFromHeader } from './partition-key.ts';
import { readPatch } from './patch.ts';
import { refusal } from './refusal.ts';
import type { Store } from './store.ts';
import type { Result } from './transaction.ts';
import { transact } from './transaction.ts';

/** Cosmos's own limit on the operations of a transactional batch. */
const MAX_OPERATIONS = 100;

/** The answer to a batch: 200 when all of it was applied, 207 when nothing was. `body` is a JSON array. */
export type BatchAnswer = { readonly status: 200 | 207; readonly body: string; readonly charge: number };

/**
 * Executes a transactional batch. The request itself is refused with 400 or 413; an operation that is refused
 * shows its own status in the answer, and 424 for every other one. `minimal` leaves the written documents out.
 */
export function executeBatch(
  store: Store,
  container: Container,
  pk: PartitionKey,
  body: Json,
  options: { readonly bytes: number; readonly minimal: boolean; readonly seconds: number },
): BatchAnswer {
  if (options.bytes > MAX_BYTES) {
    throw refusal(413, `The batch has ${options.bytes} bytes; the limit is ${MAX_BYTES}.`);
  }
  if (!Array.isArray(body) || body.length === 0) {
    throw refusal(400, 'A batch must be an array of operations.');
  }
  if (body.length > MAX_OPERATIONS) {
    throw refusal(400, `A batch has at most ${MAX_OPERATIONS} operations, not ${body.length}.`);
  }
  const operations = body.map(each => readOperation(each, pk, container));
  const result = transact(store, container, pk, operations, options.seconds);
  if (result.kind === 'refused') {
    return { status: 207, body: refusedBody(result, operations.length), charge: 1 };
  }
  const charge = result.outcomes.reduce((sum, outcome) => sum + outcome.charge, 0);
  const entries = result.outcomes.map((outcome, at) => {
    return entryText(outcome, options.minimal && operations[at]?.kind !== 'Read');
  });
  return { status: 200, body: `[${entries.join()}]`, charge };
}

function entryText({ status, charge, etag, body }: Outcome, minimal: boolean): string {
  const tag = etag === undefined ? '' : `,"eTag":${JSON.stringify(etag)}`;
  const resource = body === undefined || minimal ? '' : `,"resourceBody":${body}`;
  return `{"statusCode":${status},"requestCharge":${charge}${tag}${resource}}`;
}

function refusedBody(result: Extract<Result, { kind: 'refused' }>, operations: number): string {
  const { status, substatus, message } = result.refusal;
  const entries = Array.from({ length: operations }, (_, at) => {
    if (at !== result.at) return { statusCode: 424, requestCharge: 0 };
    return { statusCode: status, subStatusCode: substatus, requestCharge: 1, message };
  });
  return JSON.stringify(entries);
}

/** One entry of a batch's body. Refused with 400 unless it is a known operation on the batch's own partition. */
function readOperation(entry: Json, pk: PartitionKey, container: Container): Operation {
  if (!isObject(entry)) throw refusal(400, 'An operation of a batch must be an object.');
  const { partitionKey, ifNoneMatch } = entry;
  if (partitionKey !== undefined && keyFromHeader(String(partitionKey), container.paths) !== pk) {
    throw refusal(400, 'All operations of a batch must have the same partition key.');
  }
  const operation = operationOf(entry);
  if (ifNoneMatch !== undefined && operation.kind !== 'Read') {
    throw refusal(400, 'ifNoneMatch on a write is not supported.');
  }
  return operation;
}

/** The conditions of a Read are dropped: Cosmos ignores them in a batch, so they guard nothing. */
function operationOf(entry: JsonObject): Operation {
  const ifMatch = textOf(entry, 'ifMatch');
  switch (entry['operationType']) {
    case 'Create':
      return { kind: 'Create', resource: resourceOf(entry) };
    case 'Upsert':
      return { kind: 'Upsert', resource: resourceOf(entry), ifMatch };
    case 'Read':
      return { kind: 'Read', id: idOf(entry) };
    case 'Replace':
      return { kind: 'Replace', id: idOf(entry), resource: resourceOf(entry), ifMatch };
    case 'Patch':
      return { kind: 'Patch', id: idOf(entry), patch: readPatch(entry['resourceBody']), ifMatch };
    case 'Delete':
      return { kind: 'Delete', id: idOf(entry), ifMatch };
    default:
      throw refusal(400, `'${String(entry['operationType'])}' is not an operation of a batch.`);
  }
}

function resourceOf({ resourceBody }: JsonObject): JsonObject {
  if (isObject(resourceBody)) return resourceBody;
  throw refusal(400, 'The operation needs a resourceBody.');
}

function idOf(entry: JsonObject): string {
  const id = textOf(entry, 'id');
  if (id === undefined) throw refusal(400, 'The operation needs an id.');
  return id;
}

function textOf(entry: JsonObject, name: string): string | undefined {
  const value = entry[name];
  return typeof value === 'string' ? value : undefined;
}
