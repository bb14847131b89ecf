import { beforeEach, describe, expect, test } from '@jest/globals';
import { minutesByProject } from '../../../core/totals.ts';
import type { Partition } from '../../../functions/ports.ts';
import { keepTotals } from '../../../functions/totals/keep.ts';
import { projectTotals, usedMinutes } from '../../../functions/totals/read.ts';
import type { HeadDocument } from '../../../functions/week/documents.ts';
import { runWeek } from '../../../functions/week/run.ts';
import type { Fault } from '../../../local/cosmos/faults.ts';
import { add, lena, monday, openSetUpWorld, request, setUpPerson, week } from '../person.ts';
import { type StoredDocument, seeded, type World } from '../world.ts';

const { tenantId } = lena;
const mo = { ...lena, userId: 'mo' };
const nia = { ...lena, userId: 'nia' };
let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

const changes = (partition: Partition = lena) => world.documents(partition);
const ofWeek = (projectId: string) => projectTotals(world.app, tenantId, projectId, week);
const ofAll = (projectId: string) => projectTotals(world.app, tenantId, projectId, undefined);
const heads = async (partition: Partition) =>
  (await changes(partition)).filter(({ kind }) => kind === 'week') as unknown as HeadDocument[];

/** What the totals must be, from the heads themselves. */
async function expectTotals(people: Partition[]): Promise<void> {
  for (const projectId of ['apollo', 'borealis']) {
    const all = (await Promise.all(people.map(heads))).flat();
    const minutes = all.map(head => minutesByProject(head.entries).get(projectId) ?? 0);
    const sum = minutes.reduce((total, more) => total + more, 0);
    expect(await ofWeek(projectId)).toMatchObject({
      minutes: sum,
      people: minutes.filter(each => each > 0).length,
    });
    expect(await ofAll(projectId)).toMatchObject({ minutes: sum });
  }
}

/** Gives an entry another project: taken away here, added there. */
async function move(partition: Partition): Promise<void> {
  const [head] = await heads(partition);
  const entry = head?.entries.find(({ projectId }) => projectId === 'apollo');
  const change = {
    op: 'change' as const,
    entryId: String(entry?.id),
    projectId: 'borealis',
    taskId: 'design',
  };
  await runWeek(world.app, request({ kind: 'correct', changes: [change] }, partition));
}

describe('the totals of a project', () => {
  test('are nothing before time is entered, and are refused for what is no project', async () => {
    expect(await ofWeek('apollo')).toEqual({ projectId: 'apollo', week, minutes: 0, people: 0 });
    expect(await ofAll('apollo')).toEqual({ projectId: 'apollo', minutes: 0 });
    await expect(ofWeek('nothing')).rejects.toMatchObject({ problem: { code: 'notFound' } });
  });

  test('are the time of all people, by week and over all weeks', async () => {
    await runWeek(world.app, request(add(60)));
    await runWeek(world.app, request(add(30), mo));
    const next = { op: 'add' as const, date: '2026-11-23', minutes: 15, projectId: 'apollo' };
    await runWeek(world.app, request({ kind: 'correct', changes: [next] }, { week: '2026-W48' }));
    expect(await keepTotals(world.app, [...(await changes()), ...(await changes(mo))])).toEqual({ weeks: 3 });
    expect(await ofWeek('apollo')).toEqual({ projectId: 'apollo', week, minutes: 90, people: 2 });
    expect(await ofAll('apollo')).toEqual({ projectId: 'apollo', minutes: 105 });
    expect(await usedMinutes(world.app, tenantId, ['apollo', 'borealis'])).toEqual(
      new Map([
        ['apollo', 105],
        ['borealis', 0],
      ]),
    );
  });

  test('say the budget, if there is one', async () => {
    await world.app.tenants.write(tenantId, 'catalogue', {
      projects: [{ id: 'apollo', name: 'Apollo', status: 'open', tasks: [], budgetMinutes: 6_000 }],
    });
    expect(await ofAll('apollo')).toEqual({ projectId: 'apollo', minutes: 0, budgetMinutes: 6_000 });
  });

  test('follow an entry to another project', async () => {
    await runWeek(world.app, request(add(60)));
    await keepTotals(world.app, await changes());
    await move(lena);
    await keepTotals(world.app, await changes());
    expect(await ofWeek('apollo')).toMatchObject({ minutes: 0, people: 0 });
    expect(await ofWeek('borealis')).toMatchObject({ minutes: 60, people: 1 });
    await expectTotals([lena]);
  });

  test('are each tenant’s own', async () => {
    const bea = { tenantId: 'tenant-b', userId: 'bea' };
    await world.app.tenants.write('tenant-b', 'catalogue', {
      projects: [{ id: 'apollo', name: 'Apollo', status: 'open', tasks: [] }],
    });
    await runWeek(world.app, request(add(60), bea));
    await keepTotals(world.app, await changes(bea));
    expect(await ofAll('apollo')).toMatchObject({ minutes: 0 });
    expect(await projectTotals(world.app, 'tenant-b', 'apollo', week)).toMatchObject({ minutes: 60 });
  });
});

