import { CosmosClient } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { audience, scope } from '../../local/addresses.ts';
import { LOCAL_KEY } from '../../local/cosmos/server.ts';
import { agentAt, answerOf } from './agent.ts';
import type { Send } from './api.ts';
import { canary, lena, otherTenantId, tenantId } from './directory.ts';
import { profile, week } from './fixture.ts';
import { type RunningStack, startStackProcess } from './stack.ts';

let stack: RunningStack;
let token: string;
let asLena: Send;
beforeAll(async () => {
  stack = await startStackProcess();
  token = await stack.api.token(lena);
  asLena = await stack.api.as(lena);
  await asLena('PUT', '/users/me/profile', { json: profile });
});
afterAll(() => stack.stop());

describe('who is let in', () => {
  const hello = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
  const post = (headers: Record<string, string>) => stack.api.send('POST', '/mcp', { json: hello, headers });
  const metadata = () => `${stack.url}/api/mcp/oauth-protected-resource`;

  test('nobody without a token: the answer says where to ask for one', async () => {
    const { status, headers, body } = await post({});
    expect([status, body]).toMatchObject([401, { code: 'tokenMissing' }]);
    expect(headers.get('www-authenticate')).toBe(`Bearer resource_metadata="${metadata()}"`);
  });

  test('nobody with a forged token', async () => {
    const [head, , signature] = token.split('.');
    const claims = { tid: otherTenantId, oid: lena.oid, scp: scope, aud: audience };
    const forged = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    for (const each of [forged, `${token.slice(0, -4)}AAAA`]) {
      const { status, headers } = await post({ authorization: `Bearer ${each}` });
      expect([status, headers.get('www-authenticate')]).toEqual([
        401,
        `Bearer error="invalid_token", resource_metadata="${metadata()}"`,
      ]);
      await expect(agentAt(stack.url, each)).rejects.toThrow(/tokenInvalid/);
    }
    // The control: as it was signed, it is good.
    expect((await post({ authorization: `Bearer ${token}` })).status).toBe(200);
  });

  test('no page of another site, though its visitor be signed in', async () => {
    const authorization = `Bearer ${token}`;
    const from = async (origin: string) => (await post({ authorization, origin })).status;
    expect([await from('https://evil.example'), await from('null'), await from(stack.url)]).toEqual([
      403, 403, 200,
    ]);
  });

  test('the document says whom to ask, and for what', async () => {
    const { status, body } = await stack.api.send('GET', '/mcp/oauth-protected-resource');
    expect(status).toBe(200);
    expect(body).toEqual({
      resource: `${stack.url}/api/mcp`,
      authorization_servers: [`${stack.authority}/organizations/v2.0`],
      scopes_supported: [`${audience}/${scope}`],
      bearer_methods_supported: ['header'],
      resource_name: 'Time Agent',
    });
  });
});

describe('the protocol', () => {
  test('there is no stream to open and no session to end', async () => {
    for (const method of ['GET', 'DELETE']) {
      const { status, headers } = await asLena(method, '/mcp');
      expect([status, headers.get('allow')]).toEqual([405, 'POST']);
    }
  });

  test('what is no message of it is refused with an error of it, and the next one is answered', async () => {
    const rpc = async (json: unknown) => (await asLena('POST', '/mcp', { json })).body;
    const codes = [
      await rpc({ jsonrpc: '2.0', id: 1, method: 'nonsense' }),
      await rpc({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: canary } }),
      await rpc({ some: 'thing' }),
    ].map(body => (body as { error: { code: number } }).error.code);
    expect(codes).toEqual([-32601, -32602, -32700]);
    expect((await asLena('POST', '/mcp', { raw: '{' })).body).toMatchObject({ code: 'bodyMalformed' });
    expect(
      (await asLena('POST', '/mcp', { json: { jsonrpc: '2.0', method: 'notifications/initialized' } }))
        .status,
    ).toBe(202);
    expect(await rpc({ jsonrpc: '2.0', id: 'seven', method: 'ping' })).toEqual({
      jsonrpc: '2.0',
      id: 'seven',
      result: {},
    });
  });

  test('no text of a person, no argument and no token is in the log', async () => {
    const agent = await agentAt(stack.url, token);
    const called = (name: string, given: object) => answerOf(agent, name, given);
    const secret = { op: 'add', date: '2026-11-24', minutes: 30, projectId: 'apollo', description: canary };
    await called('preview_correction', { week: '2026-W48', changes: [secret] });
    await called('preview_correction', { week: canary, changes: [{ ...secret, projectId: canary }] });
    await expect(called(canary, { [canary]: canary })).rejects.toThrow(/no such tool/);
    await spoilProfile();
    expect(await called('get_week', { week })).toMatchObject({ isError: true, code: 'internal' });
    await agent.close();
    expect(stack.printed()).not.toContain(canary);
    for (const part of token.split('.')) expect(stack.printed()).not.toContain(part);
    // The control: that it stumbled is there, with the place in the code, and the error itself quotes the text.
    expect(stack.printed()).toMatch(/internal[\s\S]+RangeError[\s\S]+core\/week\.ts/);
    expect(() => new Intl.DateTimeFormat('en', { timeZone: canary })).toThrow(canary);
  });
});

/** A profile that the product would not write, and that it stumbles over. */
async function spoilProfile(): Promise<void> {
  const connectionPolicy = { enableEndpointDiscovery: false };
  const client = new CosmosClient({ endpoint: stack.cosmos, key: LOCAL_KEY, connectionPolicy });
  const document = {
    id: 'profile',
    kind: 'profile',
    consent: true,
    zone: canary,
    tenantId,
    userId: lena.oid,
  };
  await client.database('timeagent').container('timesheets').items.upsert(document);
}
