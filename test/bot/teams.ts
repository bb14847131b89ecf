import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What the bot has sent to Teams' connector. */
export type Posted = {
  method: string;
  path: string;
  activity: Record<string, unknown> & { attachments?: { content: unknown }[] };
};

/** Teams as the bot sees it: a connector that takes activities, and the keys that its tokens are signed with. */
export type FakeTeams = {
  url: string;
  metadataUrl: string;
  posted: Posted[];
  /** How the connector answers from now on. */
  answer: { status: number; headers?: Record<string, string>; body?: object };
  /** What the key endpoint answers with; 200 by default. */
  keyStatus: number;
  token(
    claims?: Record<string, unknown>,
    options?: { forged?: boolean; expiresIn?: string; alg?: 'none' },
  ): Promise<string>;
  close(): Promise<void>;
};

export const appId = '3f0f8a52-91a7-4a0e-9a3f-1d9f4f5b7a10';

export async function startTeams(): Promise<FakeTeams> {
  const [own, foreign] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  const key = { ...(await exportJWK(own.publicKey)), kid: 'teams-1', use: 'sig', endorsements: ['msteams'] };
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const send = (status: number, body: unknown, headers = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    if (path.endsWith('/openid'))
      return send(teams.keyStatus, {
        jwks_uri: `${teams.url}/keys`,
        issuer: 'https://api.botframework.com',
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (path === '/keys') return send(teams.keyStatus, { keys: [key] });
    teams.posted.push({ method: request.method ?? '', path, activity: JSON.parse(await bodyOf(request)) });
    const { status, headers, body = { id: 'message-1' } } = teams.answer;
    send(status, body, headers);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let tokens = 0;
  const teams: FakeTeams = {
    ...{ url, posted: [], answer: { status: 201 }, keyStatus: 200 },
    // An address of its own for each, because the framework remembers keys by address.
    metadataUrl: `${url}/${Math.floor(performance.now())}/openid`,
    async token(claims = {}, { forged = false, expiresIn = '5m', alg } = {}) {
      tokens += 1;
      const body = {
        iss: 'https://api.botframework.com',
        aud: appId,
        serviceurl: url,
        jti: String(tokens),
        ...claims,
      };
      if (alg === 'none') {
        const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
        return `Bearer ${part({ alg: 'none', kid: 'teams-1' })}.${part(body)}.`;
      }
      const signed = new SignJWT(body)
        .setProtectedHeader({ alg: 'RS256', kid: 'teams-1' })
        .setExpirationTime(expiresIn)
        .setNotBefore('-1m');
      return `Bearer ${await signed.sign(forged ? foreign.privateKey : own.privateKey)}`;
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return teams;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** A message or an invoke as Teams sends it. */
export function activity(serviceUrl: string, rest: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...{ type: 'message', id: 'a-1', channelId: 'msteams', serviceUrl, text: 'help' },
    from: { id: '29:lena', name: 'Lena', aadObjectId: 'lena' },
    recipient: { id: '28:bot', name: 'Time Agent' },
    conversation: { id: 'a:lena', conversationType: 'personal', tenantId: 'tenant-a' },
    channelData: { tenant: { id: 'tenant-a' } },
    ...rest,
  };
}

export function invoke(
  serviceUrl: string,
  data: Record<string, unknown>,
  rest: Record<string, unknown> = {},
) {
  const { verb, ...others } = data;
  const value = { action: { type: 'Action.Execute', verb, data: others }, trigger: 'manual' };
  return activity(serviceUrl, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    text: undefined,
    value,
    ...rest,
  });
}
