import { beforeEach, describe, expect, test } from '@jest/globals';
import { deletePerson } from '../../../functions/people/personal-data.ts';
import type { Partition } from '../../../functions/ports.ts';
import { keepTotals } from '../../../functions/totals/keep.ts';
import { projectTotals } from '../../../functions/totals/read.ts';
import { runWeek } from '../../../functions/week/run.ts';
import type { Fault } from '../../../local/cosmos/faults.ts';
import { add, lena, openSetUpWorld, request, week } from '../person.ts';
import type { StoredDocument, World } from '../world.ts';

const { tenantId } = lena;
const mo = { ...lena, userId: 'mo' };
const unavailable: Fault = { kind: 'status', status: 503 };
let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

const changes = (partition: Partition = lena) => world.documents(partition);
const ofWeek = (projectId: string) => projectTotals(world.app, tenantId, projectId, week);

describe('a person who is deleted', () => {
  beforeEach(async () => {
    for (const person of [lena, mo]) await runWeek(world.app, request(add(60), person));
  });
  const share = (userId: string) =>
    world.app.totals.read({ tenantId, projectId: 'apollo' }, `share:${week}:${userId}`);

  test('is taken out of the totals, and nothing of them stays', async () => {
    await keepTotals(world.app, [...(await changes()), ...(await changes(mo))]);
    expect(await share('lena')).toBeDefined();
    await deletePerson(world.app, lena);
    expect(await share('lena')).toBeUndefined();
    expect(await ofWeek('apollo')).toMatchObject({ minutes: 60, people: 1 });
    expect(await changes()).toEqual([]);
  });

  test.each([1, 2, 3])('while the feed is at work (before its batch %i) does not come back', async at => {
    const page = [...(await changes()), ...(await changes(mo))];
    let batches = 0;
    world.before = async ({ kind }) => {
      if (kind !== 'batch') return;
      batches += 1;
      if (batches === at) await deletePerson(world.app, lena);
    };
    await keepTotals(world.app, page);
    expect(batches).toBeGreaterThanOrEqual(at);
    world.before = () => undefined;
    expect(await share('lena')).toBeUndefined();
    expect(await changes()).toEqual([]);
    expect(await ofWeek('apollo')).toMatchObject({ minutes: 60, people: 1 });
    // And not by the same page either.
    await keepTotals(world.app, page);
    expect([await share('lena'), await changes()]).toEqual([undefined, []]);
  });

  test('while the feed is at work, which then dies, does not come back when the page comes again', async () => {
    const page = await changes();
    await keepTotals(world.app, page);
    await runWeek(world.app, request(add(30)));
    const next = await changes();
    world.before = async ({ kind, container }) => {
      if (kind !== 'batch' || container !== 'totals') return;
      world.before = () => undefined;
      await deletePerson(world.app, lena);
      world.fault = sent =>
        sent.kind === 'read' && sent.container === 'timesheets' ? unavailable : undefined;
    };
    await expect(keepTotals(world.app, next)).rejects.toThrow();
    world.fault = () => undefined;
    // The control: it had just written what the deletion had taken out.
    expect(await share('lena')).toBeDefined();
    await keepTotals(world.app, next);
    expect([await share('lena'), await changes()]).toEqual([undefined, []]);
  });
});

describe('a page that comes while a person is being deleted', () => {
  const gone = async () => {
    const share = await world.app.totals.read({ tenantId, projectId: 'apollo' }, `share:${week}:lena`);
    expect([share, await changes()]).toEqual([undefined, []]);
    expect(await ofWeek('apollo')).toMatchObject({ minutes: 0, people: 0 });
  };
  /** Does something once, before the given batch of the deletion leaves. */
  async function deleteWith(at: number, interruption: () => Promise<unknown>): Promise<number> {
    let batches = 0;
    let busy = false;
    world.before = async ({ kind }) => {
      if (kind !== 'batch' || busy) return;
      batches += 1;
      if (batches !== at) return;
      busy = true;
      await interruption();
      busy = false;
    };
    await deletePerson(world.app, lena);
    world.before = () => undefined;
    return batches;
  }
  let page: StoredDocument[];
  beforeEach(async () => {
    await runWeek(world.app, request(add(60)));
    const old = await changes();
    await keepTotals(world.app, old);
    await runWeek(world.app, request(add(30)));
    page = await changes();
  });

  // The documents, the mark on the list, the share with the sums, the list.
  test.each([1, 2, 3, 4])('before its batch %i brings nothing back', async at => {
    expect(await deleteWith(at, () => keepTotals(world.app, page))).toBeGreaterThanOrEqual(at);
    await gone();
  });
});
