import { roles } from '../../functions/http/caller.ts';
import type { Tenant } from '../../local/sign-in/grants.ts';

export const tenantId = '11110000-0000-4000-8000-000000000001';
export const otherTenantId = '22220000-0000-4000-8000-000000000002';

/** The canary stands in every name that a token carries. */
export const canary = 'Kanarienvogel';

const person = (oid: string, name: string, more: { roles?: string[] } = {}) => ({
  ...{ oid, name: `${name} ${canary}`, upn: `${name}@contoso.example`, ...more },
});

export const lena = person('aaaa0000-0000-4000-8000-000000000001', 'lena');
export const mo = person('aaaa0000-0000-4000-8000-000000000002', 'mo');
export const approver = person('aaaa0000-0000-4000-8000-000000000003', 'ann', { roles: [roles.approver] });
export const admin = person('aaaa0000-0000-4000-8000-000000000004', 'ada', { roles: [roles.admin] });
/** May do everything that there is to do. */
export const everything = person('aaaa0000-0000-4000-8000-000000000005', 'eve', {
  roles: Object.values(roles),
});
/** Has Lena's object id, in another directory, and every role there. */
export const stranger = person(lena.oid, 'lena', { roles: Object.values(roles) });

export const flow = { appId: 'bbbb0000-0000-4000-8000-000000000001', name: 'Flow', roles: [roles.run] };
export const reader = {
  appId: 'bbbb0000-0000-4000-8000-000000000002',
  name: 'Reader',
  roles: ['Files.Read'],
};

export const tenants: Tenant[] = [
  { tenantId, name: 'Contoso', people: [lena, mo, approver, admin, everything], apps: [flow, reader] },
  { tenantId: otherTenantId, name: 'Fabrikam', people: [stranger] },
];
