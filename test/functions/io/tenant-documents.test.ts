import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Tenants } from '../../../functions/ports.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
let tenants: Tenants;
beforeEach(async () => {
  world = await openWorld();
  ({ tenants } = world.app);
});

const tenant = 'tenant-a';

describe('a document of a tenant', () => {
  test('is created once', async () => {
    expect(await tenants.create(tenant, 'x', { value: 1 })).toBe('created');
    expect(await tenants.create(tenant, 'x', { value: 2 })).toBe('exists');
    expect(await tenants.read(tenant, 'x')).toMatchObject({ body: { value: 1 } });
  });

  test('is replaced only as the version that was read', async () => {
    await tenants.create(tenant, 'x', { value: 1 });
    const read = await tenants.read(tenant, 'x');
    expect(await tenants.replace(tenant, 'x', { value: 2 }, String(read?.etag))).toBe('replaced');
    expect(await tenants.replace(tenant, 'x', { value: 3 }, String(read?.etag))).toBe('changed');
    expect(await tenants.replace(tenant, 'gone', { value: 3 }, String(read?.etag))).toBe('changed');
    expect(await tenants.read(tenant, 'x')).toMatchObject({ body: { value: 2 } });
  });

  test('takes single fields and is answered as it is then', async () => {
    await tenants.create(tenant, 'x', { results: { u0: 1 } });
    const after = await tenants.set(tenant, 'x', { '/results/u7': 2 });
    expect(after).toEqual({ id: 'x', tenantId: tenant, results: { u0: 1, u7: 2 } });
    expect(await tenants.set(tenant, 'gone', { '/a': 1 })).toBeUndefined();
  });

  test('takes them only if the condition holds', async () => {
    await tenants.create(tenant, 'x', { results: { u0: 1 } });
    const set = (key: string) =>
      tenants.set(tenant, 'x', { [`/results/${key}`]: 2 }, `NOT IS_DEFINED(c.results.${key})`);
    expect(await set('u0')).toBeUndefined();
    expect(await set('u1')).toMatchObject({ results: { u0: 1, u1: 2 } });
  });

  test('does not make the settings be read again, as a change of them does', async () => {
    await tenants.settings(tenant);
    await tenants.create(tenant, 'x', {});
    world.sent.length = 0;
    await tenants.settings(tenant);
    expect(world.sent).toEqual([]);
    await tenants.write(tenant, 'policy', {});
    world.sent.length = 0;
    await tenants.settings(tenant);
    expect(world.sent).toHaveLength(2);
  });

  test('is found by kind and state, the newest first', async () => {
    for (const [id, state, day] of [
      ['a', 'running', 1],
      ['b', 'completed', 2],
      ['c', 'paused', 3],
    ] as const)
      await tenants.create(tenant, id, { kind: 'k', state, createdAt: `2026-11-0${day}` });
    await tenants.create('tenant-b', 'd', { kind: 'k', state: 'running', createdAt: '2026-11-04' });
    const ids = async (page: Parameters<Tenants['newest']>[2]) =>
      (await tenants.newest<{ id: string }>(tenant, 'k', page)).items.map(({ id }) => id);
    expect(await ids({ max: 10 })).toEqual(['c', 'b', 'a']);
    expect(await ids({ max: 10, states: ['running', 'paused'] })).toEqual(['c', 'a']);
    expect(await ids({ max: 1 })).toEqual(['c']);
  });

  test('throws what is no answer', async () => {
    world.fault = () => ({ kind: 'status', status: 503 });
    await expect(tenants.create(tenant, 'x', {})).rejects.toMatchObject({ code: 503 });
    await expect(tenants.set(tenant, 'x', { '/a': 1 })).rejects.toMatchObject({ code: 503 });
  });
});
