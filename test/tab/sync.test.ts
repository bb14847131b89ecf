import { describe, expect, test } from '@jest/globals';
import type { Intent } from '../../core/intent.ts';
import { runWeek } from '../../functions/week/run.ts';
import { keeperOn } from '../../tab/week/keep.ts';
import { addLine, deleteLines, setMinutes } from '../../tab/week/model/edits.ts';
import { edit, retryRefused } from '../../tab/week/model/session.ts';
import { monday, request, tuesday, week } from '../functions/person.ts';
import type { World } from '../functions/world.ts';
import { alone, draftedWorld, lineOn, openPage, quiet, readNow, sessionOf, shelf, stored } from './page.ts';
import { type Mishap, unsteadyApi } from './service.ts';

const elsewhere = (world: World, intent: Intent) => runWeek(world.app, request(intent));

describe('an edit in the tab', () => {
  test('is stored once, though the request or its answer is lost', async () => {
    const world = await draftedWorld();
    const fates: Mishap[] = ['lost', 'unheard', 'unheard', undefined];
    let open = false;
    const page = openPage(world, shelf(), () => (open ? fates.shift() : undefined));
    await page.refresh();
    open = true;
    page.update(session =>
      edit(session, addLine({ id: 'new', date: monday, minutes: 25, type: 'work', projectId: 'borealis' })),
    );
    await quiet(page);
    const lines = (await stored(world)).filter(line => line === `${monday} borealis 25`);
    expect(lines).toHaveLength(1);
  });

  test('control: what is sent again under another id is stored twice', async () => {
    const world = await draftedWorld();
    const api = unsteadyApi(world.app, () => 'unheard');
    const changes = [{ op: 'add' as const, date: monday, minutes: 25, projectId: 'borealis' }];
    await api.correct(week, { runId: 'one', expectedVersion: 1, changes });
    await api.correct(week, { runId: 'two', expectedVersion: 2, changes });
    expect((await stored(world)).filter(line => line === `${monday} borealis 25`)).toHaveLength(2);
  });

  test('of one line goes through while somebody else changes another', async () => {
    const world = await draftedWorld();
    const page = openPage(world);
    await page.refresh();
    const other = lineOn(page, tuesday, 'apollo');
    await elsewhere(world, { kind: 'correct', changes: [{ op: 'change', entryId: other.id, minutes: 11 }] });
    page.update(session => edit(session, setMinutes(lineOn(page, monday, 'apollo'), 77)));
    await quiet(page);
    expect(await stored(world)).toEqual(
      expect.arrayContaining([`${monday} apollo 77`, `${tuesday} apollo 11`]),
    );
    expect(sessionOf(page).conflicts).toEqual([]);
  });

  test('of a line that somebody else has changed waits for a choice, and nothing is overwritten', async () => {
    const world = await draftedWorld();
    const page = openPage(world);
    await page.refresh();
    const line = lineOn(page, monday, 'apollo');
    await elsewhere(world, { kind: 'correct', changes: [{ op: 'change', entryId: line.id, minutes: 11 }] });
    page.update(session => edit(session, setMinutes(line, 77)));
    await quiet(page);
    expect(await stored(world)).toContain(`${monday} apollo 11`);
    expect(sessionOf(page).conflicts).toMatchObject([{ mine: { minutes: 77 }, theirs: { minutes: 11 } }]);
  });

  test('that the service refuses is set aside, and the others are stored', async () => {
    const world = await draftedWorld();
    const page = openPage(world);
    await page.refresh();
    page.update(session => edit(session, setMinutes(lineOn(page, monday, 'apollo'), 1_400)));
    page.update(session => edit(session, setMinutes(lineOn(page, tuesday, 'apollo'), 15)));
    await quiet(page);
    expect(await stored(world)).toContain(`${tuesday} apollo 15`);
    expect(sessionOf(page).refused).toMatchObject([{ line: { minutes: 1_400 } }]);
    const id = sessionOf(page).refused[0]?.id ?? '';
    page.update(session => retryRefused(session, id, false));
    expect(sessionOf(page).refused).toEqual([]);
  });

  test('outlives the page that has lost its line, and nothing of it is left on the machine afterwards', async () => {
    const world = await draftedWorld();
    const storage = shelf();
    let isDown = false;
    const first = openPage(world, storage, () => (isDown ? 'unheard' : undefined));
    await first.refresh();
    isDown = true;
    first.update(session => edit(session, deleteLines([lineOn(first, monday, 'apollo')])));
    first.update(session => edit(session, setMinutes(lineOn(first, tuesday, 'apollo'), 33)));
    for (let turns = 0; turns < 40; turns++) await new Promise(resolve => setImmediate(resolve));
    first.close();
    expect(storage.length).toBe(1);

    const second = openPage(world, storage);
    await second.refresh();
    await quiet(second);
    const lines = await stored(world);
    expect(lines).toContain(`${tuesday} apollo 33`);
    expect(lines.filter(line => line.startsWith(`${monday} apollo`))).toEqual([]);
    expect(storage.length).toBe(0);
  });

  test('of another person is not taken up on the same machine', async () => {
    const storage = shelf();
    const world = await draftedWorld();
    const page = openPage(world, storage, () => undefined);
    await page.refresh();
    const mos = keeperOn({ shelf: storage, owner: 'mo', locks: alone, page: 'page-of-mo' });
    mos.save(edit(sessionOf(page), setMinutes(lineOn(page, monday, 'apollo'), 1)));
    const next = openPage(world, storage);
    await next.refresh();
    await quiet(next);
    expect(await stored(world)).not.toContain(`${monday} apollo 1`);
  });
});

