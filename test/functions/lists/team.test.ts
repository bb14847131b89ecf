import { describe, expect, test } from '@jest/globals';
import { teamStates, teamWeeks } from '../../../functions/lists/team.ts';
import { changeProfile } from '../../../functions/people/profile.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { draft, lena, openSetUpWorld, request, setUpPerson, week } from '../person.ts';

const { tenantId } = lena;

/** Lena has submitted, Mo has a draft, and Ann has agreed and not begun. */
async function team() {
  const world = await openSetUpWorld();
  for (const userId of ['mo', 'ann']) await setUpPerson(world.app, { tenantId, userId });
  for (const userId of ['lena', 'mo'])
    await runWeek(world.app, { ...request(draft, { runId: 'r-1' }), userId });
  await runWeek(world.app, request({ kind: 'submit' }, { runId: 'r-2' }));
  return world;
}

describe('the weeks of a team', () => {
  test('are counted by status, beside how many people there are', async () => {
    const { app } = await team();
    expect(await teamStates(app, tenantId, week)).toEqual({
      ...{ week, people: 3, states: { draft: 1, submitted: 1 } },
    });
    expect(await teamStates(app, 'tenant-b', week)).toEqual({ week, people: 0, states: {} });
  });

  test('come with minutes and with what the last run has found', async () => {
    const { app } = await team();
    await changeProfile(app, { tenantId, userId: 'mo' }, { displayName: 'Mo Haddad' });
    const { items } = await teamWeeks(app, tenantId, { week }, { max: 9 });
    expect(items.map(({ userId, status }) => [userId, status]).sort()).toEqual([
      ['lena', 'submitted'],
      ['mo', 'draft'],
    ]);
    const mo = items.find(({ userId }) => userId === 'mo');
    expect(items.map(({ name }) => name).sort()).toEqual(['Mo Haddad', 'lena']);
    expect(mo?.seen).toMatchObject({ expectedMinutes: 2400, findings: expect.any(Array) });
    expect(mo?.untouched).toBe(mo?.entries);
  });

  test('of one status are asked for by that status, a page at a time', async () => {
    const { app } = await team();
    const submitted = await teamWeeks(app, tenantId, { week, status: 'submitted' }, { max: 9 });
    expect(submitted.items.map(({ userId }) => userId)).toEqual(['lena']);
    const first = await teamWeeks(app, tenantId, { week }, { max: 1 });
    expect(first.items).toHaveLength(1);
    expect(first.continuation).toBeDefined();
  });
});
