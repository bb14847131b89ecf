import type { IncomingMessage } from 'node:http';
import type { RpcHttp } from '../core-types.ts';
import type { RouteParams } from './template.ts';

export type BodyRead = { kind: 'read'; bytes: Buffer } | { kind: 'tooLarge' } | { kind: 'aborted' };

/** Reads a request's body, at most `limitBytes`; what comes beyond is dropped unread by the server. */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<BodyRead> {
  const declared = request.headers['content-length'];
  if (declared === undefined && request.headers['transfer-encoding'] === undefined) {
    return Promise.resolve({ kind: 'read', bytes: Buffer.alloc(0) });
  }
  if (Number(declared ?? 0) > limitBytes) return Promise.resolve({ kind: 'tooLarge' });
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve({ kind: 'tooLarge' });
      }
    });
    request.on('end', () =>
      resolve({ kind: 'read', bytes: Buffer.concat(chunks, Math.min(size, limitBytes)) }),
    );
    request.on('close', () => resolve({ kind: 'aborted' }));
  });
}

/** The request as the host on Azure passes it to the library: names in small letters, repeated values joined. */
export function toRpcHttp(request: IncomingMessage, url: URL, params: RouteParams, bytes: Buffer): RpcHttp {
  const http: RpcHttp = {
    url: url.href,
    method: request.method ?? 'GET',
    headers: joinHeaders(request.headers),
    query: joinQuery(url.searchParams),
    params,
  };
  if (bytes.length > 0) http.body = { bytes };
  return http;
}

function joinHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) joined[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return joined;
}

/** `?day=1&day=2` reaches a function on Azure as `1,2`: its host joins what repeats. The full query is in the URL. */
function joinQuery(search: URLSearchParams): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of search) {
    const before = Object.hasOwn(joined, name) ? `${joined[name]},` : '';
    joined[name] = before + value;
  }
  return joined;
}
