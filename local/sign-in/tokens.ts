import { createHmac, type KeyObject, sign } from 'node:crypto';

/** An RSA key that signs tokens, under the id that the key endpoint publishes it by. */
export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** Claims by name, times in seconds since 1970; `undefined` leaves a claim out. */
export type Claims = Record<string, unknown>;

export interface TokenOverrides {
  /** Replaces header fields. `alg` decides the signature: RS256, HS256, or none (an empty one). */
  header?: Record<string, unknown>;
  /** Replaces claims, or removes those set to undefined. */
  claims?: Claims;
  /** What HS256 signs with; the public key's PEM when left out, as in the key-confusion attack. */
  secret?: string;
}

/**
 * A compact JWT over the claims, signed by the key as Entra signs (RS256, `kid`, `typ`). The overrides can make any
 * forgery of it: this never checks what it signs.
 */
export function mintToken(key: SigningKey, claims: Claims, overrides: TokenOverrides = {}): string {
  const header: Record<string, unknown> = { typ: 'JWT', alg: 'RS256', kid: key.kid, ...overrides.header };
  const signed = `${encode(header)}.${encode({ ...claims, ...overrides.claims })}`;
  return `${signed}.${signature(signed, header['alg'], key, overrides.secret).toString('base64url')}`;
}

function signature(signed: string, alg: unknown, key: SigningKey, secret: string | undefined): Buffer {
  if (alg === 'none') return Buffer.alloc(0);
  if (alg !== 'HS256') return sign('RSA-SHA256', Buffer.from(signed), key.privateKey);
  const pem = key.publicKey.export({ type: 'spki', format: 'pem' });
  return createHmac('sha256', secret ?? pem)
    .update(signed)
    .digest();
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
