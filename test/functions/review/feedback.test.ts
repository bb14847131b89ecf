import { beforeEach, describe, expect, test } from '@jest/globals';
import { giveFeedback } from '../../../functions/review/feedback.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { draft, lena, openSetUpWorld, request, week } from '../person.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
  await runWeek(world.app, request(draft, { runId: 'run-f' }));
});
const kept = async () => (await world.documents(lena)).find(({ id }) => id === `feedback:${week}`)?.['items'];

describe('a thumb', () => {
  test('is kept with the prompt that brought the words about; none, where no LLM did', async () => {
    await giveFeedback(world.app, lena, week, { runId: 'run-f', thumb: 'up', entryId: 'entry-1' });
    expect(await kept()).toEqual([
      { runId: 'run-f', thumb: 'up', entryId: 'entry-1', promptVersion: 'none', at: expect.any(String) },
    ]);
  });

  test('takes the place of an earlier one on the same thing, and of no other', async () => {
    const onComment = { runId: 'run-f', entryId: 'entry-1' };
    const onFinding = { ...onComment, code: 'policyClause', clauseId: '1.1' };
    await giveFeedback(world.app, lena, week, { ...onComment, thumb: 'up' });
    await giveFeedback(world.app, lena, week, { ...onFinding, thumb: 'up' });
    await giveFeedback(world.app, lena, week, { ...onComment, thumb: 'down' });
    expect(await kept()).toMatchObject([
      { code: 'policyClause', thumb: 'up' },
      { entryId: 'entry-1', thumb: 'down' },
    ]);
  });

  test('on a run that is not of this week is refused', async () => {
    const thumb = { thumb: 'up' as const, entryId: 'entry-1' };
    for (const [where, runId] of [
      [week, 'run-none'],
      ['2026-W48', 'run-f'],
    ] as const) {
      await expect(giveFeedback(world.app, lena, where, { ...thumb, runId })).rejects.toMatchObject({
        problem: { code: 'runUnknown', field: 'runId' },
      });
    }
    expect(await kept()).toBeUndefined();
  });
});
