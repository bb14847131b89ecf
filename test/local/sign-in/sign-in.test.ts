import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { type SignIn, startSignIn } from '../../../local/sign-in/sign-in.ts';

const tenantId = '6f1c0f5e-8a57-4f4b-9d0c-2f6d9a1b7c11';
const otherTenantId = '0d9a4b6e-1a2b-4c3d-8e4f-5a6b7c8d9e0f';
const audience = 'd3c1a5f0-3b52-4f0d-a4d6-9c9d1b2e3f40';
const appId = '9a7e2c14-77aa-4c1e-8b77-1f2e3d4c5b6a';
const ada = { oid: '11111111-2222-3333-4444-555555555555', name: 'Ada Byron', upn: 'ada@contoso.example' };
const nowMs = Date.UTC(2026, 10, 16, 8);

let signIn: SignIn;
let issuer: string;
beforeAll(async () => {
  signIn = await startSignIn({
    tenants: [
      {
        tenantId,
        name: 'Contoso',
        people: [ada, { ...ada, oid: 'admin-oid', upn: 'boss@contoso.example', roles: ['Policy.Write'] }],
        apps: [{ appId, name: 'Flow', roles: ['Week.ReadWrite.All'] }],
      },
      { tenantId: otherTenantId, name: 'Fabrikam', people: [] },
    ],
    audience,
    scope: 'Week.ReadWrite',
    now: () => nowMs,
  });
  issuer = `${signIn.authority}/${tenantId}/v2.0`;
});
afterAll(() => signIn.close());

const ask = async (form: Record<string, string>, tenant = tenantId) => {
  const url = `${signIn.authority}/${tenant}/oauth2/v2.0/token`;
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const password = (username: string) => ({ grant_type: 'password', username, password: 'any' });
const tokenOf = async (form: Record<string, string>) => String((await ask(form)).body['access_token']);
const keys = () => createRemoteJWKSet(new URL(`${signIn.authority}/${tenantId}/discovery/v2.0/keys`));
const verify = (token: string, jwks = keys()) =>
  jwtVerify(token, jwks, { issuer, audience, algorithms: ['RS256'], currentDate: new Date(nowMs + 1000) });

describe('the token endpoint', () => {
  test('gives a person a delegated token that the published keys verify', async () => {
    const { status, body } = await ask(password('ADA@contoso.example'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600 });
    const { payload, protectedHeader } = await verify(String(body['access_token']));
    expect(protectedHeader).toEqual({ typ: 'JWT', alg: 'RS256', kid: signIn.signingKey().kid });
    expect(payload).toEqual({
      aud: audience,
      iss: issuer,
      iat: nowMs / 1000,
      nbf: nowMs / 1000,
      exp: nowMs / 1000 + 3600,
      name: 'Ada Byron',
      oid: ada.oid,
      preferred_username: ada.upn,
      scp: 'Week.ReadWrite',
      sub: ada.oid,
      tid: tenantId,
      uti: expect.any(String),
      ver: '2.0',
    });
  });

  test('puts a person’s roles beside the scope, and leaves the claim out for one without', async () => {
    const { payload } = await verify(await tokenOf(password('boss@contoso.example')));
    expect(payload).toMatchObject({ roles: ['Policy.Write'], scp: 'Week.ReadWrite' });
    expect((await verify(await tokenOf(password(ada.upn)))).payload).not.toHaveProperty('roles');
  });

  test('gives an app roles and no scope', async () => {
    const { payload } = await verify(await tokenOf({ grant_type: 'client_credentials', client_id: appId }));
    expect(payload).toMatchObject({ azp: appId, idtyp: 'app', roles: ['Week.ReadWrite.All'], tid: tenantId });
    expect(payload).not.toHaveProperty('scp');
    expect(payload['oid']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(payload['oid']).not.toBe(appId);
  });

  test.each([
    ['an unknown person', password('eve@contoso.example'), tenantId, 'invalid_grant', 50034],
    ['a person of another tenant', password(ada.upn), otherTenantId, 'invalid_grant', 50034],
    ['no person', { grant_type: 'password' }, tenantId, 'invalid_request', 900144],
    [
      'an unknown app',
      { grant_type: 'client_credentials', client_id: 'x' },
      tenantId,
      'unauthorized_client',
      700016,
    ],
    ['another grant', { grant_type: 'implicit' }, tenantId, 'unsupported_grant_type', 70003],
    ['an unknown tenant', password(ada.upn), 'nowhere', 'invalid_tenant', 90002],
    ['no tenant', password(ada.upn), 'common', 'not_found', undefined],
    ['a huge form', { grant_type: 'x'.repeat(100_000) }, tenantId, 'invalid_request', 900144],
  ])('refuses %s', async (_, form, tenant, error, code) => {
    const { status, body } = await ask(form, tenant);
    expect(status).toBe(code ? 400 : 404);
    expect(body['error']).toBe(error);
    expect(body['error_codes']).toEqual(code ? [code] : undefined);
    if (code) expect(body['error_description']).toContain(`AADSTS${code}: `);
  });
});

test('discovery leads to the keys, by tenant and under the shared name', async () => {
  const discover = async (tenant: string) => {
    const response = await fetch(`${signIn.authority}/${tenant}/v2.0/.well-known/openid-configuration`);
    return (await response.json()) as { issuer: string; jwks_uri: string };
  };
  const own = await discover(tenantId);
  const shared = await discover('common');
  expect([own.issuer, shared.issuer]).toEqual([issuer, `${signIn.authority}/{tenantid}/v2.0`]);
  const token = await tokenOf(password(ada.upn));
  for (const { jwks_uri } of [own, shared]) {
    await expect(verify(token, createRemoteJWKSet(new URL(jwks_uri)))).resolves.toBeDefined();
  }
});

test('a rotated key signs at once, the old one verifies until it is retired', async () => {
  const before = await tokenOf(password(ada.upn));
  await signIn.rotate();
  const after = await tokenOf(password(ada.upn));
  expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid);
  await expect(verify(before)).resolves.toBeDefined();
  await expect(verify(after)).resolves.toBeDefined();
  signIn.retire();
  await expect(verify(before)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
  await expect(verify(after)).resolves.toBeDefined();
});

test('keys and discovery answer 503 while down, tokens are still given, and every asking is counted', async () => {
  const token = await tokenOf(password(ada.upn));
  const asked = signIn.keyRequests();
  signIn.setDown(true);
  expect((await fetch(`${issuer}/.well-known/openid-configuration`)).status).toBe(503);
  await expect(verify(token)).rejects.toThrow('Expected 200 OK');
  expect((await ask(password(ada.upn))).status).toBe(200);
  signIn.setDown(false);
  await expect(verify(token)).resolves.toBeDefined();
  expect(signIn.keyRequests() - asked).toBe(2);
});
