import { beforeEach, describe, expect, test } from '@jest/globals';
import { defaultPolicy } from '../../../core/policy.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  world.sent.length = 0;
});

const tenant = 'tenant-a';
const reads = () => world.sent.filter(({ kind }) => kind === 'read').length;
const policyOf = async (app = world.app) => (await app.tenants.settings(tenant)).policy.dailyMaxMinutes;

describe('the settings of a tenant', () => {
  test('are the defaults and no project where nothing was laid down', async () => {
    const { policy, projects } = await world.app.tenants.settings(tenant);
    expect(policy).toEqual(defaultPolicy);
    expect(projects.byId.size).toBe(0);
  });

  test('are read once a minute, however many ask at once', async () => {
    await Promise.all(Array.from({ length: 50 }, () => world.app.tenants.settings(tenant)));
    expect(reads()).toBe(2);
    world.clock.advance(59_999);
    await world.app.tenants.settings(tenant);
    expect(reads()).toBe(2);
    world.clock.advance(1);
    await world.app.tenants.settings(tenant);
    expect(reads()).toBe(4);
  });

  test('are another tenant’s for another tenant', async () => {
    await world.app.tenants.write('tenant-b', 'policy', { dailyMaxMinutes: 100 });
    expect((await world.app.tenants.settings('tenant-b')).policy.dailyMaxMinutes).toBe(100);
    expect(await policyOf()).toBe(defaultPolicy.dailyMaxMinutes);
  });

  test('change at once where they are written, and within a minute elsewhere', async () => {
    const other = await world.another();
    expect([await policyOf(), await policyOf(other)]).toEqual([600, 600]);
    await world.app.tenants.write(tenant, 'policy', { dailyMaxMinutes: 300 });
    expect([await policyOf(), await policyOf(other)]).toEqual([300, 600]);
    world.clock.advance(60_000);
    expect(await policyOf(other)).toBe(300);
  });

  test('that could not be read are read again by the next who asks', async () => {
    world.fault = () => ({ kind: 'status', status: 503 });
    await expect(policyOf()).rejects.toMatchObject({ code: 503 });
    world.fault = () => undefined;
    expect(await policyOf()).toBe(600);
  });
});

describe('writing a document of the tenant', () => {
  const body = { dailyMaxMinutes: 480 };
  const mismatch = { problem: { code: 'versionMismatch', field: 'If-Match' } };

  test('returns the ETag by which it is then read', async () => {
    const etag = await world.app.tenants.write(tenant, 'policy', body);
    expect(await world.app.tenants.read(tenant, 'policy')).toEqual({
      body: { ...body, id: 'policy', tenantId: tenant },
      etag,
    });
  });

  test('insists on the ETag that it is given', async () => {
    const first = await world.app.tenants.write(tenant, 'policy', body);
    const second = await world.app.tenants.write(tenant, 'policy', { dailyMaxMinutes: 500 }, first);
    expect(second).not.toBe(first);
    await expect(world.app.tenants.write(tenant, 'policy', body, first)).rejects.toMatchObject(mismatch);
    expect(await world.app.tenants.read(tenant, 'policy')).toMatchObject({ body: { dailyMaxMinutes: 500 } });
  });

  test('with an ETag creates nothing: what was read has gone, or was never there', async () => {
    for (const etag of ['"00000001-0000"', '*'])
      await expect(world.app.tenants.write(tenant, 'policy', body, etag)).rejects.toMatchObject(mismatch);
    expect(await world.app.tenants.read(tenant, 'policy')).toBeUndefined();
  });

  test('cannot be led astray by fields of the body', async () => {
    await world.app.tenants.write(tenant, 'policy', { id: 'catalogue', tenantId: 'tenant-b' });
    expect(await world.app.tenants.read(tenant, 'policy')).toBeDefined();
    expect(await world.app.tenants.read('tenant-b', 'catalogue')).toBeUndefined();
  });
});
