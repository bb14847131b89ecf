import { beforeEach, describe, expect, test } from '@jest/globals';
import { earlierWeeksKept } from '../../../core/sources.ts';
import { addWeeks, type WeekId } from '../../../core/week.ts';
import { deletePerson } from '../../../functions/people/personal-data.ts';
import { importEarlierWeeks } from '../../../functions/people/sources.ts';
import type { SourcesDocument } from '../../../functions/week/documents.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { add, draft, lena, openSetUpWorld, request, week } from '../person.ts';
import type { World } from '../world.ts';
import { assertPartitionAgrees } from './oracle.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
  world.sent.length = 0;
});

const batches = () => world.sent.filter(({ kind }) => kind === 'batch').length;
const headOf = async () => (await world.documents(lena)).find(({ kind }) => kind === 'week');
const runs = async () => (await world.documents(lena)).filter(({ kind }) => kind === 'run');

/** An answer to a batch of `count` operations that refuses the second with a status. */
function refusal(status: number, count = 14): { status: number; body: string } {
  const results = Array.from({ length: count }, (_, index) => ({ statusCode: index === 1 ? status : 424 }));
  return { status: 207, body: JSON.stringify(results) };
}

describe('a batch that is answered with 207', () => {
  test('and an inner 412 for ever is never reported as success', async () => {
    world.instead = ({ kind }) => (kind === 'batch' ? refusal(412) : undefined);
    await expect(runWeek(world.app, request(draft))).rejects.toMatchObject({ problem: { code: 'busy' } });
    expect(batches()).toBe(8);
    expect(await runs()).toEqual([]);
  });

  test.each([404, 409, 412, 408, 410, 429, 449, 500, 503])(
    'and an inner %i once is planned again',
    async status => {
      let refused = 0;
      world.instead = ({ kind }) => (kind === 'batch' && refused++ === 0 ? refusal(status) : undefined);
      expect(await runWeek(world.app, request(draft))).toHaveProperty('outcome.version', 1);
      expect(batches()).toBe(2);
      assertPartitionAgrees(await world.documents(lena));
    },
  );

  test.each([400, 401, 403])(
    'and an inner %i, which no repetition mends, ends at once as a bug of ours',
    async status => {
      world.instead = ({ kind }) => (kind === 'batch' ? refusal(status) : undefined);
      const run = runWeek(world.app, request(draft));
      await expect(run).rejects.toThrow(`Operation 1 of the batch was refused with status ${status}.`);
      expect(batches()).toBe(1);
    },
  );

  test('and an inner 404 for ever wrote nothing, which "busy" says', async () => {
    world.instead = ({ kind }) => (kind === 'batch' ? refusal(404) : undefined);
    await expect(runWeek(world.app, request(draft))).rejects.toMatchObject({ problem: { code: 'busy' } });
  });

  test('and a 400 of the receipt alone, in a run that changes nothing, is no matter of the digest', async () => {
    await runWeek(world.app, request(draft));
    world.instead = ({ kind }) =>
      kind === 'batch' ? { status: 207, body: '[{"statusCode":400}]' } : undefined;
    const run = runWeek(world.app, request(draft));
    await expect(run).rejects.toThrow('Operation 0 of the batch was refused with status 400.');
  });

  test('and an inner 413 is refused as too much for one run', async () => {
    world.instead = ({ kind }) => (kind === 'batch' ? refusal(413) : undefined);
    const run = runWeek(world.app, request(draft));
    await expect(run).rejects.toMatchObject({ problem: { code: 'tooManyOperations' } });
    expect(batches()).toBe(1);
  });

  test('and no reason at all leaves doubt', async () => {
    world.instead = ({ kind }) => (kind === 'batch' ? { status: 207, body: '[]' } : undefined);
    expect(await runWeek(world.app, request(draft))).toEqual({ kind: 'pending' });
    expect(await runs()).toEqual([]);
  });
});

describe('what else may have changed between load and commit', () => {
  /** Does something once, when the run has planned and before its batch leaves. */
  function meanwhile(change: () => Promise<unknown>): void {
    let waiting = true;
    world.before = async sent => {
      if (sent.kind !== 'batch' || !waiting) return;
      waiting = false;
      await change();
      world.sent.length = 0;
      world.sent.push(sent);
    };
  }
  const habits = (weeks: WeekId[]) =>
    weeks.map(each => ({ week: each, lines: [{ type: 'work' as const, minutes: [60, 0, 0, 0, 0, 0, 0] }] }));

  test('a person who had no sources has some: 409 on the digest, planned again from them', async () => {
    const mo = { ...lena, userId: 'mo' };
    meanwhile(() => importEarlierWeeks(world.app, mo, habits(['2026-W46']), 'merge'));
    expect(await runWeek(world.app, request(add(30), mo))).toHaveProperty('outcome.version', 1);
    expect(batches()).toBe(2);
    const documents = await world.documents(mo);
    const sources = documents.find(({ id }) => id === 'sources') as SourcesDocument | undefined;
    expect(Object.keys(sources?.habits ?? {})).toEqual(['2026-W46', week]);
    assertPartitionAgrees(documents);
  });

  test('a digest that is due to be removed has gone: 400 on the digest, planned again', async () => {
    const earlier = Array.from({ length: earlierWeeksKept }, (_, index) => addWeeks(week, index - 40));
    await importEarlierWeeks(world.app, lena, habits(earlier), 'replace');
    meanwhile(() => importEarlierWeeks(world.app, lena, habits(earlier.slice(1)), 'replace'));
    expect(await runWeek(world.app, request(add(30)))).toHaveProperty('outcome.version', 1);
    expect(batches()).toBe(2);
    assertPartitionAgrees(await world.documents(lena));
  });

  test('everything about the person was deleted: consent is gone, and nothing is drafted behind it', async () => {
    await runWeek(world.app, request(add(30)));
    meanwhile(() => deletePerson(world.app, lena));
    const run = runWeek(world.app, request(draft));
    await expect(run).rejects.toMatchObject({ problem: { code: 'consentMissing' } });
    expect(await world.documents(lena)).toEqual([]);
  });

  test('the control: when nothing has changed, one batch is enough', async () => {
    meanwhile(async () => undefined);
    await runWeek(world.app, request(draft));
    expect(batches()).toBe(1);
  });
});

test('a request made from another version is told which one the week is at', async () => {
  await runWeek(world.app, request(draft));
  const run = runWeek(world.app, request(add(30), { expectedVersion: 7 }));
  await expect(run).rejects.toMatchObject({
    problem: {
      code: 'weekChanged',
      field: 'expectedVersion',
      message: 'The week is at version 1, not 7. Read it again.',
    },
  });
});

test('a reminder leaves its receipt and its message, and the week as it was', async () => {
  await runWeek(world.app, request(add(30)));
  const kinds = async () => (await world.documents(lena)).map(({ kind }) => kind).sort();
  const [before, head] = [await kinds(), await headOf()];
  const answer = await runWeek(world.app, request({ kind: 'remind' }));
  expect(answer).toMatchObject({ outcome: { version: 1, missing: expect.any(Array) } });
  expect(await kinds()).toEqual([...before, 'outbox', 'run'].sort());
  expect(await headOf()).toEqual(head);
});
