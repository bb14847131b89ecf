import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Cosmos } from '../../../local/cosmos/engine.ts';
import { createCosmos } from '../../../local/cosmos/engine.ts';
import type { WireRequest } from '../../../local/cosmos/wire.ts';
import { creation, DOCS, HERE, reading, request, withContainer } from './wire-client.ts';

let cosmos: Cosmos;

beforeEach(async () => {
  cosmos = await withContainer(createCosmos({ file: ':memory:' }));
});

afterEach(() => cosmos.close());

const BATCH = { ...HERE, 'x-ms-cosmos-is-batch-request': 'true', 'x-ms-cosmos-batch-atomic': 'true' };
const QUERY = { 'x-ms-documentdb-isquery': 'true' };
const create = (n: number, fields = {}) => ({
  operationType: 'Create',
  resourceBody: { id: `d${n}`, pk: 'p', ...fields },
});
const select = (query: unknown, headers = {}) => request('POST', DOCS, { query }, { ...QUERY, ...headers });

describe('a request that is refused has a JSON body with code and message', () => {
  const CASES: [sentence: string, request: WireRequest, status: number, code: string][] = [
    ['an unknown resource', request('GET', '/offers'), 404, 'NotFound'],
    ['a kind of child that is not served', request('GET', '/dbs/d/users'), 404, 'NotFound'],
    ['stored procedures', request('POST', '/dbs/d/colls/c/sprocs'), 404, 'NotFound'],
    ['a path that is too long', request('GET', '/dbs/d/colls/c/docs/a/attachments'), 404, 'NotFound'],
    ['a broken percent escape', request('GET', '/dbs/%zz'), 400, 'BadRequest'],
    [
      'a query string, as an id with a question mark makes one',
      request('GET', `${DOCS}/a?b`, '', HERE),
      400,
      'BadRequest',
    ],
    ['a database that exists', request('POST', '/dbs', { id: 'd' }), 409, 'Conflict'],
    ['a database without a name', request('POST', '/dbs', {}), 400, 'BadRequest'],
    [
      'a container that exists',
      request('POST', '/dbs/d/colls', { id: 'c', partitionKey: { paths: ['/pk'] } }),
      409,
      'Conflict',
    ],
    ['a container without a key', request('POST', '/dbs/d/colls', { id: 'e' }), 400, 'BadRequest'],
    ['a change of a container', request('PUT', '/dbs/d/colls/c', {}), 405, 'MethodNotAllowed'],
    ['a query for databases', request('POST', '/dbs', { query: '' }, QUERY), 405, 'MethodNotAllowed'],
    ['a body that is not JSON', request('POST', DOCS, '{"id":', HERE), 400, 'BadRequest'],
    ['a body that is not an object', request('POST', DOCS, [1], HERE), 400, 'BadRequest'],
    ['a document without an id', request('POST', DOCS, { pk: 'p' }, HERE), 400, 'BadRequest'],
    ['an id with a slash', creation('a/b'), 400, 'BadRequest'],
    ['an id with a backslash', creation('a\\b'), 400, 'BadRequest'],
    ['an id with a question mark', creation('a?b'), 400, 'BadRequest'],
    ['an id with a hash', creation('a#b'), 400, 'BadRequest'],
    ['an id of more than 1,023 bytes', creation('ä'.repeat(512)), 400, 'BadRequest'],
    [
      'a document without a key in the header',
      request('POST', DOCS, { id: 'a', pk: 'p' }),
      400,
      'BadRequest',
    ],
    [
      'a key that is not JSON',
      request('GET', `${DOCS}/a`, '', { 'x-ms-documentdb-partitionkey': 'p' }),
      400,
      'BadRequest',
    ],
    ['an object as a key', request('POST', DOCS, { id: 'a', pk: { x: 1 } }, HERE), 400, 'BadRequest'],
    [
      'If-None-Match on a write',
      request('POST', DOCS, { id: 'a', pk: 'p' }, { ...HERE, 'if-none-match': '*' }),
      400,
      'BadRequest',
    ],
    ['an unknown method on a document', request('POST', `${DOCS}/a`, {}, HERE), 405, 'MethodNotAllowed'],
    ['a list without a query', request('GET', DOCS), 400, 'BadRequest'],
    [
      'a change feed of all versions',
      request('GET', DOCS, '', { 'a-im': 'Full-Fidelity Feed' }),
      400,
      'BadRequest',
    ],
    [
      'a part of a physical partition',
      select('SELECT * FROM c', { 'x-ms-start-epk': '00' }),
      400,
      'BadRequest',
    ],
    [
      'a continuation from elsewhere',
      select('SELECT * FROM c', { 'x-ms-continuation': 'abc' }),
      400,
      'BadRequest',
    ],
    ['a query that is no text', select(7), 400, 'BadRequest'],
    ['a page size of zero', select('SELECT * FROM c', { 'x-ms-max-item-count': '0' }), 400, 'BadRequest'],
    [
      'a bulk request',
      request('POST', DOCS, [create(1)], { ...BATCH, 'x-ms-cosmos-batch-atomic': 'false' }),
      400,
      'BadRequest',
    ],
    ['an empty batch', request('POST', DOCS, [], BATCH), 400, 'BadRequest'],
    [
      'a batch of 101',
      request(
        'POST',
        DOCS,
        Array.from({ length: 101 }, (_, n) => create(n)),
        BATCH,
      ),
      400,
      'BadRequest',
    ],
    [
      'an unknown operation in a batch',
      request('POST', DOCS, [{ operationType: 'Drop', id: 'a' }], BATCH),
      400,
      'BadRequest',
    ],
    [
      'ifNoneMatch on a write in a batch',
      request('POST', DOCS, [{ ...create(1), ifNoneMatch: '*' }], BATCH),
      400,
      'BadRequest',
    ],
    [
      'another partition in a batch',
      request('POST', DOCS, [{ ...create(1), partitionKey: '["q"]' }], BATCH),
      400,
      'BadRequest',
    ],
    ['a patch that is no list', request('PATCH', `${DOCS}/a`, { op: 'set' }, HERE), 400, 'BadRequest'],
  ];

  test.each(CASES)('%s', async (_, refused, status, code) => {
    const response = await cosmos.handle(refused);

    expect(JSON.parse(response.body)).toEqual({ code, message: expect.stringMatching(/.{10}/) });
    expect(response.status).toBe(status);
    expect(response.headers['content-type']).toBe('application/json');
  });

  test('and none of them left anything behind', async () => {
    for (const [, refused] of CASES) await cosmos.handle(refused);

    expect(JSON.parse((await cosmos.handle(select('SELECT VALUE COUNT(1) FROM c'))).body)).toMatchObject({
      Documents: [0],
    });
  });
});