describe('the same head', () => {
  test('twice counts once', async () => {
    await runWeek(world.app, request(add(60)));
    const page = await changes();
    await keepTotals(world.app, page);
    await keepTotals(world.app, page);
    await expectTotals([lena]);
  });

  test('read by two processes at once counts once', async () => {
    await runWeek(world.app, request(add(60)));
    const page = await changes();
    await Promise.all([keepTotals(world.app, page), keepTotals(await world.another(), page)]);
    await expectTotals([lena]);
  });

  test('of an older version changes nothing, also where the newer one had moved its time away from', async () => {
    await runWeek(world.app, request(add(60)));
    const old = await changes();
    await move(lena);
    // The newer one comes first: the project before was never heard of.
    await keepTotals(world.app, await changes());
    await keepTotals(world.app, old);
    await expectTotals([lena]);
    expect(await ofWeek('borealis')).toMatchObject({ minutes: 60 });
  });
});

test('more people than one batch can hold are counted, each once', async () => {
  const people = Array.from({ length: 60 }, (_, index) => ({ ...lena, userId: `p-${index}` }));
  for (const person of people) await runWeek(world.app, request(add(10), person));
  const page = (await Promise.all(people.map(changes))).flat();
  await keepTotals(world.app, page);
  expect(await ofWeek('apollo')).toMatchObject({ minutes: 600, people: 60 });
});

describe('a process that dies', () => {
  const faults: [string, Fault][] = [
    ['is lost', { kind: 'loseRequest' }],
    ['is applied and its answer lost', { kind: 'loseAnswer' }],
    ['is answered with 503', { kind: 'status', status: 503 }],
  ];
  const cases = faults.flatMap(([name, fault]) => [1, 2, 3, 4, 5, 6].map(at => [at, name, fault] as const));

  test.each(cases)(
    'when batch %i %s is followed by one that counts everything once',
    async (at, _, fault) => {
      await runWeek(world.app, request(add(60)));
      await keepTotals(world.app, await changes());
      await move(lena);
      await runWeek(world.app, request(add(45), mo));
      const page = [...(await changes()), ...(await changes(mo))];
      let batches = 0;
      let dead = false;
      // From the fault on nothing goes through any more, as if the process had ended there.
      world.fault = ({ kind }) => {
        if (kind === 'batch') batches += 1;
        if (kind === 'batch' && batches === at) {
          dead = true;
          return fault;
        }
        return dead && kind !== 'account' ? { kind: 'status', status: 503 } : undefined;
      };
      await keepTotals(world.app, page).catch(() => undefined);
      world.fault = () => undefined;
      await keepTotals(await world.another(), page);
      await expectTotals([lena, mo]);
    },
  );

  test('the control: without the second process, time is missing', async () => {
    await runWeek(world.app, request(add(60)));
    world.fault = ({ kind }) => (kind === 'batch' ? { kind: 'status', status: 503 } : undefined);
    await expect(keepTotals(world.app, await changes())).rejects.toThrow();
    world.fault = () => undefined;
    expect(await ofWeek('apollo')).toMatchObject({ minutes: 0 });
  });
});

test.each([1, 2, 3, 4, 5])(
  'whatever people do, and in whatever order it comes, in the end the totals are those of the heads (%i)',
  async seed => {
    const random = seeded(seed);
    const people = [lena, mo, nia];
    for (const person of people) await setUpPerson(world.app, person);
    const pages: StoredDocument[][] = [];
    for (let step = 0; step < 25; step += 1) {
      const person = people[Math.floor(random() * people.length)] as Partition;
      const moves = random() < 0.4 && (await heads(person)).some(has('apollo'));
      if (moves) await move(person);
      else await runWeek(world.app, request(add(1 + Math.floor(random() * 10), monday), person));
      pages.push((await Promise.all(people.map(changes))).flat());
      // Some pages are taken now, some again, and some by two at once.
      const some = pages.filter(() => random() < 0.1);
      await Promise.all(some.map(page => keepTotals(world.app, page)));
    }
    for (const page of pages.toSorted(() => random() - 0.5)) await keepTotals(world.app, page);
    await expectTotals(people);
  },
);

const has = (projectId: string) => (head: HeadDocument) =>
  head.entries.some(entry => entry.projectId === projectId);
