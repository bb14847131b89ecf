import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { discoveryDocument, keySet } from './discovery.ts';
import { grant, type Tenant } from './grants.ts';
import type { KeyRing } from './keys.ts';
import { mintToken } from './tokens.ts';

const TOKEN_SECONDS = 3600;
const FORM_CHARS_MAX = 65_536;

/** What the endpoints answer from; `down` and `keyRequests` change while they run. */
export interface Service {
  authority: string;
  tenants: readonly Tenant[];
  audience: string;
  scope: string;
  now: () => number;
  keys: KeyRing;
  down: boolean;
  keyRequests: number;
}

interface Answer {
  status: number;
  body: object;
}

const unavailable: Answer = { status: 503, body: { error: 'temporarily_unavailable' } };

/** Answers one request under `/<tenant id>/` (or `/common/`, `/organizations/`). Never rejects. */
export async function answer(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body } = await route(service, request).catch(error =>
    refusal(service, 'invalid_request', 900144, String(error)),
  );
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

async function route(service: Service, request: IncomingMessage): Promise<Answer> {
  const [, tenantId = '', path = ''] = /^\/([^/?]+)\/([^?]*)/.exec(request.url ?? '') ?? [];
  const tenant = service.tenants.find(known => known.tenantId.toLowerCase() === tenantId.toLowerCase());
  const shared = tenantId === 'common' || tenantId === 'organizations';
  const resource = `${request.method} ${path}`;
  if (!tenant && !shared) {
    return refusal(service, 'invalid_tenant', 90002, `Tenant '${tenantId}' not found.`);
  }
  // Apps for many tenants read keys and issuer under a shared name, with a placeholder for the tenant.
  const issuer = `${service.authority}/${tenant?.tenantId ?? '{tenantid}'}/v2.0`;
  if (resource === 'GET discovery/v2.0/keys') {
    service.keyRequests++;
    return service.down ? unavailable : { status: 200, body: keySet(service.keys.all(), issuer) };
  }
  if (resource === 'GET v2.0/.well-known/openid-configuration') {
    return service.down
      ? unavailable
      : { status: 200, body: discoveryDocument(service.authority, tenantId, issuer) };
  }
  if (resource === 'POST oauth2/v2.0/token' && tenant) return issueToken(service, tenant, issuer, request);
  return { status: 404, body: { error: 'not_found' } };
}

async function issueToken(
  service: Service,
  tenant: Tenant,
  iss: string,
  request: IncomingMessage,
): Promise<Answer> {
  const granted = grant(tenant, await readForm(request), service.scope);
  if (granted.kind === 'refused') return refusal(service, granted.error, granted.code, granted.reason);
  const iat = Math.floor(service.now() / 1000);
  const times = { iat, nbf: iat, exp: iat + TOKEN_SECONDS };
  const access_token = mintToken(service.keys.current(), {
    aud: service.audience,
    iss,
    ...times,
    ...granted.claims,
  });
  const lifetime = { expires_in: TOKEN_SECONDS, ext_expires_in: TOKEN_SECONDS };
  return { status: 200, body: { token_type: 'Bearer', ...lifetime, access_token } };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
    if (body.length > FORM_CHARS_MAX) throw new Error('The request body is too long.');
  }
  return new URLSearchParams(body);
}

/** Entra's error body. */
function refusal(service: Service, error: string, code: number, reason: string): Answer {
  const timestamp = new Date(service.now()).toISOString();
  const description = { error_description: `AADSTS${code}: ${reason}`, error_codes: [code] };
  const ids = { trace_id: randomUUID(), correlation_id: randomUUID() };
  return { status: 400, body: { error, ...description, timestamp, ...ids } };
}
