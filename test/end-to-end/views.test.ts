import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Send } from './api.ts';
import { admin, approver, flow, lena, mo, otherTenantId, stranger } from './directory.ts';
import { catalogue, imports, profile, week } from './fixture.ts';
import { type RunningStack, startStackProcess } from './stack.ts';

// What the views of the tab read, and who may read it.
let stack: RunningStack;
let asLena: Send;
beforeAll(async () => {
  stack = await startStackProcess();
  await (await stack.api.as(admin))('PUT', '/tenant/catalogue', { json: catalogue });
  asLena = await stack.api.as(lena);
  await asLena('PUT', '/users/me/profile', { json: { ...profile, displayName: 'Lena Vogt' } });
  await asLena('POST', '/users/me/sources/assignments', { json: imports.assignments });
  await asLena('POST', `/users/me/weeks/${week}/runs`, { json: { runId: 'draft' } });
});
afterAll(() => stack.stop());

const history = `/users/${lena.oid}/weeks/${week}/runs`;
const people = `/tenant/weeks/${week}/people?status=draft`;
const states = `/tenant/weeks/${week}/states`;
const deliveries = `/tenant/delivery-states?week=${week}`;

test.each([
  [history, approver, 'value.0', { runId: 'draft', by: 'agent', undo: 'whole' }],
  [people, approver, 'value.0', { userId: lena.oid, name: 'Lena Vogt', status: 'draft' }],
  [states, approver, 'states', { draft: 1 }],
  [states, flow, 'people', 1],
  [deliveries, admin, 'states', {}],
])('%s says what there is', async (address, who, path, value) => {
  const { status, body } = await (await stack.api.as(who))('GET', address);
  expect(status).toBe(200);
  const found = expect.objectContaining(value as object);
  expect(body).toHaveProperty(path, typeof value === 'object' ? found : value);
});

test.each([
  [history, mo],
  [people, lena],
  [states, lena],
  [deliveries, approver],
])('%s is refused to whoever has no business with it', async (address, who) => {
  expect(await (await stack.api.as(who))('GET', address)).toMatchObject({ status: 403 });
});

test('an administrator of another tenant sees nothing of it', async () => {
  const send = await stack.api.as(stranger, otherTenantId);
  expect((await send('GET', people)).body).toEqual({ value: [] });
  expect((await send('GET', states)).body).toMatchObject({ people: 0, states: {} });
  expect((await send('GET', history)).body).toEqual({ value: [] });
});
