import { sign } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Refusal } from '../../../core/errors.ts';
import type { TokenFault } from '../../../functions/io/entra.ts';
import { createSigningKey } from '../../../local/sign-in/keys.ts';
import type { SigningKey } from '../../../local/sign-in/tokens.ts';
import {
  ada,
  asAda,
  asFlow,
  audience,
  foreignTenantId,
  openSetting,
  type Setting,
  secondTenantId,
  tenantId,
} from './sign-in.ts';

let setting: Setting;
let attacker: SigningKey;
let verify: ReturnType<Setting['verifier']>;
beforeAll(async () => {
  [setting, attacker] = await Promise.all([openSetting(), createSigningKey()]);
  verify = setting.verifier();
});
afterAll(() => setting.signIn.close());

const nowS = () => setting.clock.nowMs() / 1000;
const issuer = (tenant = tenantId) => `${setting.signIn.authority}/${tenant}/v2.0`;
const withClaims = (claims: Record<string, unknown>) => setting.forge({ claims });
const withHeader = (header: Record<string, unknown>) => setting.forge({ header });
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token is accepted', () => {
  test('of a person, with the scope', async () => {
    expect(await verify(await setting.ask(asAda))).toEqual({
      kind: 'user',
      tenantId,
      userId: ada.oid,
      roles: [],
    });
  });

  test('of an application, with roles', async () => {
    expect(await verify(await setting.ask(asFlow))).toMatchObject({
      kind: 'app',
      tenantId,
      roles: ['TimeAgent.Run'],
    });
  });

  test('of a person of another allowed tenant, who is of that tenant then', async () => {
    expect(await verify(await setting.ask(asAda, secondTenantId))).toMatchObject({
      tenantId: secondTenantId,
    });
  });

  test.each<[string, () => string]>([
    ['that a test minted with the claims of a real one', () => setting.forge()],
    ['with more scopes than ours', () => withClaims({ scp: 'Mail.Read Week.ReadWrite User.Read' })],
    ['that expired within the tolerance of clocks', () => withClaims({ exp: nowS() - 59 })],
    ['that begins within the tolerance of clocks', () => withClaims({ nbf: nowS() + 59 })],
  ])('%s', async (_, token) => {
    expect(await verify(token())).toMatchObject({ kind: 'user', userId: ada.oid });
  });

  test('with its object id in small letters, as addresses have it', async () => {
    const claims = { oid: 'ABCDEF00-2222-3333-4444-555555555555' };
    expect(await verify(withClaims(claims))).toMatchObject({ userId: claims.oid.toLowerCase() });
  });
});

