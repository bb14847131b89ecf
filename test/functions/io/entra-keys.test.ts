import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { verifyWithEntra } from '../../../functions/io/entra.ts';
import { asAda, audience, openSetting, type Setting, tenantId } from './sign-in.ts';

let setting: Setting;
beforeEach(async () => {
  setting = await openSetting();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await setting.signIn.close();
});

const invalid = { problem: { code: 'tokenInvalid' } };
const unavailable = { problem: { code: 'signInUnavailable' } };
const accepted = { kind: 'user', tenantId };

/** The cache of keys goes by the machine's clock. */
function machineClockPasses(ms: number): void {
  const nowMs = Date.now() + ms;
  jest.spyOn(Date, 'now').mockImplementation(() => nowMs);
}

describe('the signing keys', () => {
  test('are fetched once, however many tokens there are to verify', async () => {
    const [verify, token] = [setting.verifier(), await setting.ask(asAda)];
    await Promise.all(Array.from({ length: 20 }, () => verify(token)));
    expect(setting.signIn.keyRequests()).toBe(1);
  });

  test('are fetched once more for a key that is not known, and its token is accepted', async () => {
    const verify = setting.verifier();
    await verify(await setting.ask(asAda));
    await setting.signIn.rotate();
    machineClockPasses(11_000);
    expect(await verify(await setting.ask(asAda))).toMatchObject(accepted);
    expect(setting.signIn.keyRequests()).toBe(2);
  });

  test('are not fetched for each token with a made-up key id', async () => {
    const verify = setting.verifier();
    await verify(await setting.ask(asAda));
    machineClockPasses(11_000);
    for (let made = 0; made < 20; made += 1)
      await expect(verify(setting.forge({ header: { kid: `made-up-${made}` } }))).rejects.toMatchObject(
        invalid,
      );
    expect(setting.signIn.keyRequests()).toBe(2);
  });

  test('no longer vouch for a token when they were withdrawn', async () => {
    const old = await setting.ask(asAda);
    await setting.signIn.rotate();
    expect(await setting.verifier()(old)).toMatchObject(accepted);
    setting.signIn.retire();
    await expect(setting.verifier()(old)).rejects.toMatchObject(invalid);
  });

  test('are told apart by their ids: with two of them, a token without one is refused', async () => {
    await setting.signIn.rotate();
    await expect(setting.verifier()(setting.forge({ header: { kid: undefined } }))).rejects.toMatchObject(
      invalid,
    );
    expect(await setting.verifier()(setting.forge())).toMatchObject(accepted);
  });
});

describe('while the key endpoint is down', () => {
  test('nobody is let in who was not known before, neither a good token nor a forged one', async () => {
    const [verify, token] = [setting.verifier(), await setting.ask(asAda)];
    setting.signIn.setDown(true);
    for (const each of [token, setting.forge({ header: { alg: 'RS256', kid: 'x' } })])
      await expect(verify(each)).rejects.toMatchObject(unavailable);
    setting.signIn.setDown(false);
    expect(await verify(token)).toMatchObject(accepted);
  });

  test('keys that are known go on to serve; a new key waits', async () => {
    const [verify, token] = [setting.verifier(), await setting.ask(asAda)];
    await verify(token);
    await setting.signIn.rotate();
    setting.signIn.setDown(true);
    machineClockPasses(11_000);
    expect(await verify(token)).toMatchObject(accepted);
    await expect(verify(setting.forge())).rejects.toMatchObject(unavailable);
  });

  test('what is wrong with a token in itself is still said', async () => {
    setting.signIn.setDown(true);
    const foreign = setting.forge({ claims: { tid: 'ffffffff-1a2b-4c3d-8e4f-5a6b7c8d9e0f' } });
    await expect(setting.verifier()(foreign)).rejects.toMatchObject(invalid);
  });
});

describe('a key endpoint that answers nonsense lets nobody in', () => {
  let server: Server;
  afterEach(() => void server.close());

  test.each<[string, number, string, Record<string, string>]>([
    ['an empty object', 200, '{}', {}],
    ['a page', 200, '<html>Sign in to the hotel’s network</html>', {}],
    ['nothing', 200, '', {}],
    ['404', 404, '{"keys":[]}', {}],
    ['another address', 302, '', { location: '/elsewhere' }],
  ])('%s', async (_, status, body, headers) => {
    server = createServer((_request, response) => response.writeHead(status, headers).end(body));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const authority = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const config = { authority, audience, scope: 'Week.ReadWrite', tenants: [tenantId] };
    const verify = verifyWithEntra(config, setting.clock);
    const token = setting.forge({ claims: { iss: `${authority}/${tenantId}/v2.0` } });
    await expect(verify(token)).rejects.toMatchObject(unavailable);
  });
});

test('a key endpoint that never answers lets nobody in, and nobody wait for long', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
  const authority = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const config = { authority, audience, scope: 'Week.ReadWrite', tenants: [tenantId] };
  const verify = verifyWithEntra(config, setting.clock);
  await expect(verify(setting.forge())).rejects.toMatchObject(unavailable);
  silent.closeAllConnections();
  silent.close();
}, 5_000);

test('a key endpoint that cannot be reached lets nobody in', async () => {
  const [verify, token] = [setting.verifier(), await setting.ask(asAda)];
  await setting.signIn.close();
  await expect(verify(token)).rejects.toMatchObject(unavailable);
});
