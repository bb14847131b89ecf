import type { Answer, Problem } from './answer.ts';

/** A token for our API; with `fresh`, one that was not handed out before. */
export type TokenSource = (fresh: boolean) => Promise<string>;

export type Send = <T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  /** JSON, or a file as it is. */
  body?: object | Blob,
  /** The version that a document still has to be. */
  ifMatch?: string,
) => Promise<Answer<T>>;

/** Longer than any request of the service is held up. */
const timeoutMs = 20_000;
const retryAfterMs = 2_000;

/** Sends to the API that has sent this page. Never throws: what went wrong is an answer. */
export function sendWith(token: TokenSource, fetch: typeof globalThis.fetch = globalThis.fetch): Send {
  const once = async (fresh: boolean, method: string, path: string, body?: object | Blob, ifMatch?: string) =>
    fetch(`/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await token(fresh)}`,
        ...(body && { 'content-type': body instanceof Blob ? body.type : 'application/json' }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
      signal: AbortSignal.timeout(timeoutMs),
      ...(body && { body: body instanceof Blob ? body : JSON.stringify(body) }),
    });
  return async (method, path, body, ifMatch) => {
    try {
      const first = await once(false, method, path, body, ifMatch);
      // Tokens last an hour, and a tab stays open for days.
      return await read(first.status === 401 ? await once(true, method, path, body, ifMatch) : first);
    } catch {
      return { kind: 'doubt', retryAfterMs };
    }
  };
}

async function read<T>(response: Response): Promise<Answer<T>> {
  const { status } = response;
  const wait = Number(response.headers.get('retry-after') ?? 0) * 1000;
  if (status === 202 || status === 429 || status >= 500)
    return { kind: 'doubt', retryAfterMs: wait || retryAfterMs };
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) return { kind: 'refused', status, problem: body as Problem };
  const etag = response.headers.get('etag');
  return { kind: 'done', body: body as T, ...(etag !== null && { etag }) };
}
