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
  const once = async (held: string, method: string, path: string, body?: object | Blob, ifMatch?: string) =>
    fetch(`/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${held}`,
        ...(body && { 'content-type': body instanceof Blob ? body.type : 'application/json' }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
      signal: AbortSignal.timeout(timeoutMs),
      ...(body && { body: body instanceof Blob ? body : JSON.stringify(body) }),
    });
  return async (method, path, body, ifMatch) => {
    try {
      const first = await once(await signedIn(token, false), method, path, body, ifMatch);
      if (first.status !== 401) return await read(first);
      // Tokens last an hour, and a tab stays open for days.
      return await read(await once(await signedIn(token, true), method, path, body, ifMatch));
    } catch (error) {
      return error instanceof SignInRefused ? refusedSignIn(error) : { kind: 'doubt', retryAfterMs };
    }
  };
}

class SignInRefused extends Error {}

async function signedIn(token: TokenSource, fresh: boolean): Promise<string> {
  try {
    return await token(fresh);
  } catch (error) {
    throw new SignInRefused(error instanceof Error ? error.message : String(error));
  }
}

/** Nothing was sent. The reason is that of Teams, a word such as `resourceRequiresConsent`. */
function refusedSignIn({ message }: Error): Answer<never> {
  const words = `Teams gives no sign-in for Time Agent: ${message}`;
  return { kind: 'refused', status: 401, problem: { code: 'signInRefused', message: words } };
}

async function read<T>(response: Response): Promise<Answer<T>> {
  const { status } = response;
  const wait = Number(response.headers.get('retry-after') ?? 0) * 1000;
  const doubt = { kind: 'doubt', retryAfterMs: wait || retryAfterMs } as const;
  if (status === 429 || status >= 500) return doubt;
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  if (status === 202) return { ...doubt, accepted: body };
  if (!response.ok) return { kind: 'refused', status, problem: body as Problem };
  const etag = response.headers.get('etag');
  return { kind: 'done', body: body as T, ...(etag !== null && { etag }) };
}
