import { QUERY_PLAN } from './account.ts';
import { executeBatch } from './batch.ts';
import type { Container } from './catalog.ts';
import { changeFeedPage } from './change-feed.ts';
import type { Operation } from './documents.ts';
import { keyFromHeader, rangeFromHeader } from './partition-key.ts';
import { readPatch } from './patch.ts';
import { queryPage } from './query-feed.ts';
import { refusal } from './refusal.ts';
import type { Store } from './store.ts';
import { transact } from './transaction.ts';
import type { WireRequest, WireResponse } from './wire.ts';
import { flag, jsonBody, objectBody } from './wire.ts';

/** The most items of a page when the request does not say: Cosmos's default, and its choice for -1 here. */
const PAGE_SIZE = 100;
const DYNAMIC_PAGE_SIZE = 1000;

/** A request on the documents of one container at `seconds`; `id` is the document of a point operation. */
export type ItemRequest = {
  readonly store: Store;
  readonly container: Container;
  readonly request: WireRequest;
  readonly seconds: number;
};

/** `/docs`: create, upsert, batch, query, query plan and change feed. Refused as Cosmos refuses. */
export function itemFeed(item: ItemRequest): WireResponse {
  const { request } = item;
  if (request.method === 'GET') return changeFeed(item);
  if (request.method !== 'POST') {
    throw refusal(405, `${request.method} is not supported on a feed of documents.`);
  }
  if (flag(request, 'x-ms-cosmos-is-query-plan-request')) {
    return answer(item, 200, JSON.stringify(QUERY_PLAN), 0);
  }
  if (flag(request, 'x-ms-documentdb-isquery')) return query(item);
  if (flag(request, 'x-ms-cosmos-is-batch-request')) return batch(item);
  const kind = flag(request, 'x-ms-documentdb-is-upsert') ? 'Upsert' : 'Create';
  return point(item, { kind, resource: objectBody(request), ifMatch: request.headers['if-match'] });
}

/** `/docs/{id}`: read, replace, patch and delete. */
export function itemPoint(item: ItemRequest, id: string): WireResponse {
  const { method, headers } = item.request;
  const ifMatch = headers['if-match'];
  switch (method) {
    case 'GET':
      return point(item, { kind: 'Read', id, ifNoneMatch: headers['if-none-match'] });
    case 'PUT':
      return point(item, { kind: 'Replace', id, resource: objectBody(item.request), ifMatch });
    case 'PATCH':
      return point(item, { kind: 'Patch', id, patch: readPatch(jsonBody(item.request)), ifMatch });
    case 'DELETE':
      return point(item, { kind: 'Delete', id, ifMatch });
    default:
      throw refusal(405, `${method} is not supported on a document.`);
  }
}

function point(item: ItemRequest, operation: Operation): WireResponse {
  const { store, container, request, seconds } = item;
  const { headers } = request;
  if (operation.kind !== 'Read' && headers['if-none-match'] !== undefined) {
    throw refusal(400, 'If-None-Match on a write is not supported.');
  }
  const pk = keyFromHeader(headers['x-ms-documentdb-partitionkey'], container.paths);
  const result = transact(store, container, pk, [operation], seconds);
  if (result.kind === 'refused') throw result.refusal;
  const [outcome] = result.outcomes;
  if (!outcome) throw new Error('A transaction of one operation has one outcome.');
  const { status, charge, etag, body = '' } = outcome;
  return answer(item, status, body, charge, etag === undefined ? {} : { etag });
}

function batch(item: ItemRequest): WireResponse {
  const { store, container, request, seconds } = item;
  if (!flag(request, 'x-ms-cosmos-batch-atomic')) {
    throw refusal(400, 'Bulk requests are not supported, only atomic batches.');
  }
  const pk = keyFromHeader(request.headers['x-ms-documentdb-partitionkey'], container.paths);
  const bytes = Buffer.byteLength(request.body);
  const minimal = request.headers['prefer'] === 'return=minimal';
  const { status, body, charge } = executeBatch(store, container, pk, jsonBody(request), {
    bytes,
    minimal,
    seconds,
  });
  return answer(item, status, body, charge);
}

function query(item: ItemRequest): WireResponse {
  const { store, container, request, seconds } = item;
  const page = queryPage(store, container, {
    query: jsonBody(request),
    range: scopeOf(item),
    seconds,
    limit: pageSize(request),
    continuation: request.headers['x-ms-continuation'],
  });
  const more = page.continuation === undefined ? {} : { 'x-ms-continuation': page.continuation };
  const texts = page.items.map(each => JSON.stringify(each));
  return answer(item, 200, feedBody(container, texts), page.charge, {
    'x-ms-item-count': String(texts.length),
    ...more,
  });
}

function changeFeed(item: ItemRequest): WireResponse {
  const { store, container, request, seconds } = item;
  const { headers } = request;
  if (headers['a-im'] !== 'Incremental Feed') {
    throw refusal(400, 'GET on documents is only supported as a change feed in latest-version mode.');
  }
  const from = headers['if-modified-since'];
  const page = changeFeedPage(store, container, {
    range: scopeOf(item),
    since: headers['if-none-match'],
    from: from === undefined ? 0 : Math.floor(Date.parse(from) / 1000),
    limit: pageSize(request),
    seconds,
  });
  if (page.bodies.length === 0) return answer(item, 304, '', page.charge, { etag: page.etag });
  const count = { 'x-ms-item-count': String(page.bodies.length) };
  return answer(item, 200, feedBody(container, page.bodies), page.charge, { ...count, etag: page.etag });
}

function scopeOf({ request, container }: ItemRequest) {
  if (request.headers['x-ms-start-epk'] !== undefined) {
    throw refusal(400, 'A part of a physical partition (x-ms-start-epk) is not supported.');
  }
  return rangeFromHeader(request.headers['x-ms-documentdb-partitionkey'], container.paths);
}

function pageSize({ headers }: WireRequest): number {
  const wanted = Number(headers['x-ms-max-item-count'] ?? PAGE_SIZE);
  if (wanted === -1) return DYNAMIC_PAGE_SIZE;
  if (Number.isInteger(wanted) && wanted > 0) return wanted;
  throw refusal(400, 'x-ms-max-item-count must be -1 or a positive number.');
}

function feedBody({ rid }: Container, texts: readonly string[]): string {
  return `{"_rid":"${rid}","Documents":[${texts.join()}],"_count":${texts.length}}`;
}

/** Adds the headers that the SDK keeps its session by; every answer comes from the one and only replica. */
function answer(
  { container }: ItemRequest,
  status: number,
  body: string,
  charge: number,
  more: Readonly<Record<string, string>> = {},
): WireResponse {
  const session = { 'x-ms-content-path': container.rid, 'x-ms-session-token': `0:-1#${container.lsn}` };
  return { status, body, headers: { 'x-ms-request-charge': String(charge), ...session, ...more } };
}
