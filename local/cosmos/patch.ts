import type { Json, JsonObject } from './json.ts';
import { isObject, property } from './json.ts';
import { refusal } from './refusal.ts';

/** A patch as the SDK sends it: its operations, and a condition such as "from c where c.version = 3". */
export type Patch = { readonly operations: readonly JsonObject[]; readonly condition: string | undefined };

type Pointer = readonly string[];
type Target = { readonly parent: JsonObject | Json[]; readonly key: string };

const MAX_OPERATIONS = 10;
const SYSTEM_PROPERTIES = ['id', '_rid', '_self', '_etag', '_ts', '_attachments'];

/** Reads the body of a patch: an array of operations, or {operations, condition}. Refused with 400. */
export function readPatch(body: Json | undefined): Patch {
  const { operations, condition } = isObject(body) ? body : { operations: body, condition: undefined };
  if (!Array.isArray(operations) || !operations.every(isObject)) {
    throw refusal(400, 'A patch needs an array of operations.');
  }
  if (operations.length === 0 || operations.length > MAX_OPERATIONS) {
    throw refusal(400, `A patch has 1 to ${MAX_OPERATIONS} operations, not ${operations.length}.`);
  }
  if (condition !== undefined && typeof condition !== 'string') {
    throw refusal(400, 'The condition of a patch must be a string.');
  }
  return { operations, condition };
}

/** Applies all operations to a document that is the caller's own, in place. Refused with 400 when one does not fit. */
export function applyPatch(
  document: JsonObject,
  operations: readonly JsonObject[],
  keys: readonly Pointer[],
): JsonObject {
  for (const operation of operations) applyOperation(document, operation, keys);
  return document;
}

function applyOperation(document: JsonObject, operation: JsonObject, keys: readonly Pointer[]): void {
  const path = writable(operation['path'], keys);
  const value = operation['value'];
  const target = () => targetOf(document, path);
  switch (operation['op']) {
    case 'add':
      insert(target(), required(value, path));
      break;
    case 'set':
      assign(target(), required(value, path));
      break;
    case 'replace':
      present(target(), path);
      assign(target(), required(value, path));
      break;
    case 'remove':
      take(target(), path);
      break;
    case 'incr':
      increment(target(), value, path);
      break;
    case 'move':
      move(document, writable(operation['from'], keys), path);
      break;
    default:
      throw refusal(400, `The patch operation '${String(operation['op'])}' is not known.`);
  }
}

/** A path that a patch may touch: not the id, not the partition key, not what the server writes. */
function writable(path: Json | undefined, keys: readonly Pointer[]): Pointer {
  if (typeof path !== 'string' || !path.startsWith('/') || path === '/') {
    throw refusal(
      400,
      `The path '${String(path)}' of a patch operation must start with '/' and name a property.`,
    );
  }
  const pointer = path
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const first = pointer[0] ?? '';
  if (SYSTEM_PROPERTIES.includes(first) || keys.some(key => key[0] === first)) {
    throw refusal(
      400,
      `The path '${path}' belongs to the id, the partition key or the system: a patch cannot change it.`,
    );
  }
  return pointer;
}

function targetOf(document: JsonObject, path: Pointer): Target {
  let parent: Json | undefined = document;
  for (const name of path.slice(0, -1)) parent = child(parent, name);
  if (isObject(parent) || Array.isArray(parent)) return { parent, key: path.at(-1) ?? '' };
  throw refusal(400, `The path '/${path.join('/')}' has no parent in the document.`);
}

function child(parent: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(parent)) return /^\d+$/.test(name) ? parent[Number(name)] : undefined;
  return isObject(parent) ? property(parent, name) : undefined;
}

function insert({ parent, key }: Target, value: Json): void {
  if (Array.isArray(parent)) parent.splice(slot(parent, key), 0, value);
  else define(parent, key, value);
}

function assign({ parent, key }: Target, value: Json): void {
  if (Array.isArray(parent)) parent[slot(parent, key)] = value;
  else define(parent, key, value);
}

/** Unlike an assignment, this also stores a property that is called "__proto__". */
function define(parent: JsonObject, key: string, value: Json): void {
  Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
}

/** An index of an array or its end, which is also called "-". */
function slot(array: readonly Json[], key: string): number {
  const at = key === '-' ? array.length : Number(key);
  if (/^(-|\d+)$/.test(key) && at <= array.length) return at;
  throw refusal(400, `'${key}' is not an index of an array of ${array.length}.`);
}

function present({ parent, key }: Target, path: Pointer): Json {
  const value = child(parent, key);
  if (value === undefined) {
    throw refusal(400, `The path '/${path.join('/')}' does not exist in the document.`);
  }
  return value;
}

function take(target: Target, path: Pointer): void {
  present(target, path);
  const { parent, key } = target;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

function increment(target: Target, by: Json | undefined, path: Pointer): void {
  const current = child(target.parent, target.key) ?? 0;
  if (typeof by !== 'number' || typeof current !== 'number') {
    throw refusal(400, `An increment of '/${path.join('/')}' needs numbers.`);
  }
  assign(target, current + by);
}

function move(document: JsonObject, from: Pointer, path: Pointer): void {
  if (from.every((name, at) => path[at] === name)) throw refusal(400, 'A value cannot be moved into itself.');
  const source = targetOf(document, from);
  const value = present(source, from);
  take(source, from);
  insert(targetOf(document, path), value);
}

function required(value: Json | undefined, path: Pointer): Json {
  if (value === undefined) throw refusal(400, `The operation on '/${path.join('/')}' needs a value.`);
  return value;
}
