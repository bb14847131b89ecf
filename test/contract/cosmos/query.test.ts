import type { FeedOptions, SqlQuerySpec } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account } from './account.ts';
import { doc, HERE, openAccount, rejection } from './account.ts';

let account: Account;

beforeAll(async () => {
  account = await openAccount();
  const weeks = ['2026-W46', '2026-W47', '2026-W47', '2026-W48', '2026-W47'];
  for (const [n, week] of weeks.entries())
    await account.container.items.create(doc(`e${n}`, { week, minutes: n * 30 }));
});

afterAll(async () => account.close());

const query = (spec: string | SqlQuerySpec, options: FeedOptions = {}) =>
  account.container.items.query(spec, { partitionKey: HERE, ...options });

async function resources(spec: string | SqlQuerySpec, options?: FeedOptions): Promise<unknown[]> {
  return (await query(spec, options).fetchAll()).resources;
}

test('parameters are values, never a part of the query', async () => {
  const spec = {
    query: 'SELECT VALUE c.id FROM c WHERE c.week = @week ORDER BY c.minutes',
    parameters: [{ name: '@week', value: '2026-W47' }],
  };

  expect(await resources(spec)).toEqual(['e1', 'e2', 'e4']);
  const hostile = { ...spec, parameters: [{ name: '@week', value: "x' OR true --" }] };
  expect(await resources(hostile)).toEqual([]);
});

test('ORDER BY, OFFSET LIMIT, TOP, DISTINCT and GROUP BY', async () => {
  expect(await resources('SELECT VALUE c.id FROM c ORDER BY c.minutes DESC OFFSET 1 LIMIT 2')).toEqual([
    'e3',
    'e2',
  ]);
  expect(await resources('SELECT TOP 1 VALUE c.id FROM c ORDER BY c.minutes')).toEqual(['e0']);
  expect(await resources('SELECT DISTINCT VALUE c.week FROM c ORDER BY c.week')).toEqual([
    '2026-W46',
    '2026-W47',
    '2026-W48',
  ]);
  expect(
    await resources('SELECT c.week, SUM(c.minutes) AS minutes, COUNT(1) AS entries FROM c GROUP BY c.week'),
  ).toEqual(expect.arrayContaining([{ week: '2026-W47', minutes: 210, entries: 3 }]));
});

test('an ORDER BY of two paths needs a composite index in their order', async () => {
  const ordered = 'SELECT VALUE c.id FROM c ORDER BY c.week';

  expect(await resources(`${ordered}, c.minutes DESC`)).toEqual(['e0', 'e4', 'e2', 'e1', 'e3']);
  expect(await resources(`${ordered} DESC, c.minutes`)).toEqual(['e3', 'e1', 'e2', 'e4', 'e0']);
  expect(await rejection(resources(`${ordered}, c.minutes`))).toBe(400);
});

test('a query that asks for its plan first gets the same result', async () => {
  const text = 'SELECT VALUE c.id FROM c ORDER BY c.minutes DESC OFFSET 1 LIMIT 2';

  expect(await resources(text, { forceQueryPlan: true })).toEqual(await resources(text));
});

test('a syntax error and an unknown function are a 400', async () => {
  expect(await rejection(resources('SELECT * FROM c WHERE c.week ='))).toBe(400);
  expect(await rejection(resources('SELECT * FROM c WHERE WEEKDAY(c.week)'))).toBe(400);
});

describe('a query in pages', () => {
  test('hands out every result once, at most so many at a time', async () => {
    const pages = query('SELECT VALUE c.id FROM c', { maxItemCount: 2 });
    const sizes: number[] = [];
    const found: string[] = [];
    while (pages.hasMoreResults()) {
      const page = await pages.fetchNext();
      sizes.push(page.resources.length);
      found.push(...page.resources);
    }

    expect(Math.max(...sizes)).toBe(2);
    expect(found.toSorted()).toEqual(['e0', 'e1', 'e2', 'e3', 'e4']);
  });

  test.each(['SELECT VALUE c.id FROM c', 'SELECT VALUE c.id FROM c ORDER BY c.minutes'])(
    'goes on in another client from a continuation token: %s',
    async text => {
      const first = await query(text, { maxItemCount: 3 }).fetchNext();
      const { continuationToken } = first;
      expect(continuationToken).toEqual(expect.any(String));

      const elsewhere = account.reopen().items.query(text, { partitionKey: HERE, continuationToken });
      const rest = await elsewhere.fetchAll();

      expect([...first.resources, ...rest.resources].toSorted()).toEqual(['e0', 'e1', 'e2', 'e3', 'e4']);
    },
  );

  test('neither repeats nor skips a document when others are deleted between two pages', async () => {
    const partitionKey = ['t1', 'pages'];
    for (const n of [1, 2, 3, 4]) await account.container.items.create(doc(`d${n}`, { userId: 'pages' }));
    const pages = account.container.items.query<string>('SELECT VALUE c.id FROM c', {
      partitionKey,
      maxItemCount: 2,
    });

    const first = await pages.fetchNext();
    await account.container.item(String(first.resources[0]), partitionKey).delete();
    const rest = [];
    while (pages.hasMoreResults()) rest.push(...(await pages.fetchNext()).resources);

    expect([...first.resources, ...rest].toSorted()).toEqual(['d1', 'd2', 'd3', 'd4']);
  });
});
