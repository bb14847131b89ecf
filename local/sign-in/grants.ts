import { createHash, randomUUID } from 'node:crypto';
import type { Claims } from './tokens.ts';

interface Person {
  /** The object id in the tenant, a GUID. */
  oid: string;
  name: string;
  /** The user principal name, by which a password grant names the person. */
  upn: string;
  roles?: string[];
}

interface ClientApp {
  /** The application id, a GUID. */
  appId: string;
  name: string;
  roles: string[];
}

export interface Tenant {
  tenantId: string;
  name: string;
  people: Person[];
  apps?: ClientApp[];
}

export type Grant =
  | { kind: 'granted'; claims: Claims }
  | { kind: 'refused'; error: string; code: number; reason: string };

/**
 * What a request to the token endpoint is entitled to, as claims without issuer, audience and times: `scp` for a person
 * (grant_type=password, whatever the password), `roles` without `scp` for an app (grant_type=client_credentials,
 * whatever the secret). Refusals carry OAuth's error and Entra's number.
 */
export function grant(tenant: Tenant, form: URLSearchParams, scope: string): Grant {
  const type = form.get('grant_type');
  if (type === 'password') return grantPerson(tenant, form, scope);
  if (type === 'client_credentials') return grantApp(tenant, form);
  return refuse('unsupported_grant_type', 70003, `The app requested an unsupported grant type '${type}'.`);
}

function grantPerson(tenant: Tenant, form: URLSearchParams, scope: string): Grant {
  const username = form.get('username');
  if (!username) return refuse('invalid_request', 900144, `The request body must contain: 'username'.`);
  const person = tenant.people.find(({ upn }) => upn.toLowerCase() === username.toLowerCase());
  if (!person)
    return refuse('invalid_grant', 50034, `The user account does not exist in the ${tenant.name} directory.`);
  const claims: Claims = {
    azp: form.get('client_id') ?? undefined,
    name: person.name,
    oid: person.oid,
    preferred_username: person.upn,
    roles: person.roles,
    scp: scope,
  };
  return { kind: 'granted', claims: { ...claims, ...common(tenant, person.oid) } };
}

function grantApp(tenant: Tenant, form: URLSearchParams): Grant {
  const app = tenant.apps?.find(({ appId }) => appId === form.get('client_id'));
  if (!app) {
    return refuse(
      'unauthorized_client',
      700016,
      `The application was not found in the directory '${tenant.name}'.`,
    );
  }
  // An app's object id is that of its service principal in the tenant, which differs from its application id.
  const oid = guidOf(`${tenant.tenantId}/${app.appId}`);
  return {
    kind: 'granted',
    claims: { azp: app.appId, azpacr: '1', idtyp: 'app', oid, roles: app.roles, ...common(tenant, oid) },
  };
}

function common(tenant: Tenant, subject: string): Claims {
  return { sub: subject, tid: tenant.tenantId, uti: randomUUID(), ver: '2.0' };
}

function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

function refuse(error: string, code: number, reason: string): Grant {
  return { kind: 'refused', error, code, reason };
}
