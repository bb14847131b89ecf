import { beforeEach, expect, test } from '@jest/globals';
import type { WorkingHours } from '../../../core/profile.ts';
import type { WeekId } from '../../../core/week.ts';
import { importCalendar } from '../../../functions/people/calendar.ts';
import { changeProfile } from '../../../functions/people/profile.ts';
import { importList } from '../../../functions/people/sources.ts';
import type { HeadDocument } from '../../../functions/week/documents.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { draft, lena, openSetUpWorld, request } from '../person.ts';
import type { World } from '../world.ts';
import { assertPartitionAgrees } from './oracle.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

async function entriesOf(week: WeekId) {
  const documents = await world.documents(lena);
  assertPartitionAgrees(documents);
  const head = documents.find(({ id }) => id === `week:${week}`) as HeadDocument | undefined;
  return (head?.entries ?? []).map(({ date, minutes }) => [date, minutes]);
}

test('a week 53 that ends in the next year is drafted, submitted and recalled like any other', async () => {
  const week = '2026-W53';
  const range = { from: '2026-12-28', to: '2027-01-03' };
  const planned = [{ id: 'a-2', projectId: 'apollo', ...range, minutesPerDay: 240 }];
  await importList(world.app, lena, 'assignments', planned, 'replace');
  for (const intent of [draft, { kind: 'submit' as const }, { kind: 'recall' as const }])
    expect(await runWeek(world.app, request(intent, { week }))).toHaveProperty('outcome.result', 'committed');
  expect(await entriesOf(week)).toEqual([
    ['2026-12-28', 240],
    ['2026-12-29', 240],
    ['2026-12-30', 240],
    ['2026-12-31', 240],
    ['2027-01-01', 240],
  ]);
  // The control: the plan is for that week; the one before has nothing.
  expect(await runWeek(world.app, request(draft, { week: '2026-W52' }))).toHaveProperty('outcome.entries', 0);
});

/** What is drafted from one event on a Sunday night in Berlin. */
async function draftedNight(week: WeekId, start: string, end: string) {
  const [from, to] = [start, end].map(dateTime => ({ dateTime, timeZone: 'UTC' }));
  const value = [{ id: `night-${week}`, subject: 'APO-12 migration', start: from, end: to }];
  await importCalendar(world.app, lena, { mode: 'replace', value });
  expect(await runWeek(world.app, request(draft, { week }))).toHaveProperty('outcome.result', 'committed');
  return entriesOf(week);
}

test('on a night on which the clock changes the hours count that passed, not those on the clock', async () => {
  const workingHours = { minutes: [480, 480, 480, 480, 480, 0, 480] as WorkingHours['minutes'] };
  await changeProfile(world.app, lena, { workingHours });
  const autumn = await draftedNight('2026-W43', '2026-10-24T23:30:00', '2026-10-25T02:30:00');
  expect(autumn).toEqual([['2026-10-25', 180]]);
  const spring = await draftedNight('2026-W13', '2026-03-29T00:30:00', '2026-03-29T01:30:00');
  expect(spring).toEqual([['2026-03-29', 60]]);
  // The control: the same hours of the clock a week before.
  expect(await draftedNight('2026-W42', '2026-10-17T23:30:00', '2026-10-18T01:30:00')).toEqual([
    ['2026-10-18', 120],
  ]);
});
