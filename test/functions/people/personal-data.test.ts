import { beforeEach, describe, expect, test } from '@jest/globals';
import { deletePerson, exportPerson } from '../../../functions/people/personal-data.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { toBatches } from '../faults.ts';
import { add, draft, lena, monday, openSetUpWorld, request, setUpPerson } from '../person.ts';
import type { World } from '../world.ts';

const mo = { ...lena, userId: 'mo' };
let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
  await setUpPerson(world.app, mo);
  await runWeek(world.app, request(draft));
  await runWeek(world.app, request(draft, mo));
});

const ids = async () => (await world.documents(lena)).map(({ id }) => id);

/** More documents than one batch can delete. */
async function fill(): Promise<void> {
  const one = { op: 'add' as const, date: monday, minutes: 1, projectId: 'apollo' };
  const filled = request({ kind: 'correct', changes: Array(80).fill(one) });
  await runWeek(world.app, filled);
  // Deleted entries leave marks, which are documents too.
  await runWeek(world.app, request({ kind: 'undo', undoRunId: filled.runId }));
  await runWeek(world.app, request({ kind: 'correct', changes: Array(80).fill(one) }));
  expect((await ids()).length).toBeGreaterThan(150);
}

/** Does something once, before the next batch leaves. */
function beforeTheNextBatch(change: () => Promise<unknown>): void {
  let waiting = true;
  world.before = async ({ kind }) => {
    if (kind !== 'batch' || !waiting) return;
    waiting = false;
    await change();
  };
}

describe('the export', () => {
  test('holds every document of the person, as it is stored, and nothing of anybody else', async () => {
    const { documents } = await exportPerson(world.app, lena);
    expect(documents.map(({ id }) => id).sort()).toEqual(await ids());
    for (const document of documents) {
      expect(document).toMatchObject(lena);
      expect(Object.keys(document).filter(field => field.startsWith('_'))).toEqual([]);
    }
  });

  test('is empty for somebody who is not known', async () => {
    expect(await exportPerson(world.app, { ...lena, userId: 'nobody' })).toEqual({
      documents: [],
      subscriptions: [],
    });
  });
});

describe('the deletion', () => {
  test('leaves nothing of the person, however much there is, and all of anybody else', async () => {
    await fill();
    const others = await world.bytes(mo);
    const { length } = await ids();
    expect(await deletePerson(world.app, lena)).toEqual({ deleted: length });
    expect(await ids()).toEqual([]);
    expect(await world.bytes(mo)).toBe(others);
    expect(await deletePerson(world.app, lena)).toEqual({ deleted: 0 });
  });

  test('that breaks off has taken the consent first, and goes on when it is asked again', async () => {
    await fill();
    world.fault = toBatches(undefined, { kind: 'status', status: 503 });
    await expect(deletePerson(world.app, lena)).rejects.toThrow();
    const left = await ids();
    expect(left.length).toBeGreaterThan(0);
    expect(left).not.toContain('profile');
    const drafted = runWeek(world.app, request(draft));
    await expect(drafted).rejects.toMatchObject({ problem: { code: 'consentMissing' } });

    await deletePerson(world.app, lena);
    expect(await ids()).toEqual([]);
  });

  test('does not mind that something has gone meanwhile', async () => {
    const profile = { operationType: 'Delete' as const, id: 'sources' };
    beforeTheNextBatch(() => world.app.timesheets.batch(lena, [profile]));
    await deletePerson(world.app, lena);
    expect(await ids()).toEqual([]);
  });

  test('takes with it what somebody wrote while it was at work', async () => {
    beforeTheNextBatch(() => runWeek(world.app, request(add(30))));
    await deletePerson(world.app, lena);
    expect(await ids()).toEqual([]);
  });

  test('gives up, and says so, when somebody never stops writing', async () => {
    let [racing, written] = [true, 0];
    world.before = async ({ kind }) => {
      if (kind !== 'batch' || !racing) return;
      racing = false;
      written += 1;
      await runWeek(world.app, request(add(1)));
      racing = true;
    };
    await expect(deletePerson(world.app, lena)).rejects.toMatchObject({ problem: { code: 'busy' } });
    expect(written).toBe(10);
    world.before = () => undefined;
    await deletePerson(world.app, lena);
    expect(await ids()).toEqual([]);
  });
});
