import { beforeEach, expect, test } from '@jest/globals';
import type { WorkingHours } from '../../../core/profile.ts';
import { changeProfile } from '../../../functions/people/profile.ts';
import { readRun, readWeek } from '../../../functions/week/read.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { add, draft, lena, openSetUpWorld, request, tuesday, week } from '../person.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld({ closedThrough: '2026-11-16' });
});

test('a week is read as it stands, with the hours of the person and the closed days of the tenant', async () => {
  const minutes: WorkingHours['minutes'] = [360, 360, 360, 360, 0, 0, 0];
  await changeProfile(world.app, lena, { workingHours: { minutes } });
  await runWeek(world.app, request(add(30, tuesday)));
  const view = await readWeek(world.app, lena, week);
  expect(view).toMatchObject({ week, version: 1, totalMinutes: 30, expectedMinutes: 1440 });
  expect(view.days.map(day => [day.closed, day.expectedMinutes])).toEqual([
    [true, 360],
    ...Array(3).fill([false, 360]),
    ...Array(3).fill([false, 0]),
  ]);
});

test('the week of somebody who has said nothing yet is empty, of ordinary hours', async () => {
  const view = await readWeek(world.app, { ...lena, userId: 'mo' }, week);
  expect(view).toMatchObject({ version: 0, status: 'draft', totalMinutes: 0, expectedMinutes: 2400 });
});

test('a run that nobody reviewed says nothing of a review', async () => {
  const sent = request(draft);
  await runWeek(world.app, sent);
  const view = await readRun(world.app, lena, sent.runId);
  expect(Object.keys(view).sort()).toEqual(['createdAt', 'inverse', 'opSet', 'outcome', 'timings']);
});

test('a run that an LLM was asked about says what it answered', async () => {
  await runWeek(world.app, request(draft));
  const ask = async () => ({ kind: 'filtered' as const, tokens: 40 });
  const sent = request({ kind: 'comment' });
  await runWeek({ ...world.app, reviewer: { deadlineMs: 1000, ask } }, sent);
  expect(await readRun(world.app, lena, sent.runId)).toMatchObject({ reviewed: { tokens: 40 } });
});
