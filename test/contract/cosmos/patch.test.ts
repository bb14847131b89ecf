import type { PatchOperation } from '@azure/cosmos';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Account } from './account.ts';
import { doc, HERE, openAccount, rejection } from './account.ts';

let account: Account;
let documents = 0;

/** The SDK's types leave out `move`, which the service and the SDK's code know. */
type Operation = PatchOperation | { op: 'move'; from: string; path: string };

beforeAll(async () => {
  account = await openAccount();
});

afterAll(async () => account.close());

/** Creates a document with a field `d`, patches it and returns the new `d`, or the status of the rejection. */
async function patched(d: unknown, operations: Operation[]): Promise<unknown> {
  documents += 1;
  const id = `p${documents}`;
  await account.container.items.create(doc(id, { d: d as never }));
  const item = account.container.item(id, HERE);
  const status = await item.patch(operations as PatchOperation[]).then(
    () => undefined,
    error => error.code as number,
  );
  return status ?? (await item.read()).resource?.['d'];
}

const CASES: readonly [sentence: string, before: unknown, operation: Operation, after: unknown][] = [
  ['add creates a property', {}, { op: 'add', path: '/d/a', value: 1 }, { a: 1 }],
  ['add replaces a property', { a: 0 }, { op: 'add', path: '/d/a', value: 1 }, { a: 1 }],
  ['add inserts into an array', [1, 3], { op: 'add', path: '/d/1', value: 2 }, [1, 2, 3]],
  ['add appends to an array at "-"', [1], { op: 'add', path: '/d/-', value: 2 }, [1, 2]],
  ['add without a parent is a 400', {}, { op: 'add', path: '/d/a/b', value: 1 }, 400],
  ['set creates a property', {}, { op: 'set', path: '/d/a', value: null }, { a: null }],
  ['set replaces an element of an array', [1, 2], { op: 'set', path: '/d/1', value: 9 }, [1, 9]],
  ['set beyond the end of an array is a 400', [1], { op: 'set', path: '/d/5', value: 9 }, 400],
  ['replace replaces a property', { a: 0 }, { op: 'replace', path: '/d/a', value: 1 }, { a: 1 }],
  ['replace of an absent property is a 400', {}, { op: 'replace', path: '/d/a', value: 1 }, 400],
  ['remove removes a property', { a: 0, b: 1 }, { op: 'remove', path: '/d/a' }, { b: 1 }],
  ['remove removes an element of an array', [1, 2, 3], { op: 'remove', path: '/d/1' }, [1, 3]],
  ['remove of an absent property is a 400', {}, { op: 'remove', path: '/d/a' }, 400],
  ['incr adds to a number', { a: 5 }, { op: 'incr', path: '/d/a', value: -7 }, { a: -2 }],
  ['incr creates a number', {}, { op: 'incr', path: '/d/a', value: 2 }, { a: 2 }],
  ['incr of a string is a 400', { a: '5' }, { op: 'incr', path: '/d/a', value: 1 }, 400],
  ['move renames a property', { a: 1 }, { op: 'move', from: '/d/a', path: '/d/b' }, { b: 1 }],
  ['move of an absent property is a 400', {}, { op: 'move', from: '/d/a', path: '/d/b' }, 400],
  ['a patch of the partition key is a 400', {}, { op: 'set', path: '/userId', value: 'u2' }, 400],
  ['a patch of the id is a 400', {}, { op: 'set', path: '/id', value: 'other' }, 400],
];

test.each(CASES)('%s', async (_, before, operation, after) => {
  expect(await patched(before, [operation])).toEqual(after);
});

test('operations build on each other, and one that does not fit undoes them all', async () => {
  const first: PatchOperation = { op: 'set', path: '/d/list', value: [] };
  const second: PatchOperation = { op: 'add', path: '/d/list/-', value: 'x' };

  expect(await patched({}, [first, second])).toEqual({ list: ['x'] });
  expect(await patched({}, [first, { op: 'remove', path: '/d/absent' }])).toBe(400);
  const { resource } = await account.container.item(`p${documents}`, HERE).read();
  expect(resource?.['d']).toEqual({});
});

test('a patch takes ten operations and not eleven', async () => {
  const increments = (count: number) =>
    Array.from({ length: count }, () => ({ op: 'incr', path: '/d/n', value: 1 }) as const);

  expect(await patched({ n: 0 }, increments(10))).toEqual({ n: 10 });
  expect(await patched({ n: 0 }, increments(11))).toBe(400);
});

test('a patch under a condition is applied when it holds and a 412 when it does not', async () => {
  await account.container.items.create(doc('guarded', { version: 3, state: 'open' }));
  const item = account.container.item('guarded', HERE);
  const close = (condition: string) =>
    item.patch({ condition, operations: [{ op: 'set', path: '/state', value: 'closed' }] });

  expect(await rejection(close("from c where c.version = 4 and c.state = 'open'"))).toBe(412);
  expect((await item.read()).resource).toMatchObject({ state: 'open' });
  await close("from c where c.version = 3 and c.state = 'open'");
  expect((await item.read()).resource).toMatchObject({ state: 'closed' });
});

test('a patch under a stale ETag is a 412', async () => {
  const { etag } = await account.container.items.create(doc('tagged'));
  const item = account.container.item('tagged', HERE);
  const set = (condition: string) =>
    item.patch([{ op: 'set', path: '/n', value: 1 }], { accessCondition: { type: 'IfMatch', condition } });

  expect(await rejection(set('"stale"'))).toBe(412);
  expect((await set(etag)).resource).toMatchObject({ n: 1 });
});

test('in a batch, a condition that does not hold fails the batch with an inner 412', async () => {
  await account.container.items.create(doc('in batch', { n: 1 }));
  const resourceBody = {
    condition: 'from c where c.n > 1',
    operations: [{ op: 'incr', path: '/n', value: 1 } as const],
  };

  const { code, result } = await account.container.items.batch(
    [
      { operationType: 'Create', resourceBody: doc('with it') },
      { operationType: 'Patch', id: 'in batch', resourceBody },
    ],
    HERE,
  );

  expect([code, ...(result ?? []).map(each => each.statusCode)]).toEqual([207, 424, 412]);
});
