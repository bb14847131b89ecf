import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Partition } from '../../../functions/ports.ts';
import { lena } from '../person.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const create = (id: string, partition: Partition = lena) => ({
  operationType: 'Create' as const,
  resourceBody: { id, ...partition, value: 1 },
});
const ids = async (partition: Partition) => {
  const all: string[] = [];
  for await (const { id } of world.app.timesheets.all(partition)) all.push(id);
  return all.sort();
};

describe('a point read', () => {
  test('gives the document without the store’s own fields, and the ETag beside it', async () => {
    await world.app.timesheets.batch(lena, [create('a')]);
    const stored = await world.app.timesheets.read(lena, 'a');
    expect(stored).toEqual({ body: { id: 'a', ...lena, value: 1 }, etag: expect.stringMatching(/^".+"$/) });
  });

  test('gives nothing for what is not there, or lies in another person’s or tenant’s partition', async () => {
    await world.app.timesheets.batch(lena, [create('a')]);
    for (const [partition, id] of [
      [lena, 'b'],
      [{ ...lena, userId: 'mo' }, 'a'],
      [{ ...lena, tenantId: 'tenant-b' }, 'a'],
    ] as const)
      expect(await world.app.timesheets.read(partition, id)).toBeUndefined();
  });

  test('throws when the store does not say', async () => {
    world.fault = () => ({ kind: 'status', status: 503 });
    await expect(world.app.timesheets.read(lena, 'a')).rejects.toMatchObject({ code: 503 });
  });
});

describe('a batch', () => {
  test('is applied, or refused with the index and status of the operation that failed', async () => {
    expect(await world.app.timesheets.batch(lena, [create('a')])).toEqual({ kind: 'applied' });
    const twice = await world.app.timesheets.batch(lena, [create('b'), create('c'), create('a')]);
    expect(twice).toEqual({ kind: 'refused', status: 409, index: 2 });
    expect(await ids(lena)).toEqual(['a']);
    const gone = await world.app.timesheets.batch(lena, [{ operationType: 'Delete', id: 'x' }]);
    expect(gone).toEqual({ kind: 'refused', status: 404, index: 0 });
  });

  test('reaches no further than its partition', async () => {
    const foreign = create('a', { ...lena, userId: 'mo' });
    await expect(world.app.timesheets.batch(lena, [foreign])).resolves.toMatchObject({ status: 400 });
    expect(await ids({ ...lena, userId: 'mo' })).toEqual([]);
  });

  test.each([
    ['without a reason', { status: 207, body: '[{"statusCode":424}]' }],
    ['with another 2xx', { status: 202, body: '[{"statusCode":201}]' }],
    ['with an empty body', { status: 207, body: '' }],
    ['with half a body', { status: 200, body: '[{"statusCode":2' }],
    ['by a proxy in HTML', { status: 502, body: '<html>Bad gateway</html>' }],
    ['with an error that has no body', { status: 503, body: '' }],
  ])('that is answered %s throws: nobody knows', async (_, scripted) => {
    world.instead = ({ kind }) => (kind === 'batch' ? scripted : undefined);
    await expect(world.app.timesheets.batch(lena, [create('a')])).rejects.toBeInstanceOf(Error);
  });
});

test('all documents of a person come page by page, and nobody else’s', async () => {
  const many = Array.from({ length: 100 }, (_, index) => create(`d-${index}`));
  await world.app.timesheets.batch(lena, many);
  await world.app.timesheets.batch(
    lena,
    many.slice(0, 50).map((_, index) => create(`e-${index}`)),
  );
  await world.app.timesheets.batch({ ...lena, userId: 'mo' }, [create('a', { ...lena, userId: 'mo' })]);
  world.sent.length = 0;
  expect(await ids(lena)).toHaveLength(150);
  expect(world.sent.filter(({ kind }) => kind === 'query')).toHaveLength(2);
  expect(await ids({ ...lena, userId: 'mo' })).toEqual(['a']);
  expect(await ids({ ...lena, tenantId: 'tenant-b' })).toEqual([]);
});
