import { describe, expect, test } from '@jest/globals';
import { exportEntries } from '../../../functions/export/read.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { draft, lena, openSetUpWorld, request, setUpPerson, week } from '../person.ts';

const { tenantId } = lena;

async function threeDrafted() {
  const world = await openSetUpWorld();
  for (const userId of ['mo', 'ann']) await setUpPerson(world.app, { tenantId, userId });
  for (const userId of ['lena', 'mo', 'ann'])
    await runWeek(world.app, { ...request(draft, { runId: 'r-1' }), userId });
  return world;
}

describe('the entries of a week of everybody', () => {
  test('come some people at a time, each person once', async () => {
    const { app } = await threeDrafted();
    const first = await exportEntries(app, tenantId, { week }, { max: 2 });
    const continuation = String(first.continuation);
    const rest = await exportEntries(app, tenantId, { week }, { max: 2, continuation });
    const people = (items: { userId: string }[]) => [...new Set(items.map(({ userId }) => userId))];
    expect([...people(first.items), ...people(rest.items)].sort()).toEqual(['ann', 'lena', 'mo']);
    expect(rest.continuation).toBeUndefined();
  });

  test('can be asked for by the status of the week', async () => {
    const { app } = await threeDrafted();
    await runWeek(app, request({ kind: 'submit' }));
    const { items } = await exportEntries(app, tenantId, { week, status: 'submitted' }, { max: 9 });
    expect(new Set(items.map(({ userId }) => userId))).toEqual(new Set(['lena']));
    expect(items.length).toBeGreaterThan(0);
  });

  test('are those of the tenant, and of that week', async () => {
    const { app } = await threeDrafted();
    expect((await exportEntries(app, 'tenant-b', { week }, { max: 9 })).items).toEqual([]);
    expect((await exportEntries(app, tenantId, { week: '2026-W46' }, { max: 9 })).items).toEqual([]);
  });
});