const rejected: [TokenFault, string, () => string | Promise<string>][] = [
  [
    'signature',
    'signed by another key under our key id',
    () => setting.forge({ header: { kid: setting.signIn.signingKey().kid } }, attacker),
  ],
  ['signature', 'signed by another key under its own id', () => setting.forge({}, attacker)],
  [
    'signature',
    'of a tenant on the list, signed by another key',
    () => setting.forge({ claims: { tid: secondTenantId, iss: issuer(secondTenantId) } }, attacker),
  ],
  [
    'signature',
    'signed by a key that it brings along',
    () =>
      setting.forge(
        { header: { jwk: attacker.publicKey.export({ format: 'jwk' }), jku: 'http://127.0.0.1:9/keys' } },
        attacker,
      ),
  ],
  ['signature', 'without signature, alg none', () => withHeader({ alg: 'none', kid: undefined })],
  ['signature', 'without signature, alg none, under our key id', () => withHeader({ alg: 'none' })],
  ['signature', 'signed with the public key as an HMAC secret', () => withHeader({ alg: 'HS256' })],
  [
    'signature',
    'signed with an HMAC secret',
    () => setting.forge({ header: { alg: 'HS256' }, secret: 'secret' }),
  ],
  [
    'signature',
    'that says another RSA algorithm than it was signed with',
    () => withHeader({ alg: 'RS512' }),
  ],
  ['signature', 'signed by our key, with another RSA algorithm', () => signedWithSha512()],
  ['signature', 'with an extension that must be understood', () => withHeader({ crit: ['x'], x: 1 })],
  ['signature', 'whose payload was exchanged', () => tampered({ oid: 'somebody-else' })],
  ['signature', 'whose signature was cut off', () => setting.forge().replace(/[^.]*$/, '')],
  ['signature', 'whose signature was cut short', () => setting.forge().slice(0, -8)],
  ['unreadable', 'that is none', () => 'a.b.c'],
  ['unreadable', 'with five parts', () => `${setting.forge()}.x.y`],
  ['unreadable', 'whose payload is a list', () => `${part({ alg: 'RS256' })}.${part([1])}.x`],
  ['tenant', 'of a tenant that is not on the list', () => setting.ask(asAda, foreignTenantId)],
  [
    'tenant',
    'of an application of a tenant that is not on the list',
    () => setting.ask(asFlow, foreignTenantId),
  ],
  ['tenant', 'without a tenant', () => withClaims({ tid: undefined })],
  ['tenant', 'with a list of tenants', () => withClaims({ tid: [tenantId] })],
  ['tenant', 'with a tenant that every object has', () => withClaims({ tid: '__proto__' })],
  ['issuer', 'of one tenant, issued by another', () => withClaims({ iss: issuer(secondTenantId) })],
  ['issuer', 'that claims another tenant than its issuer’s', () => withClaims({ tid: secondTenantId })],
  ['issuer', 'of another sign-in', () => withClaims({ iss: `https://login.example/${tenantId}/v2.0` })],
  ['issuer', 'of version 1', () => withClaims({ iss: `https://sts.windows.net/${tenantId}/`, ver: '1.0' })],
  ['issuer', 'without an issuer', () => withClaims({ iss: undefined })],
  ['claims', 'of version 1 from our issuer', () => withClaims({ ver: '1.0' })],
  ['claims', 'without a version', () => withClaims({ ver: undefined })],
  ['claims', 'without an object id', () => withClaims({ oid: undefined })],
  ['claims', 'with an empty object id', () => withClaims({ oid: '' })],
  ['audience', 'for another API', () => withClaims({ aud: 'https://graph.microsoft.com' })],
  ['audience', 'for an API whose name begins like ours', () => withClaims({ aud: `${audience}0` })],
  ['audience', 'without an audience', () => withClaims({ aud: undefined })],
  ['time', 'that has expired', () => withClaims({ exp: nowS() - 61 })],
  ['time', 'that does not hold yet', () => withClaims({ nbf: nowS() + 61 })],
  ['time', 'that never expires', () => withClaims({ exp: undefined })],
  ['time', 'that expires at a word', () => withClaims({ exp: 'never' })],
  ['time', 'without a beginning', () => withClaims({ nbf: undefined })],
  ['time', 'without the time of its making', () => withClaims({ iat: undefined })],
  ['grant', 'with a scope that ours is part of', () => withClaims({ scp: 'Week.ReadWrite.All' })],
  ['grant', 'with a scope that is part of ours', () => withClaims({ scp: 'Week.Read' })],
  ['grant', 'with our scope in other letters', () => withClaims({ scp: 'week.readwrite' })],
  ['grant', 'with an empty scope', () => withClaims({ scp: '' })],
  ['grant', 'with a list of scopes', () => withClaims({ scp: ['Week.ReadWrite'] })],
  ['grant', 'with neither scope nor role', () => withClaims({ scp: undefined })],
  [
    'grant',
    'with a role, but not an application’s',
    () => withClaims({ scp: undefined, roles: ['TimeAgent.Run'] }),
  ],
  ['grant', 'of an application without roles', () => withClaims({ scp: undefined, idtyp: 'app' })],
  [
    'grant',
    'of an application with an empty list of roles',
    () => withClaims({ scp: undefined, idtyp: 'app', roles: [] }),
  ],
  [
    'grant',
    'of an application with a word for its roles',
    () => withClaims({ scp: undefined, idtyp: 'app', roles: 'TimeAgent.Run' }),
  ],
];

function signedWithSha512(): string {
  const { kid, privateKey } = setting.signIn.signingKey();
  const signed = `${part({ typ: 'JWT', alg: 'RS512', kid })}.${part(setting.claims)}`;
  return `${signed}.${sign('RSA-SHA512', Buffer.from(signed), privateKey).toString('base64url')}`;
}

function tampered(claims: object): string {
  const [header, , signature] = setting.forge().split('.');
  return [header, part({ ...setting.claims, ...claims }), signature].join('.');
}

describe('a token is refused with 401 and a reason, and quoted nowhere', () => {
  test.each(rejected)('(%s) %s', async (fault, _, make) => {
    const token = await make();
    const error = await verify(token).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Refusal);
    const { problem } = error as Refusal;
    expect(problem).toEqual({
      code: 'tokenInvalid',
      message: `The token was not accepted (${fault}). Sign in again.`,
    });
    const told = inspect(error, { depth: null, showHidden: true });
    for (const secret of token.split('.').filter(text => text.length > 1)) expect(told).not.toContain(secret);
  });
});
