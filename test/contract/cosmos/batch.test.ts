import type { OperationInput } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account } from './account.ts';
import { doc, HERE, openAccount, rejection } from './account.ts';

let account: Account;

beforeAll(async () => {
  account = await openAccount();
});

afterAll(async () => account.close());

const create = (id: string, fields = {}): OperationInput => ({
  operationType: 'Create',
  resourceBody: doc(id, fields),
});

async function statuses(operations: OperationInput[]) {
  const { code, result } = await account.container.items.batch(operations, HERE);
  return { code, statuses: result?.map(each => each.statusCode) };
}

async function exists(id: string): Promise<boolean> {
  const { statusCode } = await account.container.item(id, HERE).read();
  return statusCode === 200;
}

describe('a transactional batch that succeeds', () => {
  test('answers 200 with a status, an ETag and the document for each operation', async () => {
    const { code, result } = await account.container.items.batch(
      [create('s1'), create('s2', { minutes: 30 })],
      HERE,
    );

    expect(code).toBe(200);
    expect(result?.map(each => each.statusCode)).toEqual([201, 201]);
    const { resource } = await account.container.item('s2', HERE).read();
    expect(result?.[1]).toMatchObject({ eTag: resource?._etag, resourceBody: { id: 's2', minutes: 30 } });
  });

  test('executes all six operations', async () => {
    await account.container.items.batch(
      ['a', 'b', 'c', 'd'].map(each => create(`six-${each}`)),
      HERE,
    );

    const done = await statuses([
      create('six-new'),
      { operationType: 'Upsert', resourceBody: doc('six-a', { n: 1 }) },
      { operationType: 'Read', id: 'six-b' },
      { operationType: 'Replace', id: 'six-b', resourceBody: doc('six-b', { n: 2 }) },
      {
        operationType: 'Patch',
        id: 'six-c',
        resourceBody: { operations: [{ op: 'set', path: '/n', value: 3 }] },
      },
      { operationType: 'Delete', id: 'six-d' },
    ]);

    expect(done).toEqual({ code: 200, statuses: [201, 200, 200, 200, 200, 204] });
    expect(await exists('six-new')).toBe(true);
    expect(await exists('six-d')).toBe(false);
    const { resource } = await account.container.item('six-c', HERE).read();
    expect(resource).toMatchObject({ n: 3 });
  });

  test('may write a document twice, each time with an ETag of its own', async () => {
    const touch: OperationInput = {
      operationType: 'Patch',
      id: 'w1',
      resourceBody: [{ op: 'incr', path: '/n', value: 1 }],
    };

    const { result } = await account.container.items.batch([create('w1'), touch, touch], HERE);

    expect(new Set(result?.map(each => each.eTag)).size).toBe(3);
    expect((await account.container.item('w1', HERE).read()).resource).toMatchObject({
      n: 2,
      _etag: result?.[2]?.eTag,
    });
  });

  test('leaves written documents out of the answer on request, but not what it read', async () => {
    const { result } = await account.container.items.batch(
      [create('m1'), { operationType: 'Read', id: 'm1' }],
      HERE,
      { contentResponseOnWriteEnabled: false },
    );

    expect(result?.[0]?.resourceBody).toBeUndefined();
    expect(result?.[0]?.eTag).toEqual(expect.any(String));
    expect(result?.[1]?.resourceBody).toMatchObject({ id: 'm1' });
  });

  test('takes 100 operations', async () => {
    const operations = Array.from({ length: 100 }, (_, n) => create(`hundred-${n}`));

    expect((await statuses(operations)).code).toBe(200);
    expect(await exists('hundred-99')).toBe(true);
  });
});

describe('a transactional batch that fails', () => {
  test('resolves with 207, names the failed operation and applies nothing', async () => {
    await account.container.items.create(doc('taken'));

    const done = await statuses([create('f1'), create('taken'), create('f2')]);

    expect(done).toEqual({ code: 207, statuses: [424, 409, 424] });
    expect(await exists('f1')).toBe(false);
    expect(await exists('f2')).toBe(false);
  });

  test('answers 412 for a replacement under a stale ETag and 404 for an absent document', async () => {
    await account.container.items.create(doc('head'));
    const stale: OperationInput = {
      operationType: 'Replace',
      id: 'head',
      ifMatch: '"stale"',
      resourceBody: doc('head'),
    };

    expect(await statuses([create('g1'), stale])).toEqual({ code: 207, statuses: [424, 412] });
    expect(await statuses([{ operationType: 'Delete', id: 'absent' }, create('g1')])).toEqual({
      code: 207,
      statuses: [404, 424],
    });
    expect(await exists('g1')).toBe(false);
  });

  test('undoes the replacement, patch and deletion that came before the failure', async () => {
    const before = [doc('u1', { n: 1 }), doc('u2', { n: 1 }), doc('u3', { n: 1 })];
    const etags = [];
    for (const each of before) etags.push((await account.container.items.create(each)).etag);

    const { code } = await statuses([
      { operationType: 'Replace', id: 'u1', resourceBody: doc('u1', { n: 2 }) },
      {
        operationType: 'Patch',
        id: 'u2',
        resourceBody: { operations: [{ op: 'incr', path: '/n', value: 1 }] },
      },
      { operationType: 'Delete', id: 'u3' },
      create('u1'),
    ]);

    expect(code).toBe(207);
    const after = await Promise.all(before.map(each => account.container.item(each.id, HERE).read()));
    expect(after.map(each => each.resource?.['n'])).toEqual([1, 1, 1]);
    expect(after.map(each => each.etag)).toEqual(etags);
  });

  test('of two batches that replace the same head under its ETag, one wins', async () => {
    const { etag } = await account.container.items.create(doc('race', { n: 0 }));
    const contender = (n: number): OperationInput[] => [
      create(`race-${n}`),
      { operationType: 'Replace', id: 'race', ifMatch: etag, resourceBody: doc('race', { n }) },
    ];

    const codes = await Promise.all([1, 2].map(async n => (await statuses(contender(n))).code));

    expect(codes.toSorted()).toEqual([200, 207]);
    expect((await exists('race-1')) !== (await exists('race-2'))).toBe(true);
  });
});

describe('what does not guard a batch', () => {
  test('a read under a stale ETag lets the batch pass', async () => {
    await account.container.items.create(doc('unguarded'));
    // The SDK's types know no condition on a read, its code sends one all the same.
    const read = { operationType: 'Read', id: 'unguarded', ifMatch: '"stale"' } as OperationInput;

    expect(await statuses([read, create('slipped')])).toEqual({ code: 200, statuses: [200, 201] });
    expect(await exists('slipped')).toBe(true);
  });
});

describe('a batch that is refused as a whole', () => {
  test('has more than 100 operations', async () => {
    const operations = Array.from({ length: 101 }, (_, n) => create(`many-${n}`));

    await expect(account.container.items.batch(operations, HERE)).rejects.toThrow('more than 100 operations');
    expect(await exists('many-0')).toBe(false);
  });

  test('has more than 2 MB', async () => {
    const operations = [0, 1, 2].map(n => create(`fat-${n}`, { text: 'x'.repeat(900_000) }));

    expect(await rejection(account.container.items.batch(operations, HERE))).toBe(413);
    expect(await exists('fat-0')).toBe(false);
  });
});

test('an operation whose document belongs to another partition fails the batch with 400', async () => {
  const done = await statuses([create('k1'), create('k2', { userId: 'somebody else' })]);

  expect(done).toEqual({ code: 207, statuses: [424, 400] });
  expect(await exists('k1')).toBe(false);
});
