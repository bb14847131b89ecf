import type { Container } from './catalog.ts';
import { createCharge, readCharge, replaceCharge } from './charge.ts';
import { documentRid, etagOf } from './identity.ts';
import type { JsonObject } from './json.ts';
import type { PartitionKey } from './partition-key.ts';
import { keyOf } from './partition-key.ts';
import type { Patch } from './patch.ts';
import { applyPatch } from './patch.ts';
import { prepareCondition } from './query/prepare.ts';
import { refusal } from './refusal.ts';
import type { Row, Store } from './store.ts';
import { expiryOf } from './ttl.ts';

/** The largest document and the largest batch, in bytes of JSON. */
export const MAX_BYTES = 2 * 1024 * 1024;

/** One operation on one document of a known logical partition, alone or inside a batch. */
export type Operation = { readonly ifMatch?: string | undefined } & (
  | { readonly kind: 'Create' | 'Upsert'; readonly resource: JsonObject }
  | { readonly kind: 'Replace'; readonly id: string; readonly resource: JsonObject }
  | { readonly kind: 'Patch'; readonly id: string; readonly patch: Patch }
  | { readonly kind: 'Read'; readonly id: string; readonly ifNoneMatch?: string | undefined }
  | { readonly kind: 'Delete'; readonly id: string }
);

/** Where and when an operation happens: a partition, a transaction (`lsn`) and the operation's place in it. */
export type Turn = {
  readonly store: Store;
  readonly container: Container;
  readonly pk: PartitionKey;
  readonly lsn: number;
  readonly step: number;
  readonly seconds: number;
};

/** What became of an operation. `charge` is in RU; `body` is JSON text and absent for 204 and 304. */
export type Outcome = {
  readonly status: number;
  readonly charge: number;
  readonly etag?: string;
  readonly body?: string;
};

/** More steps than a transaction can have, so that lsn * STEPS + step numbers a container's documents. */
const STEPS = 128;

/** Executes one operation. Refused with 400, 404, 409, 412 or 413; the caller undoes the transaction then. */
export function execute(turn: Turn, operation: Operation): Outcome {
  switch (operation.kind) {
    case 'Create':
      return create(turn, operation.resource);
    case 'Upsert':
      return upsert(turn, operation.resource, operation.ifMatch);
    case 'Read':
      return read(turn, operation.id, operation.ifNoneMatch);
    case 'Replace':
      return replace(turn, operation.id, operation.resource, operation.ifMatch);
    case 'Patch':
      return patch(turn, operation.id, operation.patch, operation.ifMatch);
    case 'Delete':
      return remove(turn, operation.id, operation.ifMatch);
  }
}

function create(turn: Turn, resource: JsonObject): Outcome {
  const id = documentId(resource);
  if (find(turn, id)) throw refusal(409, `The document '${id}' already exists.`);
  return write(turn, id, resource);
}

/** An If-Match on an upsert counts only when the document exists; otherwise Cosmos creates it all the same. */
function upsert(turn: Turn, resource: JsonObject, ifMatch: string | undefined): Outcome {
  const id = documentId(resource);
  const current = find(turn, id);
  if (current) requireMatch(current, ifMatch);
  return write(turn, id, resource, current);
}

/** If-Match has no effect on reads; If-None-Match with the current ETag answers 304. */
function read(turn: Turn, id: string, ifNoneMatch: string | undefined): Outcome {
  const { body, etag } = existing(turn, id);
  const charge = readCharge(body.length);
  if (ifNoneMatch === etag || ifNoneMatch === '*') return { status: 304, charge, etag };
  return { status: 200, charge, etag, body };
}

function replace(turn: Turn, id: string, resource: JsonObject, ifMatch: string | undefined): Outcome {
  const current = existing(turn, id);
  requireMatch(current, ifMatch);
  if (documentId(resource) !== id) {
    throw refusal(400, `The body is the document '${resource['id']}', not '${id}'.`);
  }
  return write(turn, id, resource, current);
}

function patch(turn: Turn, id: string, changes: Patch, ifMatch: string | undefined): Outcome {
  const current = existing(turn, id);
  requireMatch(current, ifMatch);
  const document = JSON.parse(current.body) as JsonObject;
  if (changes.condition !== undefined && !prepareCondition(changes.condition)(document)) {
    throw refusal(412, 'The condition of the patch does not hold.');
  }
  return write(turn, id, applyPatch(document, changes.operations, turn.container.paths), current);
}

function remove(turn: Turn, id: string, ifMatch: string | undefined): Outcome {
  const current = existing(turn, id);
  requireMatch(current, ifMatch);
  turn.store.remove(turn.container.number, turn.pk, id);
  return { status: 204, charge: replaceCharge(current.body.length) };
}

function write(turn: Turn, id: string, resource: JsonObject, current?: Row): Outcome {
  const { store, container, pk, lsn, step, seconds } = turn;
  if (keyOf(resource, container.paths) !== pk) {
    throw refusal(400, "The document's partition key is not the one in the header.", 1001);
  }
  const etag = etagOf(lsn, step);
  const number = current?.number ?? lsn * STEPS + step;
  const rid = documentRid(container.rid, number);
  const system = {
    _rid: rid,
    _self: `${container.self}docs/${rid}/`,
    _etag: etag,
    _attachments: 'attachments/',
  };
  const body = JSON.stringify({ ...resource, ...system, _ts: seconds });
  const bytes = Buffer.byteLength(body);
  if (bytes > MAX_BYTES) throw refusal(413, `The document has ${bytes} bytes; the limit is ${MAX_BYTES}.`);
  const expires = expiryOf(resource, container.defaultTtl, seconds);
  store.put({ container: container.number, pk, id, body, etag, lsn, step, number, expires });
  if (current) return { status: 200, charge: replaceCharge(bytes), etag, body };
  return { status: 201, charge: createCharge(bytes), etag, body };
}

function find(turn: Turn, id: string): Row | undefined {
  return turn.store.find(turn.container.number, turn.pk, id, turn.seconds);
}

function existing(turn: Turn, id: string): Row {
  const row = find(turn, id);
  if (!row) throw refusal(404, `The document '${id}' does not exist in its partition.`);
  return row;
}

function requireMatch(row: Row, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch === '*' || ifMatch === row.etag) return;
  throw refusal(412, `The document '${row.id}' has the ETag ${row.etag}, not ${ifMatch}.`);
}

function documentId(resource: JsonObject): string {
  const id = resource['id'];
  if (typeof id !== 'string' || id === '' || Buffer.byteLength(id) > 1023) {
    throw refusal(400, 'The id of a document must be a string of 1 to 1,023 bytes.');
  }
  if (/[/\\?#]/.test(id)) throw refusal(400, `The id '${id}' contains one of / \\ ? #.`);
  return id;
}
