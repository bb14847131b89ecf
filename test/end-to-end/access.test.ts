import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { createSigningKey } from '../../local/sign-in/keys.ts';
import { mintToken } from '../../local/sign-in/tokens.ts';
import type { Reply, Send } from './api.ts';
import { admin, approver, flow, lena, mo, otherTenantId, reader, stranger } from './directory.ts';
import { addition, catalogue, imports, policy, profile, week } from './fixture.ts';
import { type RunningStack, startStackProcess } from './stack.ts';
import { writtenByRequests } from './written.ts';

let stack: RunningStack;
const as = new Map<string, Send>();
beforeAll(async () => {
  stack = await startStackProcess();
  const { api } = stack;
  for (const [name, who] of Object.entries({ lena, mo, approver, admin, flow, reader })) {
    as.set(name, await api.as(who));
  }
  as.set('stranger', await api.as(stranger, otherTenantId));
  as.set('nobody', api.send);
  await sendAs('admin', 'PUT', '/tenant/catalogue', catalogue);
  await sendAs('lena', 'PUT', '/users/me/profile', profile);
  await sendAs('lena', 'POST', '/users/me/sources/assignments', imports.assignments);
  await sendAs('lena', 'POST', `/users/me/weeks/${week}/runs`, { runId: 'first' });
});
afterAll(() => stack.stop());

function sendAs(name: string, method: string, path: string, json?: unknown): Promise<Reply> {
  return (as.get(name) as Send)(method, path, json === undefined ? {} : { json });
}
const herData = async () => writtenByRequests((await sendAs('lena', 'GET', '/users/me/data')).body);
const hers = `/users/${lena.oid}`;
const herWeek = `${hers}/weeks/${week}`;

type Address = [method: string, path: string, body: unknown];

/** Every address that concerns one person, with a body that would be accepted from that person. */
const addresses: Address[] = [
  ['GET', `${hers}/profile`, undefined],
  ['PUT', `${hers}/profile`, { roundingMinutes: 5 }],
  ...Object.entries(imports).map(([kind, body]) => ['POST', `${hers}/sources/${kind}`, body] as Address),
  ['POST', `${herWeek}/preview`, {}],
  ['POST', `${herWeek}/runs`, { runId: 'r' }],
  ['GET', `${hers}/runs/first`, undefined],
  ['GET', herWeek, undefined],
  ['GET', `${herWeek}/explained`, undefined],
  ['POST', `${herWeek}/corrections`, { runId: 'r', ...addition }],
  ['POST', `${herWeek}/undo`, { runId: 'r', undoRunId: 'first' }],
  ...['submit', 'recall', 'approve', 'return'].map(
    step => ['POST', `${herWeek}/${step}`, { runId: step }] as Address,
  ),
  ['GET', `${hers}/deliveries`, undefined],
  ['GET', `${hers}/data`, undefined],
  ['DELETE', `${hers}/data`, undefined],
];
const writing: Address[] = [
  ['PUT', '/tenant/policy', policy],
  ['PUT', '/tenant/catalogue', { projects: [] }],
  ['PUT', '/tenant/schedule', {}],
];
/** What administrators and flows do for the whole organisation. */
const organising: Address[] = [
  ['POST', '/tenant/org-runs', { orgRunId: 'nobody', week, kind: 'draft', users: ['nobody'] }],
  ['GET', '/tenant/org-runs', undefined],
  ['GET', '/tenant/org-runs/nobody', undefined],
  ['GET', '/tenant/org-runs/nobody/pages/0', undefined],
  ...['pause', 'resume', 'cancel', 'redrive'].map(
    action => ['POST', `/tenant/org-runs/unknown/${action}`, undefined] as Address,
  ),
];
const everywhere = [
  ...addresses,
  ...writing,
  ...organising,
  ['GET', '/tenant/dead-letters', undefined] as Address,
];

/** Who is let past the gate at an address; whatever the answer then is. */
async function letIn(names: string[], [method, path, body]: Address): Promise<string[]> {
  const replies = await Promise.all(names.map(name => sendAs(name, method, path, body)));
  return names.filter((_, index) => replies[index]?.status !== 403);
}

describe('somebody who may not is told so, and nothing changes', () => {
  test.each(everywhere)('without a token: %s %s', async (method, path, body) => {
    const before = await herData();
    const { status, body: problem } = await sendAs('nobody', method, path, body);
    expect([status, problem]).toMatchObject([401, { code: 'tokenMissing' }]);
    expect(await herData()).toBe(before);
  });

  test.each(addresses)('as another person: %s %s', async (method, path, body) => {
    const before = await herData();
    const { status, body: problem } = await sendAs('mo', method, path, body);
    expect([status, problem]).toMatchObject([403, { code: 'forbidden' }]);
    expect(await herData()).toBe(before);
  });

  test.each(writing)('as a person who is no administrator: %s %s', async (...address) => {
    const before = (await sendAs('lena', 'GET', address[1])).text;
    expect(await letIn(['lena', 'mo', 'approver', 'flow'], address)).toEqual([]);
    expect((await sendAs('lena', 'GET', address[1])).text).toBe(before);
  });

  test.each(organising)('as a person who is no administrator: %s %s', async (...address) => {
    expect(await letIn(['lena', 'mo', 'approver'], address)).toEqual([]);
  });

  test('not even flows read dead letters', async () => {
    expect(await letIn(['lena', 'approver', 'flow'], ['GET', '/tenant/dead-letters', undefined])).toEqual([]);
  });

  test('as an application without a role of ours, at every address', async () => {
    for (const [method, path, body] of everywhere) {
      const { status } = await sendAs('reader', method, path, body);
      expect([method, path, status]).toEqual([method, path, 403]);
    }
  });
});