test('a missing container is told from a missing document by its substatus', async () => {
  const missing = await cosmos.handle(request('GET', '/dbs/d/colls/absent/docs/a', '', HERE));

  expect([missing.status, missing.headers['x-ms-substatus']]).toEqual([404, '1003']);
  expect((await cosmos.handle(reading('a'))).headers['x-ms-substatus']).toBe('0');
});

test('databases and containers are created, listed, read and deleted with what is in them', async () => {
  await cosmos.handle(creation('a'));
  const listed = async (path: string) => (await cosmos.handle(request('GET', path))).body;

  expect(JSON.parse(await listed('/dbs'))).toMatchObject({ Databases: [{ id: 'd' }], _count: 1 });
  expect(JSON.parse(await listed('/dbs/d/colls'))).toMatchObject({ DocumentCollections: [{ id: 'c' }] });
  expect(JSON.parse(await listed('/dbs/d/colls/c/pkranges'))).toMatchObject({
    PartitionKeyRanges: [{ id: '0' }],
  });

  expect((await cosmos.handle(request('DELETE', '/dbs/d/colls/c'))).status).toBe(204);
  expect((await cosmos.handle(request('GET', '/dbs/d/colls/c'))).status).toBe(404);
  await withContainer(cosmos);
  expect((await cosmos.handle(reading('a'))).status).toBe(404);

  expect((await cosmos.handle(request('DELETE', '/dbs/d'))).status).toBe(204);
  expect(JSON.parse(await listed('/dbs'))).toMatchObject({ Databases: [] });
});

