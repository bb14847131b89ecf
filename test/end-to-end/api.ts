import { tenantId } from './directory.ts';

/** An answer of the API, with the body as text and as the JSON that it must be. */
export type Reply = { status: number; headers: Headers; text: string; body: unknown };

type Content = { json?: unknown; raw?: string | Uint8Array<ArrayBuffer>; headers?: Record<string, string> };
export type Send = (method: string, path: string, content?: Content) => Promise<Reply>;

export type Api = {
  /** Sends as nobody: without a token, unless the headers bring one. */
  send: Send;
  /** A token of the sign-in, for a person or an application. */
  token(who: { upn: string } | { appId: string }, tenant?: string): Promise<string>;
  /** Sends as somebody. */
  as(who: { upn: string } | { appId: string }, tenant?: string): Promise<Send>;
  /** Method and address of every request so far. */
  sent: string[];
};

/** No request of these tests has a reason to take longer; one that does fails its test. */
const timeoutMs = 5_000;

export function apiAt(url: string, authority: string, waitMs = timeoutMs): Api {
  const sent: string[] = [];
  const send: Send = async (method, path, { json, raw, headers = {} } = {}) => {
    sent.push(`${method} ${path}`);
    const body = json === undefined ? raw : JSON.stringify(json);
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      signal: AbortSignal.timeout(waitMs),
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };
  const token: Api['token'] = async (who, tenant = tenantId) => {
    const form =
      'upn' in who
        ? { grant_type: 'password', username: who.upn }
        : { grant_type: 'client_credentials', client_id: who.appId };
    const url = `${authority}/${tenant}/oauth2/v2.0/token`;
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  return {
    send,
    sent,
    token,
    async as(who, tenant) {
      const authorization = `Bearer ${await token(who, tenant)}`;
      return (method, path, { headers, ...content } = {}) =>
        send(method, path, { ...content, headers: { authorization, ...headers } });
    },
  };
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return new Error('The body is no JSON.');
  }
}