describe('the control: who may is let in', () => {
  test('an approver and an administrator to read, an approver to approve and return, nobody to the rest', async () => {
    const open = new Map<string, string[]>();
    for (const address of addresses.filter(([method]) => method !== 'DELETE')) {
      const names = await letIn(['approver', 'admin'], address);
      if (names.length > 0) open.set(`${address[0]} ${address[1].replace(hers, '')}`, names);
    }
    expect(Object.fromEntries(open)).toEqual({
      'GET /profile': ['approver', 'admin'],
      [`GET /weeks/${week}/explained`]: ['approver', 'admin'],
      'GET /runs/first': ['approver', 'admin'],
      'GET /deliveries': ['approver', 'admin'],
      [`GET /weeks/${week}`]: ['approver', 'admin'],
      [`POST /weeks/${week}/approve`]: ['approver'],
      [`POST /weeks/${week}/return`]: ['approver'],
    });
  });

  test('the person and the application that runs for users, everywhere but to approve and return', async () => {
    for (const name of ['lena', 'flow']) {
      for (const address of addresses.filter(([method]) => method !== 'DELETE')) {
        const approval = /(approve|return)$/.test(address[1]);
        expect([address, await letIn([name], address)]).toEqual([address, approval ? [] : [name]]);
      }
    }
  });

  test('administrators and flows for the whole organisation', async () => {
    for (const address of organising)
      expect([address, await letIn(['admin', 'flow'], address)]).toEqual([address, ['admin', 'flow']]);
  });

  test('an approver, but not to their own week', async () => {
    const own = `/users/${approver.oid}/weeks/${week}/approve`;
    for (const path of [
      own,
      `/users/me/weeks/${week}/approve`,
      own.toUpperCase().replace('/USERS', '/users'),
    ])
      expect((await sendAs('approver', 'POST', path, { runId: 'r' })).status).toBe(403);
  });
});

describe('another organisation', () => {
  test('never meets the same object id of this one', async () => {
    const read = await sendAs('stranger', 'GET', herWeek);
    expect([read.status, read.body]).toMatchObject([200, { version: 0, totalMinutes: 0 }]);
    expect((await sendAs('stranger', 'GET', `${hers}/data`)).body).toEqual({
      documents: [],
      subscriptions: [],
    });
    expect((await sendAs('stranger', 'GET', '/tenant/catalogue')).body).toEqual({ projects: [] });
  });

  test('cannot change or delete anything here, whatever its roles there', async () => {
    const before = await herData();
    expect((await sendAs('stranger', 'DELETE', `${hers}/data`)).body).toEqual({ deleted: 0 });
    await sendAs('stranger', 'PUT', '/tenant/policy', { dailyMaxMinutes: 0 });
    await sendAs('stranger', 'PUT', `${hers}/profile`, { consent: false });
    expect(await herData()).toBe(before);
    expect((await sendAs('lena', 'GET', '/tenant/policy')).text).toBe('{}');
  });
});

describe('a forged identity', () => {
  const principal = Buffer.from(
    JSON.stringify({ userId: lena.oid, userRoles: ['TimeAgent.Admin'] }),
  ).toString('base64');
  const headers = {
    'x-ms-client-principal': principal,
    'x-ms-client-principal-id': lena.oid,
    'x-ms-client-principal-name': lena.upn,
    'x-ms-token-aad-access-token': 'a.b.c',
  };

  test('in the headers of a gateway is ignored, without a token and beside one', async () => {
    const { send } = stack.api;
    expect((await send('GET', '/users/me/profile', { headers })).status).toBe(401);
    const asMo = as.get('mo') as Send;
    expect((await asMo('GET', `${hers}/profile`, { headers })).status).toBe(403);
    expect((await asMo('PUT', '/tenant/policy', { json: policy, headers })).status).toBe(403);
    expect((await asMo('GET', '/me', { headers })).body).toMatchObject({ userId: mo.oid, roles: [] });
  });

  test('in a body is refused as an unknown field', async () => {
    for (const field of ['tenantId', 'userId', 'roles']) {
      const reply = await sendAs('lena', 'POST', `${herWeek}/runs`, { runId: 'r', [field]: otherTenantId });
      expect([reply.status, reply.body]).toMatchObject([400, { code: 'fieldUnknown', field }]);
    }
  });

  test('in a token that somebody else signed is refused, and the token is not repeated', async () => {
    const claims = decodeJwt(await stack.api.token(admin));
    const token = mintToken(await createSigningKey(), claims);
    const { status, body, text } = await stack.api.send('GET', '/me', {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([status, body]).toMatchObject([401, { code: 'tokenInvalid' }]);
    for (const part of token.split('.')) expect(text).not.toContain(part);
  });

  test('by an unsigned token, or one of another scheme, is refused', async () => {
    const claims = decodeJwt(await stack.api.token(admin));
    const unsigned = mintToken(await createSigningKey(), claims, { header: { alg: 'none' } });
    for (const authorization of [`Bearer ${unsigned}`, 'Basic YWRhOmFkYQ==', 'Bearer', lena.oid]) {
      expect((await stack.api.send('GET', '/me', { headers: { authorization } })).status).toBe(401);
    }
  });
});