test('a prefix of a hierarchical key of numbers does not see longer numbers', async () => {
  await cosmos.handle(request('POST', '/dbs/d/colls', { id: 'h', partitionKey: { paths: ['/a', '/b'] } }));
  const docs = '/dbs/d/colls/h/docs';
  for (const a of [1, 10]) {
    const key = { 'x-ms-documentdb-partitionkey': `[${a},1]` };
    expect((await cosmos.handle(request('POST', docs, { id: 'x', a, b: 1 }, key))).status).toBe(201);
  }

  const prefix = { ...QUERY, 'x-ms-documentdb-partitionkey': '[1]' };
  const { body } = await cosmos.handle(request('POST', docs, { query: 'SELECT VALUE c.a FROM c' }, prefix));

  expect(JSON.parse(body).Documents).toEqual([1]);
});

test('the account answers with the address that the client used', async () => {
  const { body } = await cosmos.handle(request('GET', '/', '', { host: '127.0.0.1:4711' }));
  const location = { databaseAccountEndpoint: 'http://127.0.0.1:4711/' };

  expect(JSON.parse(body)).toMatchObject({ writableLocations: [location], readableLocations: [location] });
  expect(JSON.parse(body).id).not.toBe('localhost');
});

test('a continuation inside a joined document goes on with its next row', async () => {
  await cosmos.handle(creation('a', { list: [1, 2, 3, 4, 5] }));
  await cosmos.handle(creation('b', { list: [6] }));
  const found: number[] = [];
  let continuation: string | undefined;
  do {
    const headers = {
      'x-ms-max-item-count': '2',
      ...(continuation ? { 'x-ms-continuation': continuation } : {}),
    };
    const page = await cosmos.handle(select('SELECT VALUE n FROM c JOIN n IN c.list', headers));
    found.push(...JSON.parse(page.body).Documents);
    continuation = page.headers['x-ms-continuation'];
  } while (continuation);

  expect(found).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a change feed from a moment leaves older changes out', async () => {
  let now = Date.parse('2026-11-16T08:00:00Z');
  const timed = await withContainer(createCosmos({ file: ':memory:', now: () => now }));
  await timed.handle(creation('old'));
  now += 60_000;
  await timed.handle(creation('new'));

  const since = { 'a-im': 'Incremental Feed', 'if-modified-since': 'Mon, 16 Nov 2026 08:00:30 GMT' };
  const { body } = await timed.handle(request('GET', DOCS, '', since));

  expect(JSON.parse(body).Documents.map((each: { id: string }) => each.id)).toEqual(['new']);
  timed.close();
});

test('the container’s time to live holds for documents without their own, and -1 exempts one', async () => {
  let now = 1_000_000_000_000;
  const timed = await withContainer(createCosmos({ file: ':memory:', now: () => now }), { defaultTtl: 10 });
  await timed.handle(creation('default'));
  await timed.handle(creation('exempt', { ttl: -1 }));
  now += 9_999;
  expect((await timed.handle(reading('default'))).status).toBe(200);
  now += 1;

  expect((await timed.handle(reading('default'))).status).toBe(404);
  expect((await timed.handle(reading('exempt'))).status).toBe(200);
  timed.close();
});

test('a container without defaultTtl ignores the ttl of its documents', async () => {
  let now = 1_000_000_000_000;
  const timed = await withContainer(createCosmos({ file: ':memory:', now: () => now }));
  await timed.handle(creation('a', { ttl: 1 }));
  now += 3_600_000;

  expect((await timed.handle(reading('a'))).status).toBe(200);
  timed.close();
});

test('the same requests under the same clock get the same bytes', async () => {
  const answers = async () => {
    const twin = await withContainer(createCosmos({ file: ':memory:', now: () => 1_000_000_000_000 }));
    const requests = [
      creation('a'),
      creation('a'),
      request('POST', DOCS, [create(1), create(2)], BATCH),
      select('SELECT * FROM c'),
    ];
    const responses = [];
    for (const each of requests) responses.push(await twin.handle(each));
    twin.close();
    return JSON.stringify(responses);
  };

  expect(await answers()).toBe(await answers());
});

test('a closed account answers 503', async () => {
  const closed = createCosmos({ file: ':memory:' });
  closed.close();

  expect((await closed.handle(request('GET', '/'))).status).toBe(503);
});
