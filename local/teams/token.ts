import type { Tenant } from '../sign-in/grants.ts';

/** Where tokens come from, and for the people of which directory. */
export type Manner = { authority: string; tenant: Tenant };

/** A token for one person of the directory, by object id. Undefined for anybody else. */
export async function personToken({ authority, tenant }: Manner, oid: string): Promise<string | undefined> {
  const person = tenant.people.find(each => each.oid === oid);
  if (!person) return undefined;
  const form = new URLSearchParams({ grant_type: 'password', username: person.upn });
  const answer = await fetch(`${authority}/${tenant.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: form,
  });
  return ((await answer.json()) as { access_token?: string }).access_token;
}
