import type { Json, JsonObject } from './json.ts';
import { isObject } from './json.ts';
import { refusal } from './refusal.ts';

/** One HTTP request: the path without the host and still percent-encoded, header names in lower case, the body as text. */
export type WireRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
};

/** One HTTP response: headers are ASCII, the body is JSON text or empty (204, 304). */
export type WireResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** The decoded segments of a path. Refused with 400 when an escape is broken or the path carries a query string. */
export function segmentsOf(path: string): string[] {
  if (path.includes('?')) throw refusal(400, 'The path contains a question mark.');
  try {
    return path
      .split('/')
      .filter(segment => segment !== '')
      .map(decodeURIComponent);
  } catch {
    throw refusal(400, 'The path contains a broken percent escape.');
  }
}

/** Parses a request's body. Refused with 400 when it is not JSON. */
export function jsonBody(request: WireRequest): Json {
  try {
    return JSON.parse(request.body) as Json;
  } catch {
    throw refusal(400, 'The request body is not valid JSON.');
  }
}

/** Parses a request's body. Refused with 400 when it is not a JSON object. */
export function objectBody(request: WireRequest): JsonObject {
  const body = jsonBody(request);
  if (!isObject(body)) throw refusal(400, 'The request body must be a JSON object.');
  return body;
}

/** True when the header says so; the SDK writes booleans as "true" and "True". */
export function flag(request: WireRequest, header: string): boolean {
  return request.headers[header]?.toLowerCase() === 'true';
}
