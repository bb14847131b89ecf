import { CosmosClient } from '@azure/cosmos';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CosmosServer } from '../../../local/cosmos/server.ts';
import { startCosmos } from '../../../local/cosmos/server.ts';

let server: CosmosServer;

beforeAll(async () => {
  server = await startCosmos({ file: ':memory:' });
});

afterAll(async () => server.close());

const client = (key: string) => new CosmosClient({ endpoint: server.endpoint, key });
const otherKey = Buffer.from('another key').toString('base64');

test('the right key opens the account', async () => {
  await expect(client(server.key).databases.createIfNotExists({ id: 'Büro 1' })).resolves.toMatchObject({
    statusCode: 201,
  });
});

test('another key is a 401 and creates nothing', async () => {
  await expect(client(otherKey).databases.create({ id: 'forged' })).rejects.toMatchObject({ code: 401 });

  const { resources } = await client(server.key).databases.readAll().fetchAll();
  expect(resources.map(each => each.id)).not.toContain('forged');
});

test.each([
  ['no signature', {}],
  ['a token of another kind', { authorization: encodeURIComponent('type=aad&ver=1.0&sig=abc') }],
  ['a signature that is too short', { authorization: encodeURIComponent('type=master&ver=1.0&sig=abc') }],
])('%s is a 401 with a JSON body', async (_, headers: Record<string, string>) => {
  const response = await fetch(`${server.endpoint}/dbs`, { headers });

  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ code: 'Unauthorized', message: expect.any(String) });
});

test('a signature for one resource does not open another', async () => {
  let signed: Record<string, string> = {};
  const spy = new CosmosClient({
    endpoint: server.endpoint,
    key: server.key,
    httpClient: {
      sendRequest: async request => {
        signed = request.headers.toJSON();
        throw new Error('Not sent.');
      },
    },
    connectionPolicy: { enableEndpointDiscovery: false },
  });
  await expect(spy.database('one').read()).rejects.toThrow('Not sent.');
  const { authorization = '', 'x-ms-date': date = '' } = signed;
  const headers = { authorization, 'x-ms-date': date };

  expect((await fetch(`${server.endpoint}/dbs/one`, { headers })).status).toBe(404);
  expect((await fetch(`${server.endpoint}/dbs/two`, { headers })).status).toBe(401);
  expect((await fetch(`${server.endpoint}/dbs/one`, { method: 'DELETE', headers })).status).toBe(401);
});

test('a body of more than 4 MB is a 413 and is not kept', async () => {
  const response = await fetch(`${server.endpoint}/dbs`, {
    method: 'POST',
    body: 'x'.repeat(5 * 1024 * 1024),
  });

  expect(response.status).toBe(413);
});
