import { hash } from 'node:crypto';

/**
 * JSON in one form only: keys sorted by code unit, no spaces, absent and undefined fields left out alike. That is
 * RFC 8785, as long as no key is a whole number; none of ours is.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value)) ?? 'null';
}

/** SHA-256 of the canonical JSON, in hexadecimal. Equal values have equal hashes on every machine. */
export function sha256(value: unknown): string {
  return hash('sha256', canonicalJson(value), 'hex');
}

/**
 * The value with its keys in order, which is how the engine writes them: faster than writing them one by one. What is
 * in order already is not copied, and the planner takes care that most of it is.
 */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return arrayInOrder(value);
  const fields = value as Record<string, unknown>;
  const keys = Object.keys(fields);
  if (!isAscending(keys)) return copyInOrder(fields, keys.sort());
  const changed = keys.some(key => inOrder(fields[key]) !== fields[key]);
  return changed ? copyInOrder(fields, keys) : value;
}

function arrayInOrder(values: readonly unknown[]): readonly unknown[] {
  const ordered = values.map(inOrder);
  return ordered.some((value, index) => value !== values[index]) ? ordered : values;
}

function copyInOrder(fields: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key of keys) copy[key] = inOrder(fields[key]);
  return copy;
}

function isAscending(keys: readonly string[]): boolean {
  for (let index = 1; index < keys.length; index += 1) {
    if ((keys[index - 1] as string) > (keys[index] as string)) return false;
  }
  return true;
}
