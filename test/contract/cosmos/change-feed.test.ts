import type { ChangeFeedIteratorOptions, ChangeFeedPullModelIterator, Container } from '@azure/cosmos';
import { ChangeFeedStartFrom } from '@azure/cosmos';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import type { Account, Doc } from './account.ts';
import { doc, HERE, openAccount } from './account.ts';

let account: Account;
const opened: Account[] = [];

beforeEach(async () => {
  account = await openAccount();
  opened.push(account);
});

afterAll(async () => {
  await Promise.all(opened.map(each => each.close()));
});

const BEGINNING: ChangeFeedIteratorOptions = { changeFeedStartFrom: ChangeFeedStartFrom.Beginning() };

const feed = (options = BEGINNING, container: Container = account.container) =>
  container.items.getChangeFeedIterator<Doc>(options);

const create = (id: string, fields = {}) => account.container.items.create(doc(id, fields));

/** Reads until there is nothing new. */
async function drain(iterator: ChangeFeedPullModelIterator<Doc>) {
  const ids: string[] = [];
  for (;;) {
    const { statusCode, result, continuationToken } = await iterator.readNext();
    if (statusCode === 304) return { ids, continuationToken };
    ids.push(...result.map(each => each.id));
  }
}

test('from the beginning, changes come in the order in which they were written', async () => {
  for (const id of ['c', 'a', 'b']) await create(id);

  expect((await drain(feed())).ids).toEqual(['c', 'a', 'b']);
});

test('of each document the latest version appears, once, where it was last written', async () => {
  for (const id of ['a', 'b']) await create(id, { n: 1 });
  await account.container.item('a', HERE).replace(doc('a', { n: 2 }));
  const page = await feed().readNext();

  expect(page.result.map(each => [each.id, each['n']])).toEqual([
    ['b', 1],
    ['a', 2],
  ]);
});

test('a deleted document does not appear', async () => {
  for (const id of ['a', 'b']) await create(id);
  await account.container.item('a', HERE).delete();

  expect((await drain(feed())).ids).toEqual(['b']);
});

test('nothing new is a 304, and the same iterator finds what is written afterwards', async () => {
  await create('a');
  const iterator = feed();
  expect((await drain(iterator)).ids).toEqual(['a']);

  await create('b');

  expect((await drain(iterator)).ids).toEqual(['b']);
});

test('from now on, only later changes appear', async () => {
  await create('before');
  const iterator = feed({ changeFeedStartFrom: ChangeFeedStartFrom.Now() });
  expect((await iterator.readNext()).statusCode).toBe(304);

  await create('after');

  expect((await drain(iterator)).ids).toEqual(['after']);
});

test('another client goes on from a continuation token', async () => {
  for (const id of ['a', 'b', 'c']) await create(id);
  const first = await feed({ ...BEGINNING, maxItemCount: 2 }).readNext();
  expect(first.result.map(each => each.id)).toEqual(['a', 'b']);

  const changeFeedStartFrom = ChangeFeedStartFrom.Continuation(first.continuationToken);

  expect((await drain(feed({ changeFeedStartFrom }, account.reopen()))).ids).toEqual(['c']);
});

test('a page that is read again from the same continuation is the same', async () => {
  for (const id of ['a', 'b', 'c']) await create(id);
  const { continuationToken } = await feed({ ...BEGINNING, maxItemCount: 1 }).readNext();
  const again = () => feed({ changeFeedStartFrom: ChangeFeedStartFrom.Continuation(continuationToken) });

  expect((await drain(again())).ids).toEqual(['b', 'c']);
  expect((await drain(again())).ids).toEqual(['b', 'c']);
});

test('the documents of one batch stay on one page, whatever its size', async () => {
  await create('before');
  const operations = ['x', 'y', 'z'].map(id => ({ operationType: 'Create' as const, resourceBody: doc(id) }));
  await account.container.items.batch(operations, HERE);
  const iterator = feed({ ...BEGINNING, maxItemCount: 2 });

  const page = await iterator.readNext();

  expect(page.result.map(each => each.id)).toEqual(['before', 'x', 'y', 'z']);
});

test('a failed batch leaves no trace', async () => {
  await create('taken');
  const operations = ['x', 'taken'].map(id => ({ operationType: 'Create' as const, resourceBody: doc(id) }));
  expect((await account.container.items.batch(operations, HERE)).code).toBe(207);

  expect((await drain(feed())).ids).toEqual(['taken']);
});

test('under a partition key, only its changes appear', async () => {
  await create('mine');
  await create('another’s', { userId: 'u2' });
  await create('mine too');

  const { ids } = await drain(feed({ changeFeedStartFrom: ChangeFeedStartFrom.Beginning(HERE) }));

  expect(ids).toEqual(['mine', 'mine too']);
});

test('changes carry the transaction that wrote them in _lsn', async () => {
  for (const id of ['a', 'b']) await create(id);
  const { result } = await feed().readNext();
  const [first, second] = result.map(each => Number(each['_lsn']));

  expect(first).toBeGreaterThan(0);
  expect(second).toBeGreaterThan(Number(first));
});
