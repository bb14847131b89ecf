import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './request.ts';
import { sendError } from './response.ts';

/** Runs a timer function now, by its name in any case. False when the app has no such timer. */
export type RunTimer = (name: string) => boolean;

/** Azure takes an `input` for the trigger; a timer has no use for one. */
const BODY_BYTES_MAX = 4_096;

/** Whether a path is one of the host's own, which no function can have. */
export function isAdminPath(pathname: string): boolean {
  return /^\/admin(\/|$)/i.test(pathname);
}

/**
 * Answers `POST /admin/functions/NAME`, by which a timer runs out of schedule: 202 as soon as it has begun.
 * As with Azure's own tools, no key is asked for on a laptop. The body must be JSON, as there; that also keeps pages of
 * other origins out, which a browser lets send JSON only to who has agreed.
 */
export async function answerAdmin(
  request: IncomingMessage,
  response: ServerResponse,
  { pathname }: URL,
  runTimer: RunTimer,
): Promise<void> {
  const [, name] = /^\/admin\/functions\/([^/]+)\/?$/i.exec(pathname) ?? [];
  if (name === undefined) return sendError(response, 404, 'NotFound', 'Nothing listens here.');
  if (request.method !== 'POST') {
    return sendError(response, 405, 'MethodNotAllowed', 'Only POST here.', { allow: 'POST' });
  }
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return sendError(response, 415, 'UnsupportedMediaType', 'The content-type must be application/json.');
  }
  const body = await readBody(request, BODY_BYTES_MAX);
  if (body.kind === 'aborted') return;
  if (body.kind === 'tooLarge' || !isJsonObject(body.bytes)) {
    return sendError(response, 400, 'BadRequest', 'The body must be a JSON object such as {}.');
  }
  if (!runTimer(name)) {
    return sendError(response, 404, 'NotFound', 'No timer function has this name.');
  }
  response.writeHead(202).end();
}

function isJsonObject(bytes: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
