import { ChangeFeedStartFrom } from '@azure/cosmos';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Account } from './account.ts';
import { doc, HERE, openAccount, rejection } from './account.ts';

let account: Account;

beforeAll(async () => {
  account = await openAccount();
});

afterAll(async () => account.close());

const read = async (id: string) => (await account.container.item(id, HERE).read()).statusCode;

test('an expired document is gone from reads, queries and the change feed, and its id is free again', async () => {
  await account.container.items.create(doc('short', { ttl: 2 }));
  await account.container.items.create(doc('long', { ttl: 3600 }));
  await account.container.items.create(doc('for ever'));
  expect(await read('short')).toBe(200);

  await account.pass(4);

  expect([await read('short'), await read('long'), await read('for ever')]).toEqual([404, 200, 200]);
  const { resources } = await account.container.items
    .query('SELECT VALUE c.id FROM c', { partitionKey: HERE })
    .fetchAll();
  expect(resources.toSorted()).toEqual(['for ever', 'long']);
  const changes = account.container.items.getChangeFeedIterator({
    changeFeedStartFrom: ChangeFeedStartFrom.Beginning(),
  });
  expect((await changes.readNext()).count).toBe(2);
  expect((await account.container.items.create(doc('short'))).statusCode).toBe(201);
});

test('a write starts the time to live again', async () => {
  await account.container.items.create(doc('renewed', { ttl: 4 }));
  await account.pass(3);
  await account.container.item('renewed', HERE).patch([{ op: 'set', path: '/n', value: 1 }]);
  await account.pass(3);

  expect(await read('renewed')).toBe(200);
});

test('a time to live that is neither -1 nor a positive whole number is a 400', async () => {
  expect(await rejection(account.container.items.create(doc('bad', { ttl: 0 })))).toBe(400);
  expect(await rejection(account.container.items.create(doc('bad', { ttl: 'soon' })))).toBe(400);
  expect((await account.container.items.create(doc('good', { ttl: -1 }))).statusCode).toBe(201);
});
