import { describe, expect, test } from '@jest/globals';
import { runWeek } from '../../../functions/week/run.ts';
import { weekRuns } from '../../../functions/week/runs.ts';
import { draft, lena, openSetUpWorld, request, week } from '../person.ts';

const all = { max: 50 };
const earlier = '2026-W46';

async function worked() {
  const world = await openSetUpWorld();
  await runWeek(world.app, request(draft, { runId: 'drafted' }));
  await world.clock.sleep(60_000);
  await runWeek(world.app, request({ kind: 'submit' }, { runId: 'submitted' }));
  await world.clock.sleep(60_000);
  await runWeek(world.app, request({ kind: 'recall' }, { runId: 'recalled' }));
  await runWeek(world.app, request(draft, { runId: 'elsewhere', week: earlier }));
  return world;
}

describe('the runs of a week', () => {
  test('are those of that week and person, the newest first', async () => {
    const { app } = await worked();
    const { items } = await weekRuns(app, lena, week, all);
    expect(items.map(({ runId, by, undo }) => [runId, by, undo])).toEqual([
      ['recalled', 'person', 'nothing'],
      ['submitted', 'person', 'nothing'],
      ['drafted', 'agent', expect.any(String)],
    ]);
    expect(items.every(({ diff }) => diff !== undefined)).toBe(true);
    expect((await weekRuns(app, { ...lena, userId: 'mo' }, week, all)).items).toEqual([]);
  });

  test('come a page at a time, each once', async () => {
    const { app } = await worked();
    const first = await weekRuns(app, lena, week, { max: 2 });
    const rest = await weekRuns(app, lena, week, { max: 2, continuation: String(first.continuation) });
    expect(first.items.map(({ runId }) => runId)).toEqual(['recalled', 'submitted']);
    expect(rest.items.map(({ runId }) => runId)).toEqual(['drafted']);
    expect(rest.continuation).toBeUndefined();
  });

  test('a continuation that we never gave is refused', async () => {
    const { app } = await worked();
    const asked = weekRuns(app, lena, week, { max: 2, continuation: 'never' });
    await expect(asked).rejects.toThrow('fieldInvalid');
  });
});