describe('twenty edits while the agent, another device and the line do what they can', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'are stored, or shown for a choice: none is lost (seed %d)',
    async seed => {
      const random = seeded(seed);
      const world = await draftedWorld();
      const page = openPage(
        world,
        shelf(),
        () => (['lost', 'unheard', undefined, undefined] as const)[random(4)],
      );
      await page.refresh();
      const mine: string[] = [];
      for (let turn = 0; turn < 20; turn++) {
        const id = `mine-${turn}`;
        mine.push(id);
        const [date, minutes] = [`2026-11-${16 + random(5)}`, turn + 1];
        page.update(session =>
          edit(session, addLine({ id, date, minutes, type: 'work', projectId: 'apollo', description: id })),
        );
        if (random(3) === 0) {
          const changes = [
            { op: 'add' as const, date, minutes: 1, projectId: 'borealis', description: 'theirs' },
          ];
          await elsewhere(world, random(2) === 0 ? { kind: 'correct', changes } : { kind: 'redraft' });
        }
        for (let turns = random(30); turns > 0; turns--) await new Promise(resolve => setImmediate(resolve));
      }
      await quiet(page);
      const { days } = await readNow(world);
      const found = days.flatMap(({ entries }) => entries.flatMap(entry => entry.description ?? []));
      const shown = [...sessionOf(page).conflicts, ...sessionOf(page).refused].map(({ id }) => id);
      expect([...found.filter(words => words !== 'theirs'), ...shown].sort()).toEqual(mine.sort());
    },
  );
});

/** Whole numbers below a bound, the same ones for the same seed. */
function seeded(seed: number): (below: number) => number {
  let state = seed * 7_919;
  return below => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe('taking a run back in the tab', () => {
  test('does what was shown, and the page shows the week as it is then', async () => {
    const world = await draftedWorld();
    const page = openPage(world);
    await page.refresh();
    const { version } = sessionOf(page);
    expect(await page.undoRun('draft', version)).toBeUndefined();
    expect(await stored(world)).toEqual([]);
    expect(sessionOf(page).wanted).toEqual([]);
  });

  test('is refused when the week is not the one that was shown, and nothing is taken back', async () => {
    const world = await draftedWorld();
    const page = openPage(world);
    await page.refresh();
    const { version } = sessionOf(page);
    page.update(session => edit(session, setMinutes(lineOn(page, monday, 'apollo'), 77)));
    expect(await page.undoRun('draft', version)).toMatchObject({ code: 'weekChanged' });
    expect(await stored(world)).toContain(`${monday} apollo 77`);
  });
});
