import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { roles } from '../../functions/http/caller.ts';
import { infraFolder, readBicep } from './bicep.ts';
import { worthOf } from './values.ts';

type Application = {
  signInAudience: string;
  api: { requestedAccessTokenVersion: number; oauth2PermissionScopes: { id: string; value: string }[] };
  appRoles: { id: string; value: string; allowedMemberTypes: string[] }[];
  optionalClaims: { accessToken: { name: string }[] };
  requiredResourceAccess: unknown[];
};

const application = JSON.parse(
  readFileSync(join(infraFolder, 'entra/application.json'), 'utf8'),
) as Application;

describe('the registration in Entra', () => {
  test('declares the roles that the code asks for, and no others', () => {
    const declared = application.appRoles.map(({ value }) => value);
    expect(declared.sort()).toEqual(Object.values(roles).sort());
  });

  test('lets no person have the role that is for applications', () => {
    const run = application.appRoles.find(({ value }) => value === roles.run);
    expect(run?.allowedMemberTypes).toEqual(['Application']);
  });

  test('declares the scope that Bicep has the app ask for', async () => {
    const app = await readBicep('modules/app.bicep');
    const own = app.variables.get('ownSettings');
    const { SIGN_IN_SCOPE } = (own && worthOf(app, own)) as Record<string, string>;
    expect(application.api.oauth2PermissionScopes.map(({ value }) => value)).toEqual([SIGN_IN_SCOPE]);
  });

  test('has tokens say what the code reads: version 2, and whether they are of an application', () => {
    expect(application.api.requestedAccessTokenVersion).toBe(2);
    expect(application.optionalClaims.accessToken).toContainEqual(expect.objectContaining({ name: 'idtyp' }));
  });

  test('asks for no rights of its own, and gives every role an id of its own', () => {
    expect(application.requiredResourceAccess).toEqual([]);
    const ids = [...application.appRoles, ...application.api.oauth2PermissionScopes].map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
  });

  test('lets the clients of Teams ask for tokens with the scope that it declares, and for nothing else', () => {
    const file = readFileSync(join(infraFolder, 'entra/teams-clients.json'), 'utf8');
    const { api } = JSON.parse(file) as {
      api: { preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[] };
    };
    const [scope] = application.api.oauth2PermissionScopes;
    expect(api.preAuthorizedApplications.length).toBeGreaterThan(1);
    for (const { delegatedPermissionIds } of api.preAuthorizedApplications)
      expect(delegatedPermissionIds).toEqual([scope?.id]);
  });
});
