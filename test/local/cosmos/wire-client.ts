import type { Cosmos } from '../../../local/cosmos/engine.ts';
import type { WireRequest } from '../../../local/cosmos/wire.ts';

/** The path of the documents in the container that `withContainer` creates. */
export const DOCS = '/dbs/d/colls/c/docs';

/** The partition of every document here. */
export const HERE = { 'x-ms-documentdb-partitionkey': '["p"]' };

/** A request as it comes from the wire; an object is sent as JSON. */
export function request(
  method: string,
  path: string,
  body: unknown = '',
  headers: WireRequest['headers'] = {},
): WireRequest {
  return { method, path, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** Creates database `d` and container `c`, keyed by `/pk`. */
export async function withContainer(cosmos: Cosmos, fields: object = {}): Promise<Cosmos> {
  await cosmos.handle(request('POST', '/dbs', { id: 'd' }));
  const made = await cosmos.handle(
    request('POST', '/dbs/d/colls', { id: 'c', partitionKey: { paths: ['/pk'] }, ...fields }),
  );
  if (made.status !== 201) throw new Error(made.body);
  return cosmos;
}

/** A request that creates a document. */
export function creation(id: string, fields: object = {}): WireRequest {
  return request('POST', DOCS, { id, pk: 'p', ...fields }, HERE);
}

/** A request that reads a document. */
export function reading(id: string): WireRequest {
  return request('GET', `${DOCS}/${id}`, '', HERE);
}
