import { beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, jwtVerify, UnsecuredJWT } from 'jose';
import { createSigningKey } from '../../../local/sign-in/keys.ts';
import { mintToken, type SigningKey } from '../../../local/sign-in/tokens.ts';

const claims = { iss: 'issuer', aud: 'audience', exp: Math.floor(Date.now() / 1000) + 600, tid: 'tenant' };
let key: SigningKey;
let otherKey: SigningKey;
beforeAll(async () => {
  [key, otherKey] = await Promise.all([createSigningKey(), createSigningKey()]);
});

const verify = (token: string) =>
  jwtVerify(token, key.publicKey, { issuer: 'issuer', audience: 'audience', algorithms: ['RS256'] });

test('a token without overrides verifies and carries its claims', async () => {
  const { payload, protectedHeader } = await verify(mintToken(key, claims));
  expect(payload).toEqual(claims);
  expect(protectedHeader).toEqual({ typ: 'JWT', alg: 'RS256', kid: key.kid });
});

describe('a forged token is what it claims to be', () => {
  test('signed by another key under the published id', async () => {
    const token = mintToken(otherKey, claims, { header: { kid: key.kid } });
    expect(decodeProtectedHeader(token).kid).toBe(key.kid);
    await expect(verify(token)).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
    await expect(jwtVerify(token, otherKey.publicKey)).resolves.toBeDefined();
  });

  test('unsigned', async () => {
    const token = mintToken(key, claims, { header: { alg: 'none', kid: undefined } });
    expect(UnsecuredJWT.decode(token).payload).toEqual(claims);
    await expect(verify(token)).rejects.toMatchObject({ code: 'ERR_JOSE_ALG_NOT_ALLOWED' });
  });

  test('signed by HS256, with a secret or with the public key as the secret', async () => {
    const pem = key.publicKey.export({ type: 'spki', format: 'pem' });
    const confused = mintToken(key, claims, { header: { alg: 'HS256' } });
    await expect(jwtVerify(confused, Buffer.from(pem))).resolves.toBeDefined();
    await expect(verify(confused)).rejects.toMatchObject({ code: 'ERR_JOSE_ALG_NOT_ALLOWED' });
    const secret = mintToken(key, claims, { header: { alg: 'HS256' }, secret: 's'.repeat(32) });
    await expect(jwtVerify(secret, Buffer.from('s'.repeat(32)))).resolves.toBeDefined();
  });

  test('expired, of another audience, without a tenant, of version 1', async () => {
    const expired = mintToken(key, claims, { claims: { exp: 1 } });
    await expect(verify(expired)).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
    const misdirected = mintToken(key, claims, { claims: { aud: 'other' } });
    await expect(verify(misdirected)).rejects.toMatchObject({ claim: 'aud' });
    const token = mintToken(key, claims, { claims: { tid: undefined, ver: '1.0' } });
    expect(decodeJwt(token)).toEqual({ iss: 'issuer', aud: 'audience', exp: claims.exp, ver: '1.0' });
    await expect(verify(token)).resolves.toBeDefined();
  });
});
