import { CosmosClient } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LOCAL_KEY } from '../../local/cosmos/server.ts';
import type { Reply, Send } from './api.ts';
import { canary, everything, tenantId } from './directory.ts';
import { monday, week } from './fixture.ts';
import { type RunningStack, startStackProcess } from './stack.ts';

let stack: RunningStack;
let send: Send;
let token: string;
beforeAll(async () => {
  stack = await startStackProcess();
  send = await stack.api.as(everything);
  token = await stack.api.token(everything);
});
afterAll(() => stack.stop());

const mine = `/users/me/weeks/${week}`;
const accepted = async (reply: Promise<Reply>) =>
  expect([(await reply).status, (await reply).text]).toEqual([200, expect.anything()]);
const post = (path: string, json: unknown) => send('POST', path, { json });

/** Names, texts and tokens that must stay out of the log, and the parts of them that would give them away. */
function expectNothingTold(): void {
  const printed = stack.printed();
  expect(printed).not.toContain(canary);
  for (const part of token.split('.')) expect(printed).not.toContain(part);
}

async function storeDirectly(document: object): Promise<void> {
  const connectionPolicy = { enableEndpointDiscovery: false };
  const client = new CosmosClient({ endpoint: stack.cosmos, key: LOCAL_KEY, connectionPolicy });
  await client
    .database('timeagent')
    .container('timesheets')
    .items.upsert({ ...document, tenantId, userId: everything.oid });
}

describe('what people write is not in what the host prints', () => {
  test('when everything goes well', async () => {
    const project = { id: 'apollo', name: `Apollo ${canary}`, tasks: [{ id: 't', name: canary }] };
    await accepted(send('PUT', '/tenant/catalogue', { json: { projects: [project] } }));
    await accepted(send('PUT', '/users/me/profile', { json: { consent: true } }));
    const event = {
      id: 'e-1',
      subject: `Apollo ${canary}`,
      start: { dateTime: `${monday}T09:00:00`, timeZone: 'UTC' },
      end: { dateTime: `${monday}T10:00:00`, timeZone: 'UTC' },
      attendees: [{ emailAddress: { name: canary, address: `${canary}@apollo.example` } }],
    };
    await accepted(post('/users/me/sources/calendar', { value: [event] }));
    await accepted(post('/users/me/sources/holidays', { items: [{ date: monday, name: canary }] }));
    await accepted(post(`${mine}/runs`, { runId: 'r-1' }));
    const texts = { description: `About ${canary}`, externalComment: canary };
    const change = { op: 'add', date: monday, minutes: 5, projectId: 'apollo', ...texts };
    await accepted(post(`${mine}/corrections`, { runId: 'r-2', changes: [change] }));
    expect((await send('GET', '/users/me/data')).text).toContain(canary);
    expectNothingTold();
  });

  test('when it is refused', async () => {
    const refusals = [
      post(`${mine}/runs`, { runId: canary, [canary]: canary }),
      post(`${mine}/corrections`, { runId: 'r', changes: [{ op: canary }] }),
      post(`${mine}/corrections`, { runId: 'r', changes: [{ op: 'delete', entryId: canary }] }),
      post('/users/me/sources/calendar', { value: canary }),
      send('PUT', '/users/me/profile', { json: { zone: canary, locale: canary } }),
      send('POST', `${mine}/runs`, { raw: `{"${canary}` }),
      send('GET', `/users/${canary}%20/profile`),
      send('GET', `/users/me/weeks/${canary}`),
      stack.api.send('GET', '/me', { headers: { authorization: `Bearer ${canary}.${canary}.${canary}` } }),
      stack.api.send('GET', '/me', { headers: { authorization: `Bearer ${token.slice(0, -4)}` } }),
      stack.api.send('GET', '/me', { headers: { 'x-ms-client-principal': canary } }),
    ];
    for (const { status } of await Promise.all(refusals)) expect([400, 401, 404]).toContain(status);
    expectNothingTold();
  });

  test('when it makes the product stumble: the log says where, and not over what', async () => {
    await storeDirectly({ id: 'profile', kind: 'profile', consent: true, zone: canary });
    const stumbled = await send('GET', mine);
    expect([stumbled.status, stumbled.body]).toMatchObject([500, { code: 'internal' }]);
    expect(stumbled.text).not.toContain(canary);
    expectNothingTold();
    // The control: the stumble is in the log, and what made it stumble would be, had its message been written there.
    expect(stack.printed()).toMatch(/internal[\s\S]+RangeError[\s\S]+core\/week\.ts/);
    expect(() => new Intl.DateTimeFormat('en', { timeZone: canary })).toThrow(canary);
  });
});
