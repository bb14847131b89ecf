import { accountBody, partitionKeyRanges } from './account.ts';
import type { Catalog, Container } from './catalog.ts';
import type { JsonObject } from './json.ts';
import { refusal } from './refusal.ts';
import type { WireRequest, WireResponse } from './wire.ts';
import { objectBody } from './wire.ts';

/** What creating and listing needs: the request, the databases and containers, and the time in seconds. */
export type ResourceRequest = {
  readonly catalog: Catalog;
  readonly request: WireRequest;
  readonly seconds: number;
};

/** `/`: the account. */
export function account({ request }: ResourceRequest): WireResponse {
  return ok(200, accountBody(request.headers['host'] ?? '127.0.0.1'));
}

/** `/dbs`: create and list. */
export function databases({ catalog, request, seconds }: ResourceRequest): WireResponse {
  if (creates(request)) return ok(201, catalog.createDatabase(objectBody(request), seconds).body);
  const Databases = catalog.databases().map(each => each.body);
  return ok(200, { _rid: '', Databases, _count: Databases.length });
}

/** `/dbs/{id}`: read and delete. */
export function database({ catalog, request }: ResourceRequest, id: string): WireResponse {
  if (!deletes(request)) return ok(200, catalog.database(id).body);
  catalog.deleteDatabase(id);
  return { status: 204, headers: {}, body: '' };
}

/** `/dbs/{id}/colls`: create and list. */
export function containers({ catalog, request, seconds }: ResourceRequest, databaseId: string): WireResponse {
  if (creates(request)) {
    return ok(201, catalog.createContainer(databaseId, objectBody(request), seconds).body);
  }
  const DocumentCollections = catalog.containers(databaseId).map(each => each.body);
  return ok(200, { _rid: '', DocumentCollections, _count: DocumentCollections.length });
}

/** `/dbs/{id}/colls/{id}`: read and delete. */
export function container(
  { catalog, request }: ResourceRequest,
  databaseId: string,
  id: string,
): WireResponse {
  if (!deletes(request)) return ok(200, catalog.container(databaseId, id).body);
  catalog.deleteContainer(databaseId, id);
  return { status: 204, headers: {}, body: '' };
}

/** `/dbs/{id}/colls/{id}/pkranges`. */
export function ranges({ rid }: Container): WireResponse {
  return ok(200, partitionKeyRanges(rid));
}

function creates({ method, headers }: WireRequest): boolean {
  if (method === 'GET') return false;
  if (method === 'POST' && headers['x-ms-documentdb-isquery'] === undefined) return true;
  throw refusal(
    405,
    'Databases and containers can be created, read, listed and deleted here, and nothing else.',
  );
}

function deletes({ method }: WireRequest): boolean {
  if (method === 'GET') return false;
  if (method === 'DELETE') return true;
  throw refusal(
    405,
    'Databases and containers can be created, read, listed and deleted here, and nothing else.',
  );
}

function ok(status: number, body: JsonObject): WireResponse {
  return { status, headers: { 'x-ms-request-charge': '1' }, body: JSON.stringify(body) };
}
