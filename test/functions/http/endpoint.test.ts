import { describe, expect, test } from '@jest/globals';
import { Refusal } from '../../../core/errors.ts';
import type { App } from '../../../functions/app.ts';
import type { Caller } from '../../../functions/http/caller.ts';
import { endpoint } from '../../../functions/http/endpoint.ts';
import type { Services } from '../../../functions/ports.ts';
import { openWorld } from '../world.ts';
import { appFor, call } from './call.ts';

const lena: Caller = { kind: 'user', tenantId: 'tenant-a', userId: 'lena', roles: [] };
const world = await openWorld();
const services = async () => world.app;
const asLena = appFor(lena, services);
const me = endpoint('signedIn', async ({ caller, userId }) => ({ body: { caller, userId } }), asLena);

/** An endpoint that fails with something; who calls it gets the answer, the log what may be known of it. */
const failing = (error: unknown) =>
  endpoint(
    'signedIn',
    async () => {
      throw error;
    },
    asLena,
  );

describe('a call is answered', () => {
  test('in canonical JSON that nobody caches', async () => {
    const { status, text, headers } = await call(me);
    expect(status).toBe(200);
    expect(text).toBe(
      '{"caller":{"kind":"user","roles":[],"tenantId":"tenant-a","userId":"lena"},"userId":"lena"}',
    );
    expect(headers).toEqual({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

  test('for the user of the address, and for the caller where it says "me" or names nobody', async () => {
    const whose = async (params: Record<string, string>) =>
      ((await call(me, { params })).body as { userId: string }).userId;
    expect(await Promise.all([{}, { userId: 'me' }, { userId: 'Mo' }].map(whose))).toEqual([
      'lena',
      'lena',
      'mo',
    ]);
  });

  test('with 204 when there is nothing to say', async () => {
    expect(await call(endpoint('signedIn', async () => ({}), asLena))).toMatchObject({
      status: 204,
      text: '',
    });
  });
});

describe('a call is refused before anything is read', () => {
  /** Would throw if the store were looked for. */
  const guarded = (caller: Caller = lena) =>
    appFor(caller, () => Promise.reject(new Error('The store was looked for.')));
  const handle = async () => ({ body: 'reached' });

  test.each([
    ['no token', {}],
    ['an empty one', { authorization: '' }],
    ['another scheme', { authorization: 'Basic YTpi' }],
    ['two tokens', { authorization: 'Bearer a.b.c, Bearer a.b.c' }],
    ['a token of one part', { authorization: 'Bearer abc' }],
    ['a token with a line break', { authorization: 'Bearer a.b.c x' }],
    ['what a proxy might have said', { 'x-ms-client-principal': 'eyJ1c2VySWQiOiJsZW5hIn0=' }],
  ])('for %s', async (_, headers) => {
    const { status, body } = await call(endpoint('signedIn', handle, guarded()), {
      headers: headers as Record<string, string>,
    });
    expect([status, body]).toMatchObject([401, { code: 'tokenMissing' }]);
  });

  test('for a token that is not accepted', async () => {
    const app: App = {
      verify: () => Promise.reject(new Refusal('tokenInvalid')),
      services: () => Promise.reject(new Error('The store was looked for.')),
    };
    const refused = await call(endpoint('signedIn', handle, () => app));
    expect(refused).toMatchObject({ status: 401, body: { code: 'tokenInvalid' } });
  });

  test('for somebody who may not', async () => {
    const refused = await call(endpoint('own', handle, guarded()), { params: { userId: 'mo' } });
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' }, logged: [] });
    // The control: for oneself the store is looked for, which here is a fault.
    const looked = await call(endpoint('own', handle, guarded()), { params: { userId: 'lena' } });
    expect(looked).toMatchObject({ status: 500 });
  });

  test('for an address that is no user', async () => {
    const refused = await call(endpoint('signedIn', handle, guarded()), { params: { userId: 'a b' } });
    expect(refused).toMatchObject({ status: 400, body: { code: 'fieldInvalid', field: 'userId' } });
  });
});

describe('what an endpoint throws becomes', () => {
  test('for a refusal, its problem, and when to come again if that may help', async () => {
    const final = await call(failing(new Refusal('runIdReused', { field: 'runId', runId: 'r' })));
    expect(final.body).toMatchObject({ code: 'runIdReused', field: 'runId', runId: 'r' });
    expect([final.status, final.headers['retry-after']]).toEqual([422, undefined]);
    const passing = await call(failing(new Refusal('busy')));
    expect([passing.status, passing.headers['retry-after']]).toEqual([503, '2']);
  });

  test('for a fault of the store, 503', async () => {
    world.fault = () => ({ kind: 'status', status: 503 });
    const read = endpoint(
      'own',
      async ({ services: { timesheets } }) => ({ body: await timesheets.read(lena, 'x') }),
      asLena,
    );
    const { status, body } = await call(read, { params: { userId: 'me' } });
    world.fault = () => undefined;
    expect([status, body]).toMatchObject([503, { code: 'storeUnavailable' }]);
  });

  test.each([
    ['an error', new Error('Canary: Lena was ill\n    at Canary')],
    ['a text', 'Canary'],
    ['nothing', undefined],
    ['an object', { message: 'Canary' }],
  ])('for %s of ours, 500 without a word of it, in the answer as in the log', async (_, error) => {
    const { status, body, logged } = await call(failing(error));
    expect([status, body]).toEqual([
      500,
      { code: 'internal', message: 'Something went wrong on our side. It has been recorded.' },
    ]);
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain('Canary');
  });

  test('a line of the log: where it was thrown, never what it said', async () => {
    const { logged } = await call(failing(new TypeError('Canary: Lena was ill')));
    expect(JSON.stringify(logged)).toMatch(/TypeError.+endpoint\.test\.ts/);
    expect(JSON.stringify(logged)).not.toContain('Canary');
  });

  test('500 too when the application cannot be put together, and no setting is shown', async () => {
    const broken = () => {
      throw new Error('COSMOS_KEY: Canary');
    };
    const { status, text, logged } = await call(endpoint('signedIn', async () => ({}), broken));
    expect(status).toBe(500);
    expect(`${text}${JSON.stringify(logged)}`).not.toContain('Canary');
  });
});

test('a store that could not be reached is looked for again by the next call', async () => {
  let failures = 1;
  const app: App = {
    verify: async () => lena,
    services: (): Promise<Services> => (failures-- > 0 ? Promise.reject(refused()) : services()),
  };
  const handler = endpoint(
    'signedIn',
    async () => ({ body: 'reached' }),
    () => app,
  );
  expect([(await call(handler)).status, (await call(handler)).status]).toEqual([503, 200]);
});

function refused(): Error {
  return Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
}
