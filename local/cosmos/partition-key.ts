import type { Json, JsonObject } from './json.ts';
import { isObject, property } from './json.ts';
import { refusal } from './refusal.ts';

/** A logical partition as text: its key as compact JSON, `["tenant","user"]`. An absent value is `{}`. */
export type PartitionKey = string;

/** Partitions as a range of key text: first inclusive, last exclusive. */
export type PartitionRange = { readonly from: string; readonly to: string };

/** Every partition of a container: all keys start with `[`, and `\` is the next character. */
export const ALL_PARTITIONS: PartitionRange = { from: '[', to: '\\' };

/** Splits the paths of a partition key definition: `/tenantId` to `['tenantId']`. */
export function keyPaths(definition: Json | undefined): string[][] {
  const paths = isObject(definition) ? definition['paths'] : undefined;
  if (!Array.isArray(paths) || paths.length === 0 || paths.length > 3) {
    throw refusal(400, 'The partition key definition must hold one to three paths.');
  }
  return paths.map(path => String(path).split('/').slice(1));
}

/** The key of a document under a container's paths. */
export function keyOf(document: JsonObject, paths: readonly string[][]): PartitionKey {
  return JSON.stringify(paths.map(path => keyPart(valueAt(document, path))));
}

/** The complete key in a request header. Refused with 400 when it is absent or shorter than the definition. */
export function keyFromHeader(header: string | undefined, paths: readonly string[][]): PartitionKey {
  if (header === undefined) throw refusal(400, 'The request needs the header x-ms-documentdb-partitionkey.');
  const parts = keyParts(header);
  if (parts.length !== paths.length) {
    throw refusal(
      400,
      `The partition key has ${parts.length} values, the container's definition ${paths.length}.`,
      1001,
    );
  }
  return JSON.stringify(parts);
}

/** The partitions that a query's header names: none means all, a prefix of a hierarchical key all below it. */
export function rangeFromHeader(header: string | undefined, paths: readonly string[][]): PartitionRange {
  if (header === undefined) return ALL_PARTITIONS;
  const parts = keyParts(header);
  if (parts.length === 0 || parts.length > paths.length) {
    throw refusal(
      400,
      `The partition key has ${parts.length} values, the container's definition ${paths.length}.`,
      1001,
    );
  }
  const text = JSON.stringify(parts);
  if (parts.length === paths.length) return { from: text, to: `${text} ` };
  const stem = text.slice(0, -1);
  return { from: `${stem},`, to: `${stem}-` };
}

/** Parses a header such as `["t","u"]`. Refused with 400 when it is not a JSON array of keys. */
function keyParts(header: string): Json[] {
  const parts = parsed(header);
  if (!Array.isArray(parts)) {
    throw refusal(400, 'The header x-ms-documentdb-partitionkey must be a JSON array.');
  }
  return parts.map(keyPart);
}

function parsed(header: string): Json | undefined {
  try {
    return JSON.parse(header) as Json;
  } catch {
    return undefined;
  }
}

/** Scalars are keys; an absent value, which the SDK writes as `{}`, is the "none" key. */
function keyPart(value: Json | undefined): Json {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null) return value;
  if (isObject(value) && Object.keys(value).length === 0) return value;
  throw refusal(400, 'A partition key value must be a string, a number, a boolean or null.');
}

function valueAt(document: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = document;
  for (const name of path) value = isObject(value) ? property(value, name) : undefined;
  return value;
}
