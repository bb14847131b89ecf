import type { HttpHandler } from '@azure/functions';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { endpoint } from '../../../functions/http/endpoint.ts';
import { readWeek } from '../../../functions/week/read.ts';
import { ada, openSetting, type Setting, secondTenantId, tenantId } from '../io/sign-in.ts';
import { projects, setUpPerson, week } from '../person.ts';
import { openWorld, type World } from '../world.ts';
import { call } from './call.ts';

// Real tokens, the real gate and the real store: whose week a token opens, and what is read on the way.

let setting: Setting;
let world: World;
let getWeek: HttpHandler;
beforeAll(async () => {
  setting = await openSetting();
  world = await openWorld();
  await world.app.tenants.write(tenantId, 'catalogue', { projects });
  await setUpPerson(world.app, { tenantId, userId: ada.oid });
  const app = { verify: setting.verifier(), services: async () => world.app };
  getWeek = endpoint(
    'read',
    async ({ services, caller, userId }) => ({
      body: await readWeek(services, { tenantId: caller.tenantId, userId }, week),
    }),
    () => app,
  );
});
beforeEach(() => {
  world.sent.length = 0;
});
afterAll(() => setting.signIn.close());

const open = (token: string) =>
  call(getWeek, { headers: { authorization: `Bearer ${token}` }, params: { userId: ada.oid } });

/** Signed with the right key for the other tenant: its issuer and its id agree. */
const ofTheOther = (claims: Record<string, unknown>) => {
  const iss = `${setting.signIn.authority}/${secondTenantId}/v2.0`;
  return setting.forge({ claims: { tid: secondTenantId, iss, ...claims } });
};

test('a person of another tenant is refused with 403 before anything is read', async () => {
  const { status, body } = await open(ofTheOther({ oid: '99999999-2222-3333-4444-555555555555' }));
  expect([status, body]).toMatchObject([403, { code: 'forbidden' }]);
  expect(world.sent).toEqual([]);
});

test('so is an application of another tenant that has no role here', async () => {
  const { status } = await open(ofTheOther({ scp: undefined, idtyp: 'app', roles: ['Else.Where'] }));
  expect(status).toBe(403);
  expect(world.sent).toEqual([]);
});

test('one who has the same object id there reads a week of that tenant: another one, and empty', async () => {
  const { status, body } = await open(
    await setting.ask({ grant_type: 'password', username: ada.upn }, secondTenantId),
  );
  expect([status, body]).toMatchObject([200, { version: 0, totalMinutes: 0 }]);
});

test('the control: the person’s own token of her own tenant opens it, and that is read', async () => {
  const { status } = await open(setting.forge());
  expect(status).toBe(200);
  expect(world.sent.map(({ id }) => id)).toContain(`week:${week}`);
});
