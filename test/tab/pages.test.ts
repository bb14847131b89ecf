import { describe, expect, test } from '@jest/globals';
import type { Locks } from '../../tab/week/locks.ts';
import { addLine } from '../../tab/week/model/edits.ts';
import { edit } from '../../tab/week/model/session.ts';
import { monday } from '../functions/person.ts';
import type { World } from '../functions/world.ts';
import { alone, draftedWorld, openPage, quiet, sessionOf, shelf, sideBySide, stored } from './page.ts';

describe('two pages of one person on one machine', () => {
  const added = (id: string, minutes: number) =>
    addLine({ id, date: monday, minutes, type: 'work', projectId: 'borealis' });
  /** A page whose line is down, with one edit that was sent and two that came after it. */
  const stuckPage = async (world: World, storage: Storage, locks: Locks) => {
    const line = { isDown: false };
    const page = openPage(world, storage, () => (line.isDown ? 'lost' : undefined), locks);
    await page.refresh();
    line.isDown = true;
    page.update(session => edit(session, added('one', 21)));
    for (let turns = 0; turns < 20; turns++) await new Promise(resolve => setImmediate(resolve));
    page.update(session => edit(session, added('two', 22)));
    page.update(session => edit(session, added('three', 23)));
    return { page, line };
  };
  const all = [21, 22, 23].map(minutes => `${monday} borealis ${minutes}`);
  const entered = async (world: World) =>
    (await stored(world)).filter(line => / borealis 2[123]$/.test(line));

  test('do not take each other for gone: what one has kept is entered once', async () => {
    const [world, storage, open] = [await draftedWorld(), shelf(), sideBySide()];
    const { page: first, line } = await stuckPage(world, storage, open());
    const second = openPage(world, storage, () => undefined, open());
    await second.refresh();
    await quiet(second);
    expect(await entered(world)).toEqual([]);
    line.isDown = false;
    await quiet(first);
    expect(await entered(world)).toEqual(all);
    expect(sessionOf(first).conflicts).toEqual([]);
    expect(storage.length).toBe(0);
  });

  test('one takes over when the other has gone, though it was open already', async () => {
    const [world, storage, open] = [await draftedWorld(), shelf(), sideBySide()];
    const locks = open();
    const { page: first } = await stuckPage(world, storage, locks);
    const second = openPage(world, storage, () => undefined, open());
    await second.refresh();
    first.close();
    locks.goAway();
    await second.refresh();
    await quiet(second);
    expect(await entered(world)).toEqual(all);
    expect(storage.length).toBe(0);
  });

  test('control: without locks a person is asked about their own edits, which the other page has sent too', async () => {
    const [world, storage] = [await draftedWorld(), shelf()];
    const { page: first, line } = await stuckPage(world, storage, alone);
    const second = openPage(world, storage, () => undefined, alone);
    await second.refresh();
    await quiet(second);
    line.isDown = false;
    await quiet(first);
    expect(sessionOf(first).conflicts).not.toEqual([]);
  });
});
