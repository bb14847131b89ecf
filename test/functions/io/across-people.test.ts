import { beforeEach, describe, expect, test } from '@jest/globals';
import { changeProfile } from '../../../functions/people/profile.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { draft, lena, openSetUpWorld, request } from '../person.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
const { tenantId } = lena;

const sundayToThursday = [480, 480, 480, 480, 0, 0, 480];

async function addPerson(userId: string, change: object, tenant = tenantId): Promise<void> {
  await changeProfile(world.app, { tenantId: tenant, userId }, change);
}

describe('the people of a tenant who have agreed', () => {
  beforeEach(async () => {
    world = await openWorld();
    await addPerson('ann', { consent: true, zone: 'Europe/Berlin' });
    await addPerson('bob', { consent: true, zone: 'Asia/Kolkata' });
    await addPerson('cem', { consent: false, zone: 'Europe/Berlin' });
    await addPerson('dee', { consent: true, zone: 'Europe/Berlin' });
    await addPerson('eve', { consent: true, zone: 'Europe/Berlin' }, 'tenant-b');
  });

  test('come a page at a time, each once, and none of another tenant', async () => {
    const first = await world.app.timesheets.consenting(tenantId, { max: 2 });
    const rest = await world.app.timesheets.consenting(tenantId, {
      max: 2,
      continuation: String(first.continuation),
    });
    expect([...first.items, ...rest.items].map(({ userId }) => userId).sort()).toEqual(['ann', 'bob', 'dee']);
    expect(rest.continuation).toBeUndefined();
  });

  test('come with zone and working hours, and can be asked for by zone', async () => {
    const { items } = await world.app.timesheets.consenting(tenantId, { max: 10, zone: 'Asia/Kolkata' });
    expect(items).toEqual([
      { userId: 'bob', zone: 'Asia/Kolkata', workingHours: { minutes: [480, 480, 480, 480, 480, 0, 0] } },
    ]);
  });

  test('come by the rhythms that they live by, each once', async () => {
    await addPerson('fay', {
      consent: true,
      zone: 'Europe/Berlin',
      workingHours: { minutes: sundayToThursday },
    });
    const rhythms = await world.app.timesheets.rhythms(tenantId);
    expect(rhythms.map(({ zone, workingHours }) => `${zone} ${workingHours.minutes}`).sort()).toEqual([
      'Asia/Kolkata 480,480,480,480,480,0,0',
      'Europe/Berlin 480,480,480,480,0,0,480',
      'Europe/Berlin 480,480,480,480,480,0,0',
    ]);
  });

  test('are counted, together or by zone', async () => {
    expect(await world.app.timesheets.countConsenting(tenantId, {})).toBe(3);
    expect(await world.app.timesheets.countConsenting(tenantId, { zone: 'Europe/Berlin' })).toBe(2);
    expect(await world.app.timesheets.countConsenting('tenant-c', {})).toBe(0);
  });

  test('can be asked for by a group that their profile names, in one zone or all', async () => {
    await addPerson('ann', { groups: ['design', 'berlin'] });
    await addPerson('bob', { groups: ['design'] });
    await addPerson('cem', { groups: ['design'] });
    const among = async (wanted: { zone?: string; group: string }) => {
      const { items } = await world.app.timesheets.consenting(tenantId, { max: 10, ...wanted });
      expect(await world.app.timesheets.countConsenting(tenantId, wanted)).toBe(items.length);
      return items.map(({ userId }) => userId).sort();
    };
    expect(await among({ group: 'design' })).toEqual(['ann', 'bob']);
    expect(await among({ group: 'design', zone: 'Asia/Kolkata' })).toEqual(['bob']);
    expect(await among({ group: 'sign' })).toEqual([]);
  });
});

test('messages that nobody has relayed are found once they are old enough', async () => {
  world = await openSetUpWorld();
  await runWeek(world.app, request(draft, { runId: 'first' }));
  const written = new Date(world.clock.nowMs()).toISOString();
  const later = new Date(world.clock.nowMs() + 1_000).toISOString();
  const find = async (before: string) =>
    (await world.app.timesheets.unrelayed(tenantId, before, { max: 10 })).items.map(({ id }) => id);
  expect(await find(written)).toEqual([]);
  expect(await find(later)).toEqual(['out:first']);
  const relayed = { operations: [{ op: 'set' as const, path: '/relayedAt', value: later }] };
  await world.app.timesheets.batch(lena, [
    { operationType: 'Patch', id: 'out:first', resourceBody: relayed },
  ]);
  expect(await find(later)).toEqual([]);
});
