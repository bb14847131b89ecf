import { itemFeed, itemPoint } from './items.ts';
import { refusal } from './refusal.ts';
import type { ResourceRequest } from './resources.ts';
import { account, container, containers, database, databases, ranges } from './resources.ts';
import type { Store } from './store.ts';
import type { WireResponse } from './wire.ts';

/** Answers `/dbs/{database}/colls/{container}/docs/{id}` and every path above it. Refused with 404 for any other. */
export function route(
  segments: readonly string[],
  context: ResourceRequest & { readonly store: Store },
): WireResponse {
  const [dbs, databaseId, colls, containerId, kind] = segments;
  if (dbs === undefined) return account(context);
  if (dbs !== 'dbs' || segments.length > 6) throw refusal(404, 'This server has no such resource.');
  if (databaseId === undefined) return databases(context);
  if (colls === undefined) return database(context, databaseId);
  if (colls !== 'colls') throw refusal(404, `This server has no '${colls}'.`);
  if (containerId === undefined) return containers(context, databaseId);
  if (kind === undefined) return container(context, databaseId, containerId);
  return inside(segments, databaseId, containerId, context);
}

/** What a container holds: partition key ranges and documents. */
function inside(
  [, , , , kind, id]: readonly string[],
  databaseId: string,
  containerId: string,
  { store, catalog, request, seconds }: ResourceRequest & { readonly store: Store },
): WireResponse {
  // Substatus 1003 tells a caller of a document that its container is missing, not the document.
  const found = catalog.container(databaseId, containerId, 1003);
  if (kind === 'pkranges' && id === undefined) return ranges(found);
  if (kind !== 'docs') throw refusal(404, `This server has no '${kind}'.`);
  const item = { store, container: found, request, seconds };
  return id === undefined ? itemFeed(item) : itemPoint(item, id);
}
