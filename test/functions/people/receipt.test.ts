import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Assignment } from '../../../core/sources.ts';
import { importCalendar } from '../../../functions/people/calendar.ts';
import { changeProfile, readProfile } from '../../../functions/people/profile.ts';
import { writeKey } from '../../../functions/people/receipt.ts';
import { importEarlierWeeks, importList } from '../../../functions/people/sources.ts';
import { type CalendarDocument, documentId } from '../../../functions/week/documents.ts';
import { toBatches } from '../faults.ts';
import { lena, openSetUpWorld, week } from '../person.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

const assignment = (id: string): Assignment => ({
  ...{ id, projectId: 'apollo', from: '2026-11-02', to: '2026-12-18', minutesPerDay: 60 },
});
const send = (ids: string[], runId?: string) => {
  const asked = { items: ids.map(assignment), ...(runId !== undefined && { runId }) };
  return importList(world.app, lena, 'assignments', asked.items, 'replace', writeKey('assignments', asked));
};
const stored = async (kind: string) => (await world.documents(lena)).filter(each => each['kind'] === kind);
const assigned = async () => {
  const [sources] = (await stored('sources')) as unknown as { assignments: Assignment[] }[];
  return sources?.assignments.map(({ id }) => id);
};
const reused = { problem: { code: 'runIdReused', field: 'runId' } };

describe('an import under an id', () => {
  test('that is repeated after a newer one leaves the newer one; control: without an id it does not', async () => {
    await send(['x'], 'r-1');
    await send(['y', 'z'], 'r-2');
    expect(await send(['x'], 'r-1')).toBe(2);
    expect(await assigned()).toEqual(['y', 'z']);
    expect(await send(['x'])).toBe(1);
    expect(await assigned()).toEqual(['x']);
  });

  test('whose answer is lost leaves a newer one alone when it is tried again', async () => {
    world.fault = toBatches({ kind: 'loseAnswer' });
    await send(['x'], 'r-1');
    await send(['y'], 'r-2');
    await send(['x'], 'r-1');
    expect(await assigned()).toEqual(['y']);
    expect(await stored('receipt')).toHaveLength(2);
  });

  test('that asks for something else under it is refused, and nothing is written', async () => {
    await send(['x'], 'r-1');
    const before = await world.bytes(lena);
    await expect(send(['y'], 'r-1')).rejects.toMatchObject(reused);
    expect(await world.bytes(lena)).toBe(before);
  });

  test('may share it with an import of another kind', async () => {
    await send(['x'], 'r-1');
    const key = writeKey('earlier-weeks', { runId: 'r-1' });
    expect(await importEarlierWeeks(world.app, lena, [{ week, lines: [] }], 'replace', key)).toBe(1);
    expect((await stored('receipt')).map(({ id }) => id)).toEqual([
      'receipt:assignments:r-1',
      'receipt:earlier-weeks:r-1',
    ]);
  });

  test('that was done is no longer held against the catalogue', async () => {
    await send(['x'], 'r-1');
    await world.app.tenants.write(lena.tenantId, 'catalogue', { projects: [] });
    world.clock.advance(61_000);
    expect(await send(['x'], 'r-1')).toBe(1);
    await expect(send(['x'], 'r-2')).rejects.toMatchObject({ problem: { code: 'projectUnknown' } });
  });

  test('sent twice at once is done once', async () => {
    await Promise.all([send(['x'], 'r-1'), send(['x'], 'r-1')]);
    expect(await assigned()).toEqual(['x']);
    expect(await stored('receipt')).toHaveLength(1);
  });

  test('leaves a receipt that holds nothing of what was sent, and goes after 90 days', async () => {
    await send(['x'], 'r-1');
    const own = (await stored('receipt')).map(each =>
      Object.fromEntries(Object.entries(each).filter(([name]) => !name.startsWith('_'))),
    );
    expect(own).toEqual([
      {
        ...lena,
        ...{ id: 'receipt:assignments:r-1', kind: 'receipt', ttl: 90 * 86_400 },
        requestHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        createdAt: expect.any(String),
      },
    ]);
  });
});

describe('preferences under an id', () => {
  const set = (zone: string, runId?: string) => {
    const asked = { zone, ...(runId !== undefined && { runId }) };
    return changeProfile(world.app, lena, { zone }, writeKey('profile', asked));
  };

  test('are set once, and a repetition is answered with those that are set; control: without an id', async () => {
    await set('Asia/Tokyo', 'r-1');
    await set('Europe/Paris', 'r-2');
    expect(await set('Asia/Tokyo', 'r-1')).toEqual(await readProfile(world.app, lena));
    expect((await readProfile(world.app, lena)).zone).toBe('Europe/Paris');
    expect((await set('Asia/Tokyo')).zone).toBe('Asia/Tokyo');
  });

  test('of another kind under the same id are refused', async () => {
    await set('Asia/Tokyo', 'r-1');
    await expect(set('Europe/Paris', 'r-1')).rejects.toMatchObject(reused);
  });
});

describe('a calendar under an id', () => {
  const event = (id: string, day: string) => ({
    ...{ id, subject: id },
    start: { dateTime: `2026-11-${day}T09:00:00.0000000`, timeZone: 'UTC' },
    end: { dateTime: `2026-11-${day}T10:00:00.0000000`, timeZone: 'UTC' },
  });
  const give = (value: unknown[], runId?: string) =>
    importCalendar(world.app, lena, {
      ...{ mode: 'replace', value },
      ...(runId !== undefined && { runId }),
    });
  const eventsOf = async (id: typeof week) => {
    const calendar = await world.app.timesheets.read<CalendarDocument>(lena, documentId.calendar(id));
    return calendar?.body.events.map(each => each.id);
  };
  const two = [event('a', '17'), event('b', '24')];

  test('is written once, week by week, with the same answer each time; control: without an id', async () => {
    const answer = await give(two, 'r-1');
    await give([event('c', '17')], 'r-2');
    expect(await give(two, 'r-1')).toEqual(answer);
    expect([await eventsOf(week), await eventsOf('2026-W48')]).toEqual([['c'], ['b']]);
    await give(two);
    expect(await eventsOf(week)).toEqual(['a']);
  });

  test('that broke off between two weeks goes on where it was', async () => {
    let batches = 0;
    const down = { kind: 'status', status: 503 } as const;
    world.fault = ({ kind }) => (kind === 'batch' && ++batches > 2 ? down : undefined);
    await expect(give(two, 'r-1')).rejects.toMatchObject({ cause: { code: 503 } });
    world.fault = () => undefined;
    expect([await eventsOf(week), await eventsOf('2026-W48')]).toEqual([['a'], undefined]);
    await give([event('c', '17')], 'r-2');
    await give(two, 'r-1');
    expect([await eventsOf(week), await eventsOf('2026-W48')]).toEqual([['c'], ['b']]);
  });

  test('of other events under the same id is refused before any week is written', async () => {
    await give(two, 'r-1');
    await expect(give([event('d', '10')], 'r-1')).rejects.toMatchObject(reused);
    expect(await eventsOf('2026-W46')).toBeUndefined();
  });
});
