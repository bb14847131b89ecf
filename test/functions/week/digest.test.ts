import { beforeEach, describe, expect, test } from '@jest/globals';
import { earlierWeeksKept } from '../../../core/sources.ts';
import { addWeeks, type WeekId, weekDates } from '../../../core/week.ts';
import type { SourcesDocument } from '../../../functions/week/documents.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { add, draft, lena, openSetUpWorld, request, tuesday, week } from '../person.ts';
import type { World } from '../world.ts';
import { assertPartitionAgrees } from './oracle.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

async function habits(partition = lena): Promise<SourcesDocument['habits']> {
  const sources = (await world.documents(partition)).find(({ id }) => id === 'sources');
  return (sources as unknown as SourcesDocument | undefined)?.habits ?? {};
}

/** Puts an hour on the Monday of a week. */
function addTo(target: WeekId) {
  return runWeek(world.app, request(add(60, weekDates(target)[0]), { week: target }));
}

describe('the digest of a week', () => {
  test('says minutes by day for each type, project and task, and follows every change', async () => {
    await runWeek(world.app, request(draft));
    const [from, to] = [240, 120].map(minutes => [minutes, minutes, minutes, minutes, minutes, 0, 0]);
    expect(await habits()).toEqual({
      [week]: {
        lines: [
          { type: 'work', projectId: 'apollo', minutes: from },
          { type: 'work', projectId: 'borealis', taskId: 'design', minutes: to },
        ],
      },
    });

    await runWeek(world.app, request(add(30, tuesday)));
    expect((await habits())[week]?.lines[0]?.minutes).toEqual([240, 270, 240, 240, 240, 0, 0]);
    assertPartitionAgrees(await world.documents(lena));
  });

  test('creates the sources of a person who has none, and nothing else in them', async () => {
    const mo = { ...lena, userId: 'mo' };
    await runWeek(world.app, request(add(30), mo));
    const documents = await world.documents(mo);
    expect(documents.find(({ id }) => id === 'sources')).toMatchObject({
      ...{ kind: 'sources', ...mo, assignments: [], bookings: [], timeOff: [], holidays: [] },
      habits: { [week]: { lines: [{ minutes: [30, 0, 0, 0, 0, 0, 0] }] } },
    });
    assertPartitionAgrees(documents);
  });

  test('leaves what was imported alone', async () => {
    await runWeek(world.app, request(draft));
    const sources = (await world.documents(lena)).find(({ id }) => id === 'sources');
    expect(sources).toMatchObject({ assignments: [{ id: 'a-1' }], bookings: [{ id: 'b-1' }] });
  });

  test('is kept for the newest weeks, whatever the order in which they are written', async () => {
    const weeks = Array.from({ length: earlierWeeksKept + 3 }, (_, index) => addWeeks(week, index));
    for (const each of [...weeks.slice(3), ...weeks.slice(0, 3)]) await addTo(each);
    expect(Object.keys(await habits()).sort()).toEqual(weeks.slice(3));
    assertPartitionAgrees(await world.documents(lena));
  });

  test('of an old week does not push out a newer one; of a new week it pushes out the oldest', async () => {
    const weeks = Array.from({ length: earlierWeeksKept }, (_, index) => addWeeks(week, index));
    for (const each of weeks) await addTo(each);
    await addTo(addWeeks(week, -1));
    expect(Object.keys(await habits())).toEqual(weeks);
    await addTo(addWeeks(week, earlierWeeksKept));
    expect(Object.keys(await habits())).toEqual([...weeks.slice(1), addWeeks(week, earlierWeeksKept)]);
    assertPartitionAgrees(await world.documents(lena));
  });

  test('of a week that was emptied has no lines', async () => {
    const sent = request(add(60));
    await runWeek(world.app, sent);
    await runWeek(world.app, request({ kind: 'undo', undoRunId: sent.runId }));
    expect(await habits()).toEqual({ [week]: { lines: [] } });
  });
});
