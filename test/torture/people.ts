import { roles } from '../../functions/http/caller.ts';
import type { Tenant } from '../../local/sign-in/grants.ts';
import { tenantId } from '../commit/world.ts';

export const tortureApp = {
  appId: '7d6f0000-0000-4000-8000-0000000000aa',
  name: 'Torture',
  roles: [roles.run, roles.admin],
};

export const tortureTenant: Tenant = { tenantId, name: 'Torture', people: [], apps: [tortureApp] };

export const tortureUsers = Array.from({ length: 6 }, (_, index) => `user-${index}`);
