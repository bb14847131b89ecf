import { decodeJwt } from 'jose';
import { verifyWithEntra } from '../../../functions/io/entra.ts';
import { type SignIn, startSignIn } from '../../../local/sign-in/sign-in.ts';
import {
  type Claims,
  mintToken,
  type SigningKey,
  type TokenOverrides,
} from '../../../local/sign-in/tokens.ts';
import { type VirtualClock, virtualClock } from '../clock.ts';

export const tenantId = '6f1c0f5e-8a57-4f4b-9d0c-2f6d9a1b7c11';
export const secondTenantId = '0d9a4b6e-1a2b-4c3d-8e4f-5a6b7c8d9e0f';
/** Has people who can sign in, but is not on the list of those who may. */
export const foreignTenantId = 'ffffffff-1a2b-4c3d-8e4f-5a6b7c8d9e0f';
export const audience = 'd3c1a5f0-3b52-4f0d-a4d6-9c9d1b2e3f40';
export const ada = { oid: '11111111-2222-3333-4444-555555555555', name: 'Ada', upn: 'ada@contoso.example' };
export const flow = { appId: '9a7e2c14-77aa-4c1e-8b77-1f2e3d4c5b6a', name: 'Flow', roles: ['TimeAgent.Run'] };

export type Setting = {
  signIn: SignIn;
  clock: VirtualClock;
  /** A new verifier that has no keys yet. */
  verifier(): ReturnType<typeof verifyWithEntra>;
  /** A token of the real endpoint. */
  ask(form: Record<string, string>, tenant?: string): Promise<string>;
  /** Ada's token, minted anew with other claims, header or key. */
  forge(overrides?: TokenOverrides, key?: SigningKey): string;
  claims: Claims;
};

export const asAda = { grant_type: 'password', username: ada.upn };
export const asFlow = { grant_type: 'client_credentials', client_id: flow.appId };

export async function openSetting(): Promise<Setting> {
  const clock = virtualClock();
  const tenants = [
    { tenantId, name: 'Contoso', people: [ada], apps: [flow] },
    { tenantId: secondTenantId, name: 'Fabrikam', people: [ada] },
    { tenantId: foreignTenantId, name: 'Elsewhere', people: [ada], apps: [flow] },
  ];
  const signIn = await startSignIn({ tenants, audience, scope: 'Week.ReadWrite', now: clock.nowMs });
  const { authority } = signIn;
  const ask: Setting['ask'] = async (form, tenant = tenantId) => {
    const url = `${authority}/${tenant}/oauth2/v2.0/token`;
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  const config = { authority, audience, scope: 'Week.ReadWrite', tenants: [tenantId, secondTenantId] };
  const claims = decodeJwt(await ask(asAda));
  return {
    signIn,
    clock,
    claims,
    ask,
    verifier: () => verifyWithEntra(config, clock),
    forge: (overrides, key = signIn.signingKey()) => mintToken(key, claims, overrides),
  };
}
