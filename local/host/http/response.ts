import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { RpcHttp } from '../core-types.ts';
import { serializeCookie } from './cookie.ts';

/** The connection belongs to the server: a function cannot set what describes it. */
const CONNECTION_HEADERS = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Statuses that have no body, hence no Content-Length either. */
const NO_BODY = new Set([204, 205, 304]);

/** Sends a function's response. A handler that returned nothing answers 204, as on Azure. */
export function sendRpcHttp(response: ServerResponse, http: RpcHttp | undefined): void {
  if (!http) {
    response.writeHead(204).end();
    return;
  }
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(http.headers ?? {})) {
    if (!CONNECTION_HEADERS.has(name)) headers[name] = value;
  }
  const cookies = (http.cookies ?? []).map(serializeCookie);
  if (cookies.length > 0) {
    const own = headers['set-cookie'];
    headers['set-cookie'] = typeof own === 'string' ? [own, ...cookies] : cookies;
  }
  send(response, Number(http.statusCode ?? 200), headers, http.body?.bytes ?? new Uint8Array());
}

/** Answers a request that no function answers: `{"error":{"code","message"}}`. */
export function sendError(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  headers: OutgoingHttpHeaders = {},
): void {
  const body = Buffer.from(JSON.stringify({ error: { code, message } }));
  send(response, status, { ...headers, 'content-type': 'application/json' }, body);
}

function send(
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
  body: Uint8Array,
): void {
  if (NO_BODY.has(status)) response.writeHead(status, headers).end();
  // For HEAD, Node sends the headers, the body's length among them, and drops the body.
  else response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
}
