import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Account } from './account.ts';
import { doc, openAccount, rejection } from './account.ts';

let account: Account;

beforeAll(async () => {
  account = await openAccount();
  for (const [tenantId, userId] of [
    ['t1', 'u1'],
    ['t1', 'u2'],
    ['t10', 'u1'],
    ['t2', 'u1'],
  ]) {
    await account.container.items.create(
      doc(`${tenantId} ${userId}`, { tenantId: String(tenantId), userId: String(userId) }),
    );
  }
});

afterAll(async () => account.close());

async function ids(partitionKey?: string[]): Promise<string[]> {
  const options = partitionKey ? { partitionKey } : {};
  const { resources } = await account.container.items
    .query<string>('SELECT VALUE c.id FROM c', options)
    .fetchAll();
  return resources.toSorted();
}

test('a query under the whole key sees one logical partition', async () => {
  expect(await ids(['t1', 'u1'])).toEqual(['t1 u1']);
});

test('a query under a prefix of the key sees every partition below it and none beside it', async () => {
  expect(await ids(['t1'])).toEqual(['t1 u1', 't1 u2']);
});

test('a query without a key sees the whole container', async () => {
  expect(await ids()).toEqual(['t1 u1', 't1 u2', 't10 u1', 't2 u1']);
});

test('a point operation under a prefix of the key is a 400', async () => {
  expect(await rejection(account.container.item('t1 u1', ['t1']).read())).toBe(400);
});

test('the document of another tenant is not found under one’s own key', async () => {
  expect((await account.container.item('t2 u1', ['t1', 'u1']).read()).statusCode).toBe(404);
  expect((await account.container.item('t2 u1', ['t2', 'u1']).read()).statusCode).toBe(200);
});
