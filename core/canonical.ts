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

/** A copy whose keys were set in order, which is how the engine writes them: half the time of writing them one by one. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const fields = value as Record<string, unknown>;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(fields).sort()) copy[key] = inOrder(fields[key]);
  return copy;
}
