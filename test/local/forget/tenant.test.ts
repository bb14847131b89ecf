import type { Database } from '@azure/cosmos';
import { describe, expect, test } from '@jest/globals';
import { relay } from '../../../functions/relay/relay.ts';
import { keepTotals } from '../../../functions/totals/keep.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { countTenant, forgetTenant } from '../../../local/forget/tenant.ts';
import { draft, lena, openSetUpWorld, projects, request, setUpPerson } from '../../functions/person.ts';

const mo = { tenantId: 'tenant-b', userId: 'mo' };

/** A tenant with a week, a ledger, totals, policy and catalogue, and another one with a person. */
async function populated() {
  const world = await openSetUpWorld();
  await world.app.tenants.write(mo.tenantId, 'catalogue', { projects });
  await setUpPerson(world.app, mo);
  await runWeek(world.app, request(draft));
  await runWeek(world.app, request(draft, mo));
  await relay(world.app, await world.documents(lena));
  await keepTotals(world.app, await world.documents(lena));
  const database = world.timesheets().database as Database;
  return { world, database };
}

const nothing = { timesheets: 0, totals: 0, tenants: 0 };

describe('a tenant that has left', () => {
  test('is counted, and nothing is deleted by that', async () => {
    const { world, database } = await populated();
    const before = await world.bytes(lena);
    const found = await countTenant(database, lena.tenantId);
    expect(Object.values(found).every(count => count > 0)).toBe(true);
    expect(await world.bytes(lena)).toBe(before);
  });

  test('is forgotten, and no other', async () => {
    const { world, database } = await populated();
    const others = await world.bytes(mo);
    const reported: string[] = [];
    await forgetTenant(database, lena.tenantId, container => reported.push(container));
    expect(await countTenant(database, lena.tenantId)).toEqual(nothing);
    expect(await world.documents(lena)).toEqual([]);
    expect(reported).toEqual(['timesheets', 'totals', 'tenants']);
    // The control: what belongs to somebody else has not been touched.
    expect(await world.bytes(mo)).toBe(others);
    expect((await countTenant(database, mo.tenantId))['timesheets']).toBeGreaterThan(0);
  });

  test('can be forgotten twice', async () => {
    const { database } = await populated();
    const report = () => undefined;
    await forgetTenant(database, lena.tenantId, report);
    await forgetTenant(database, lena.tenantId, report);
    expect(await countTenant(database, lena.tenantId)).toEqual(nothing);
  });
});
