import type { SigningKey } from './tokens.ts';

/** The key endpoint's body. Like Entra's it names no `alg`: whoever verifies must insist on RS256 by themselves. */
export function keySet(keys: readonly SigningKey[], issuer: string) {
  return {
    keys: keys.map(({ kid, publicKey }) => {
      const { kty, n, e } = publicKey.export({ format: 'jwk' });
      return { kty, use: 'sig', kid, n, e, issuer };
    }),
  };
}

/** The discovery document's fields that concern the endpoints served here. */
export function discoveryDocument(authority: string, tenantId: string, issuer: string) {
  return {
    issuer,
    token_endpoint: `${authority}/${tenantId}/oauth2/v2.0/token`,
    jwks_uri: `${authority}/${tenantId}/discovery/v2.0/keys`,
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}
