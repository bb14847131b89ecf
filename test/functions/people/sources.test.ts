import { beforeEach, describe, expect, test } from '@jest/globals';
import { type Assignment, earlierWeeksKept, type Sources } from '../../../core/sources.ts';
import { addWeeks, type WeekId } from '../../../core/week.ts';
import { changeProfile, readProfile } from '../../../functions/people/profile.ts';
import { importEarlierWeeks, importList } from '../../../functions/people/sources.ts';
import { runWeek } from '../../../functions/week/run.ts';
import type { Fault } from '../../../local/cosmos/faults.ts';
import { barrier } from '../barrier.ts';
import { toBatches, toEvery } from '../faults.ts';
import { add, lena, openSetUpWorld, request, week } from '../person.ts';
import { assertPartitionAgrees } from './../week/oracle.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

const assignment = (id: string, minutesPerDay = 60): Assignment => ({
  ...{ id, projectId: 'apollo', from: '2026-11-02', to: '2026-12-18', minutesPerDay },
});
const send = (items: Assignment[], mode: 'replace' | 'merge' = 'replace') =>
  importList(world.app, lena, 'assignments', items, mode);

async function sources(): Promise<Sources> {
  return (await world.documents(lena)).find(({ id }) => id === 'sources') as unknown as Sources;
}
const assigned = async () => (await sources()).assignments.map(({ id }) => id);

describe('an imported list', () => {
  test('takes the place of the stored one, or is merged in by id; other lists stay', async () => {
    expect(await send([assignment('x'), assignment('y')])).toBe(2);
    expect(await send([assignment('y', 30), assignment('z')], 'merge')).toBe(3);
    expect(await assigned()).toEqual(['x', 'y', 'z']);
    expect((await sources()).assignments[1]).toHaveProperty('minutesPerDay', 30);
    expect(await send([])).toBe(0);
    expect((await sources()).bookings).toHaveLength(1);
  });

  test('holds each id once, the last one given, in whatever mode it comes', async () => {
    expect(await send([assignment('x', 60), assignment('x', 30)])).toBe(1);
    expect((await sources()).assignments).toEqual([assignment('x', 30)]);
  });

  test.each([
    ['projectUnknown', 'items[1].projectId', { projectId: 'gone' }],
    ['taskUnknown', 'items[1].taskId', { taskId: 'gone' }],
  ])('that leads nowhere is refused as %s, and nothing is written', async (code, field, wrong) => {
    const before = await world.bytes(lena);
    const sent = send([assignment('x'), { ...assignment('y'), ...wrong }]);
    await expect(sent).rejects.toMatchObject({ problem: { code, field } });
    expect(await world.bytes(lena)).toBe(before);
  });

  test('that would grow beyond what can be kept is refused, and what is stored stays, with room for digests', async () => {
    const many = (name: string) =>
      Array.from({ length: 1000 }, (_, index) => assignment(`${name}-${index}-`.padEnd(300, 'x')));
    for (const name of ['a', 'b', 'c']) await send(many(name), 'merge');
    const before = await world.bytes(lena);
    await expect(send(many('d'), 'merge')).rejects.toMatchObject({ problem: { code: 'bodyTooLarge' } });
    expect(await world.bytes(lena)).toBe(before);

    expect(await runWeek(world.app, request(add(30)))).toHaveProperty('outcome.version', 1);
    expect((await sources()).habits[week]).toBeDefined();
  });
});

describe('earlier weeks', () => {
  const weeks = (ids: WeekId[], minutes = 60) =>
    ids.map(each => ({
      week: each,
      lines: [{ type: 'work' as const, projectId: 'apollo', minutes: [minutes, 0, 0, 0, 0, 0, 0] }],
    }));

  test('are merged or replaced, and the newest are kept, so many as habits need', async () => {
    const all = Array.from({ length: earlierWeeksKept + 3 }, (_, index) => addWeeks(week, index - 40));
    expect(await importEarlierWeeks(world.app, lena, weeks(all), 'replace')).toBe(earlierWeeksKept);
    expect(Object.keys((await sources()).habits)).toEqual(all.slice(3));
    expect(await importEarlierWeeks(world.app, lena, weeks([week], 30), 'merge')).toBe(earlierWeeksKept);
    expect(await importEarlierWeeks(world.app, lena, weeks(all.slice(0, 1)), 'replace')).toBe(1);
  });

  test('that lead nowhere are refused with the line', async () => {
    const [given] = weeks([week]);
    const wrong = {
      week,
      lines: [...(given?.lines ?? []), { type: 'work' as const, projectId: 'x', minutes: [] }],
    };
    await expect(importEarlierWeeks(world.app, lena, [wrong], 'merge')).rejects.toMatchObject({
      problem: { code: 'projectUnknown', field: 'items[0].lines[1].projectId' },
    });
  });
});

describe('two writers of the same document', () => {
  /** Lets both read before either writes. */
  function afterBothHaveRead(id: string): void {
    const both = barrier(2);
    world.after = sent => (sent.id === id ? both() : undefined);
  }

  test('of two imports keep both', async () => {
    afterBothHaveRead('sources');
    await Promise.all([send([assignment('x')], 'merge'), send([assignment('y')], 'merge')]);
    expect((await assigned()).toSorted()).toEqual(['a-1', 'x', 'y']);
  });

  test('of an import and a run keep the list and the digest', async () => {
    afterBothHaveRead('sources');
    await Promise.all([send([assignment('x')]), runWeek(world.app, request(add(30)))]);
    expect(await assigned()).toEqual(['x']);
    expect((await sources()).habits[week]).toMatchObject({ lines: [{ minutes: [30, 0, 0, 0, 0, 0, 0] }] });
    assertPartitionAgrees(await world.documents(lena));
  });

  test('of two settings of a profile keep both', async () => {
    afterBothHaveRead('profile');
    await Promise.all([
      changeProfile(world.app, lena, { zone: 'Asia/Tokyo' }),
      changeProfile(world.app, lena, { roundingMinutes: 5 }),
    ]);
    const profile = await readProfile(world.app, lena);
    expect(profile).toMatchObject({ consent: true, zone: 'Asia/Tokyo', roundingMinutes: 5 });
  });
});

describe('an import whose answer is lost', () => {
  test.each<[string, Fault]>([
    ['after it was applied', { kind: 'loseAnswer' }],
    ['before it arrived', { kind: 'loseRequest' }],
    ['with 503', { kind: 'status', status: 503 }],
  ])('%s is sent again and is there once', async (_, fault) => {
    world.fault = toBatches(fault);
    expect(await send([assignment('x')], 'merge')).toBe(2);
    expect(await assigned()).toEqual(['a-1', 'x']);
  });

  test('for ever is the store’s fault, not that of many writers', async () => {
    world.fault = toEvery('batch', { kind: 'status', status: 503 });
    await expect(send([assignment('x')])).rejects.toMatchObject({ cause: { code: 503 } });
  });
});

test('a rule of a profile that leads nowhere is refused with its field, and nothing is written', async () => {
  const before = await world.bytes(lena);
  const rule = { id: 'r', trait: 'title' as const, value: 'x', projectId: 'gone' };
  const changed = changeProfile(world.app, lena, { rules: [{ ...rule, projectId: 'apollo' }, rule] });
  await expect(changed).rejects.toMatchObject({
    problem: { code: 'projectUnknown', field: 'rules[1].projectId' },
  });
  expect(await world.bytes(lena)).toBe(before);
});
