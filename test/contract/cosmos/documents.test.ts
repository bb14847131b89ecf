import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Account } from './account.ts';
import { doc, HERE, openAccount, rejection } from './account.ts';

let account: Account;

beforeAll(async () => {
  account = await openAccount();
});

afterAll(async () => account.close());

const items = () => account.container.items;
const item = (id: string, key: string[] = HERE) => account.container.item(id, key);
const ifMatch = (condition: string) => ({ accessCondition: { type: 'IfMatch', condition } });

test('a document comes back with its own fields and those of the system', async () => {
  const { statusCode, resource, etag } = await items().create(
    doc('one', { note: 'zwölf „Uhr“', nested: { list: [1, null, true] } }),
  );

  expect(statusCode).toBe(201);
  expect(resource).toMatchObject({ note: 'zwölf „Uhr“', nested: { list: [1, null, true] }, _etag: etag });
  expect(resource?._ts).toBeGreaterThan(1_700_000_000);
  expect((await item('one').read()).resource).toEqual(resource);
});

test('a second creation of the same id is a 409, and the first document stays', async () => {
  await items().create(doc('twice', { n: 1 }));

  expect(await rejection(items().create(doc('twice', { n: 2 })))).toBe(409);
  expect((await item('twice').read()).resource).toMatchObject({ n: 1 });
});

test('the same id in another partition is another document', async () => {
  await items().create(doc('shared', { n: 1 }));
  await items().create(doc('shared', { n: 2, userId: 'u2' }));

  expect((await item('shared').read()).resource).toMatchObject({ n: 1 });
  expect((await item('shared', ['t1', 'u2']).read()).resource).toMatchObject({ n: 2 });
});

test('reading an absent document resolves with 404; deleting and replacing one rejects', async () => {
  expect(await item('absent').read()).toMatchObject({ statusCode: 404, resource: undefined });
  expect(await rejection(item('absent').delete())).toBe(404);
  expect(await rejection(item('absent').replace(doc('absent')))).toBe(404);
});

test('every write changes the ETag, and a stale one is a 412 that changes nothing', async () => {
  const first = await items().create(doc('tag', { n: 1 }));
  const second = await item('tag').replace(doc('tag', { n: 2 }), ifMatch(first.etag));

  expect(second.etag).not.toBe(first.etag);
  expect(second.resource?._rid).toBe(first.resource?._rid);
  expect(await rejection(item('tag').replace(doc('tag', { n: 3 }), ifMatch(first.etag)))).toBe(412);
  expect(await rejection(item('tag').delete(ifMatch(first.etag)))).toBe(412);
  expect((await item('tag').read()).resource).toMatchObject({ n: 2, _etag: second.etag });
});

test('an ETag is not used again when its document is deleted and created anew', async () => {
  const first = await items().create(doc('phoenix'));
  await item('phoenix').delete(ifMatch(first.etag));
  await items().create(doc('phoenix'));

  expect(await rejection(item('phoenix').replace(doc('phoenix'), ifMatch(first.etag)))).toBe(412);
});

test('a read under the current ETag is a 304 without a body', async () => {
  const { etag } = await items().create(doc('cached'));
  const known = (condition: string) =>
    item('cached').read({ accessCondition: { type: 'IfNoneMatch', condition } });

  expect(await known(etag)).toMatchObject({ statusCode: 304, resource: null });
  expect(await known('"another"')).toMatchObject({ statusCode: 200, resource: { id: 'cached' } });
});

test('an upsert creates with 201 and replaces with 200', async () => {
  expect((await items().upsert(doc('up', { n: 1 }))).statusCode).toBe(201);
  expect((await items().upsert(doc('up', { m: 2 }))).statusCode).toBe(200);
  expect((await item('up').read()).resource).not.toHaveProperty('n');
});

test('an upsert under a stale ETag is a 412 for a document that exists and a creation for one that does not', async () => {
  await items().upsert(doc('conditional'));

  expect(await rejection(items().upsert(doc('conditional', { n: 1 }), ifMatch('"stale"')))).toBe(412);
  expect((await items().upsert(doc('conditional new'), ifMatch('"stale"'))).statusCode).toBe(201);
});

test('ids and partition keys outside of ASCII work', async () => {
  const tenantId = 'tenant ä';
  const userId = '用户/🦉?#%25';
  const key = [tenantId, userId];
  const odd = doc('Woche 47: ÄÖÜ ß 週 & % + "x"', { tenantId, userId });
  await items().create(odd);
  await items().batch(
    [{ operationType: 'Patch', id: odd.id, resourceBody: [{ op: 'set', path: '/n', value: 1 }] }],
    key,
  );

  expect((await item(odd.id, key).read()).resource).toMatchObject({ ...odd, n: 1 });
  const { resources } = await items().query('SELECT VALUE c.id FROM c', { partitionKey: key }).fetchAll();
  expect(resources).toEqual([odd.id]);
});

test('a document of more than 2 MB is a 413', async () => {
  const text = 'x'.repeat(2 * 1024 * 1024 - 5000);
  expect((await items().create(doc('large', { text }))).statusCode).toBe(201);

  expect(await rejection(items().create(doc('larger', { text: text + text })))).toBe(413);
});

test('a document whose partition key is not the one of the request is a 400', async () => {
  await items().create(doc('mine'));

  expect(await rejection(item('mine').replace(doc('mine', { userId: 'u2' })))).toBe(400);
});

test('a request charge is a positive number of RU', async () => {
  const { requestCharge } = await items().create(doc('charged'));
  const read = await item('charged').read();

  expect(requestCharge).toBeGreaterThan(1);
  expect(read.requestCharge).toBeGreaterThanOrEqual(1);
});
