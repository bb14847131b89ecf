import type { Json, JsonObject } from './json.ts';
import { refusal } from './refusal.ts';

/** Never expires: the value of `ttl` and `defaultTtl` that switches expiry on without a default. */
const NEVER = -1;

/** Reads a time to live in seconds. Refused with 400 unless it is absent, null, -1 or a positive whole number. */
export function timeToLive(value: Json | undefined, name: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && (value === NEVER || value > 0)) return value;
  throw refusal(400, `The value of '${name}' must be -1 or a positive number of seconds.`);
}

/**
 * The second at which a document that is written now disappears, or null. A container without `defaultTtl`
 * ignores the `ttl` of its documents, as Cosmos does.
 */
export function expiryOf(
  document: JsonObject,
  defaultTtl: number | undefined,
  seconds: number,
): number | null {
  const own = timeToLive(document['ttl'], 'ttl');
  if (defaultTtl === undefined) return null;
  const ttl = own ?? defaultTtl;
  return ttl === NEVER ? null : seconds + ttl;
}
