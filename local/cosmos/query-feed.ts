import type { Container } from './catalog.ts';
import { queryCharge } from './charge.ts';
import type { Json } from './json.ts';
import { isObject } from './json.ts';
import type { PartitionRange } from './partition-key.ts';
import type { Scope } from './query/compile.ts';
import type { Prepared } from './query/prepare.ts';
import { prepare } from './query/prepare.ts';
import { refusal } from './refusal.ts';
import type { Position, Store } from './store.ts';

/** One page of results. `continuation` is absent on the last one; `charge` is in RU. */
export type Page = { readonly items: Json[]; readonly continuation?: string; readonly charge: number };

/** What a request asks for: `query` is its body, `limit` the most items of a page. */
export type PageRequest = {
  readonly query: Json;
  readonly range: PartitionRange;
  readonly seconds: number;
  readonly limit: number;
  readonly continuation: string | undefined;
};

/**
 * Where the next page starts. A query that streams goes on after a document (and `skip` rows of the next one), so
 * that writes between two pages move nothing; the others go on at an offset in their recomputed result.
 */
type Continuation = { readonly after?: Position; readonly skip: number };

/** Runs a query and answers one page. Refused with 400 for a query or a continuation that is not understood. */
export function queryPage(store: Store, container: Container, request: PageRequest): Page {
  const query = isObject(request.query) ? request.query : {};
  const prepared = prepare(
    String(query['query']),
    parametersOf(query['parameters']),
    container.indexingPolicy,
  );
  const start = readContinuation(request.continuation);
  const page = prepared.streaming ? streamed : computed;
  return page(store, container, request, prepared, start);
}

/** Reads documents until the page is full. */
function streamed(
  store: Store,
  container: Container,
  request: PageRequest,
  prepared: Prepared,
  start: Continuation,
): Page {
  const { range, seconds, limit } = request;
  const items: Json[] = [];
  let bytes = 0;
  let { after, skip } = start;
  for (const { pk, id, body } of store.scan(container.number, range, seconds, start.after)) {
    bytes += body.length;
    const results = prepared.results(prepared.rows(JSON.parse(body) as Json));
    const room = limit - items.length;
    items.push(...results.slice(skip, skip + room));
    if (results.length - skip > room) {
      return { items, continuation: token(after, skip + room), charge: queryCharge(bytes) };
    }
    [after, skip] = [{ pk, id }, 0];
    if (items.length === limit) return { items, continuation: token(after, 0), charge: queryCharge(bytes) };
  }
  return { items, charge: queryCharge(bytes) };
}

/** Computes the whole result and cuts the page out of it. */
function computed(
  store: Store,
  container: Container,
  request: PageRequest,
  prepared: Prepared,
  start: Continuation,
): Page {
  const { range, seconds, limit } = request;
  let bytes = 0;
  const rows: Scope[] = [];
  for (const { body } of store.scan(container.number, range, seconds)) {
    bytes += body.length;
    rows.push(...prepared.rows(JSON.parse(body) as Json));
  }
  const results = prepared.results(rows);
  const end = start.skip + limit;
  const more = end < results.length ? { continuation: token(undefined, end) } : {};
  return { items: results.slice(start.skip, end), ...more, charge: queryCharge(bytes) };
}

function token(after: Position | undefined, skip: number): string {
  const continuation: Continuation = after ? { after, skip } : { skip };
  return Buffer.from(JSON.stringify(continuation)).toString('base64url');
}

function readContinuation(text: string | undefined): Continuation {
  if (text === undefined) return { skip: 0 };
  try {
    const { after, skip } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Continuation>;
    const known = after === undefined || (typeof after.pk === 'string' && typeof after.id === 'string');
    if (typeof skip === 'number' && known) return after ? { after, skip } : { skip };
  } catch {
    // Not one of our tokens: refused below.
  }
  throw refusal(400, 'The continuation token is not valid.');
}

function parametersOf(list: Json | undefined): Map<string, Json> {
  const entries = Array.isArray(list) ? list.filter(isObject) : [];
  return new Map(entries.flatMap(({ name, value }) => (value === undefined ? [] : [[String(name), value]])));
}
