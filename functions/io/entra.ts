import { createRemoteJWKSet, decodeJwt, type JWTPayload, errors as joseErrors, jwtVerify } from 'jose';
import { Refusal } from '../../core/errors.ts';
import type { Caller, Verify } from '../http/caller.ts';
import type { Clock } from '../ports.ts';
import type { Config } from './config.ts';

/** Allowance for clocks that disagree, in seconds. */
const clockTolerance = 60;

/** Why a token was turned down. Safe to log: it never quotes the token. */
export type TokenFault =
  | 'unreadable'
  | 'tenant'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'time'
  | 'claims'
  | 'grant';

/**
 * Verifies access tokens of Microsoft Entra ID (v2.0). Each check has its threat:
 * the tenant must be on our list, or any directory in the world could mint tokens for its own users; the issuer must
 * belong to that very tenant, or a token of one could claim to be of another; only RS256, or the public key could be
 * used as an HMAC secret; the audience must be this API, or a token for some other API would do.
 */
export function verifyWithEntra(config: Config['signIn'], clock: Clock): Verify {
  const keySets = new Map(config.tenants.map(tenant => [tenant, keysOf(config.authority, tenant)]));
  return async token => {
    const tenant = tenantOf(token);
    const keys = keySets.get(tenant);
    if (!keys) throw refuse('tenant');
    const payload = await verified(token, tenant, keys, config, clock);
    return callerOf(payload, tenant, config.scope);
  };
}

type Keys = ReturnType<typeof createRemoteJWKSet>;

function keysOf(authority: string, tenant: string): Keys {
  const url = new URL(`${authority}/${tenant}/discovery/v2.0/keys`);
  return createRemoteJWKSet(url, {
    timeoutDuration: 3_000,
    cooldownDuration: 10_000,
    cacheMaxAge: 86_400_000,
  });
}

/** The tenant that the token claims, in order to know whose keys to check it with. Not trusted until then. */
function tenantOf(token: string): string {
  try {
    const { tid } = decodeJwt(token);
    return typeof tid === 'string' ? tid.toLowerCase() : '';
  } catch {
    throw refuse('unreadable');
  }
}

async function verified(
  token: string,
  tenant: string,
  keys: Keys,
  { authority, audience }: Config['signIn'],
  clock: Clock,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: `${authority}/${tenant}/v2.0`,
      audience,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'nbf', 'iat'],
      clockTolerance,
      currentDate: new Date(clock.nowMs()),
    });
    if (payload['ver'] !== '2.0') throw refuse('claims');
    return payload;
  } catch (error) {
    throw error instanceof Refusal ? error : faultOf(error);
  }
}

function faultOf(error: unknown): Refusal {
  if (error instanceof joseErrors.JWTExpired) return refuse('time');
  if (error instanceof joseErrors.JWTClaimValidationFailed)
    return refuse(claimFaults[error.claim] ?? 'claims');
  if (error instanceof joseErrors.JWKSTimeout) return new Refusal('signInUnavailable');
  const aboutTheToken = [
    joseErrors.JWSSignatureVerificationFailed,
    joseErrors.JWKSNoMatchingKey,
    joseErrors.JWKSMultipleMatchingKeys,
    joseErrors.JOSEAlgNotAllowed,
    joseErrors.JWSInvalid,
    joseErrors.JWTInvalid,
    joseErrors.JOSENotSupported,
  ];
  if (aboutTheToken.some(kind => error instanceof kind)) return refuse('signature');
  // What is left is the key endpoint: unreachable, or answering nonsense. Nobody is let in meanwhile.
  return new Refusal('signInUnavailable');
}

const claimFaults: Record<string, TokenFault> = {
  iss: 'issuer',
  aud: 'audience',
  nbf: 'time',
  exp: 'time',
  iat: 'time',
};

/** A person brings the exact scope; an application brings roles and says that it is one. */
function callerOf(payload: JWTPayload, tenantId: string, scope: string): Caller {
  const roles = Array.isArray(payload['roles'])
    ? payload['roles'].filter(role => typeof role === 'string')
    : [];
  const { oid, scp, idtyp } = payload;
  if (typeof oid !== 'string' || oid === '') throw refuse('claims');
  if (typeof scp === 'string') {
    if (!scp.split(' ').includes(scope)) throw refuse('grant');
    return { kind: 'user', tenantId, userId: oid.toLowerCase(), roles };
  }
  if (idtyp === 'app' && roles.length > 0) return { kind: 'app', tenantId, userId: oid.toLowerCase(), roles };
  throw refuse('grant');
}

function refuse(fault: TokenFault): Refusal {
  return new Refusal('tokenInvalid', { message: `The token was not accepted (${fault}). Sign in again.` });
}
