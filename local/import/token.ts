import { Stop } from './io.ts';
import { reach } from './reach.ts';

/** Where to sign in, and as which application of which tenant. */
export type SignInAs = { authority: string; tenant: string; client: string };

/** How long before its end a token is no longer used. */
const marginMs = 60_000;

type Token = { text: string; untilMs: number };

const none: Promise<Token> = Promise.resolve({ text: '', untilMs: 0 });

/** Supplies access tokens by the client-credentials grant: one for all callers, fetched anew before it expires. */
export function clientCredentials(as: SignInAs): () => Promise<string> {
  let current = none;
  return async () => {
    const seen = current;
    const { text, untilMs } = await seen;
    if (Date.now() < untilMs) return text;
    if (current === seen) {
      current = fetchToken(as).catch((error: unknown) => {
        current = none;
        throw error;
      });
    }
    return (await current).text;
  };
}

async function fetchToken({ authority, tenant, client }: SignInAs): Promise<Token> {
  const url = `${authority.replace(/\/+$/, '')}/${tenant}/oauth2/v2.0/token`;
  const form = { grant_type: 'client_credentials', client_id: client };
  const response = await reach(url, async () => ({ method: 'POST', body: new URLSearchParams(form) }));
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const { access_token: text, expires_in: seconds, error_description: reason } = body;
  if (typeof text !== 'string') {
    throw new Stop(`${authority} gives no token to ${client}: ${reason ?? `status ${response.status}`}`);
  }
  return { text, untilMs: Date.now() + Number(seconds ?? 0) * 1_000 - marginMs };
}
