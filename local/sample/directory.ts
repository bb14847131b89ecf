import { roles } from '../../functions/http/caller.ts';
import type { Tenant } from '../sign-in/grants.ts';

export type Person = Tenant['people'][number];
type Application = NonNullable<Tenant['apps']>[number];

/**
 * Larkspur Works, a consultancy that exists in this repository only: twelve people in four time zones.
 * Names, ids and addresses are made up; `.example` belongs to nobody.
 */
export const sampleTenantId = '8dbb5b2a-6e20-4f8e-9001-a6625a1298a1';

/** What a maker's flow signs in as: it may act for everybody, and lay down policy and catalogue. */
export const sampleApp: Application = {
  appId: '41e6cb06-57ed-4214-921f-54d17423c60d',
  name: 'Larkspur flows',
  roles: [roles.run, roles.admin],
};

export const domain = 'larkspur.example';

export const directory = {
  // Berlin
  marta: person('9d956d44-6475-45ef-a2f5-6770832f8dd1', 'Marta Kowalczyk', [roles.approver]),
  jonas: person('a89bc446-6b24-43ed-8b8a-8a870a78fe60', 'Jonas Brandt'),
  elif: person('00290f12-1a3a-4bee-b515-f5fb060e9290', 'Elif Demir'),
  // New York
  grace: person('cad08bec-f72f-4c47-b151-79064388d4eb', 'Grace Okafor', [roles.admin]),
  daniel: person('0256b88b-8bf3-4aeb-b94e-ba887b470af1', 'Daniel Reyes'),
  naomi: person('50c9b05b-e613-4789-90d2-7379eadaf943', 'Naomi Clarke'),
  // Bengaluru
  priya: person('3cdca634-3ae4-4b70-ad7d-b5ab914c2672', 'Priya Raman'),
  arjun: person('71356533-5bec-4e23-8392-680f85f4ff0f', 'Arjun Mehta'),
  kavita: person('8f9a2202-0883-4f27-bdf6-e978f52fff01', 'Kavita Nair'),
  // Sydney
  tom: person('5a7bde3d-b006-447f-b77b-c3295fc96c7f', 'Tom Whitfield'),
  sophie: person('9339f45d-8ecb-4aa8-9787-a91399d9898d', 'Sophie Lindqvist'),
  ben: person('c9e24bc4-3d16-45a7-b22b-f678c30bc4be', 'Ben Carver'),
} as const;

/** The organisation as the sign-in knows it. */
export const sampleTenant: Tenant = {
  tenantId: sampleTenantId,
  name: 'Larkspur Works',
  people: Object.values(directory),
  apps: [sampleApp],
};

function person(oid: string, name: string, granted: string[] = []): Person {
  const upn = `${name.toLowerCase().replace(' ', '.')}@${domain}`;
  return { oid, name, upn, ...(granted.length > 0 && { roles: granted }) };
}
