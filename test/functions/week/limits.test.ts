import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Change, Intent } from '../../../core/intent.ts';
import { importCalendar } from '../../../functions/people/calendar.ts';
import type { HeadDocument, SourcesDocument } from '../../../functions/week/documents.ts';
import { readRun } from '../../../functions/week/read.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { add, lena, monday, openSetUpWorld, request, tuesday, week } from '../person.ts';
import type { World } from '../world.ts';
import { assertPartitionAgrees } from './oracle.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

/** So many entries of five minutes, on Monday and Tuesday. */
function adds(count: number): Intent {
  const changes = Array.from({ length: count }, (_, index): Change => {
    const date = index % 2 === 0 ? monday : tuesday;
    return { op: 'add', date, minutes: 5, projectId: 'apollo' };
  });
  return { kind: 'correct', changes };
}

async function stored<T>(id: string): Promise<T | undefined> {
  return (await world.documents(lena)).find(document => document.id === id) as T | undefined;
}

const digest = async () => (await stored<SourcesDocument>('sources'))?.habits[week];

describe('a batch holds a hundred operations', () => {
  test('96 entries leave room for the digest', async () => {
    expect(await runWeek(world.app, request(adds(96)))).toHaveProperty('outcome.entries', 96);
    expect(await digest()).toEqual({
      lines: [{ type: 'work', projectId: 'apollo', minutes: [240, 240, 0, 0, 0, 0, 0] }],
    });
    assertPartitionAgrees(await world.documents(lena));
  });

  test('97 entries are committed without the digest, which comes with the next write', async () => {
    expect(await runWeek(world.app, request(adds(97)))).toHaveProperty('outcome.entries', 97);
    expect(await digest()).toBeUndefined();
    assertPartitionAgrees(await world.documents(lena));

    const [entry] = (await stored<HeadDocument>(`week:${week}`))?.entries ?? [];
    const change = { op: 'change' as const, entryId: entry?.id ?? '', minutes: (entry?.minutes ?? 0) + 5 };
    await runWeek(world.app, request({ kind: 'correct', changes: [change] }));
    expect((await digest())?.lines.flatMap(line => line.minutes).reduce((sum, each) => sum + each, 0)).toBe(
      490,
    );
    assertPartitionAgrees(await world.documents(lena));
  });

  test('98 entries are refused, and the store is as it was', async () => {
    const before = await world.bytes(lena);
    await expect(runWeek(world.app, request(adds(98)))).rejects.toMatchObject({
      problem: { code: 'tooManyOperations', message: expect.stringContaining('98') },
    });
    expect(await world.bytes(lena)).toBe(before);
  });

  test('97 entries can be submitted, recalled and taken back in one run each', async () => {
    const first = request(adds(97));
    await runWeek(world.app, first);
    const states: string[] = [];
    for (const kind of ['submit', 'recall'] as const) {
      await runWeek(world.app, request({ kind }));
      states.push((await stored<HeadDocument>(`week:${week}`))?.status ?? '');
      assertPartitionAgrees(await world.documents(lena));
    }
    expect(states).toEqual(['submitted', 'draft']);
  });

  test('97 entries can be taken back in one run', async () => {
    const first = request(adds(97));
    await runWeek(world.app, first);
    const undone = await runWeek(world.app, request({ kind: 'undo', undoRunId: first.runId }));
    expect(undone).toMatchObject({ outcome: { entries: 0, operations: { delete: 97 }, skipped: [] } });
    assertPartitionAgrees(await world.documents(lena));
  });

  test('a week of 97 entries takes no further one, and the store is as it was', async () => {
    await runWeek(world.app, request(adds(97)));
    const before = await world.bytes(lena);
    await expect(runWeek(world.app, request(add(5)))).rejects.toMatchObject({
      problem: { code: 'weekFull' },
    });
    expect(await world.bytes(lena)).toBe(before);
  });
});

test('a batch of more than two megabytes is refused, and the store is as it was', async () => {
  const many = Array.from({ length: 2000 }, (_, index) => ({
    id: `${index}-`.padEnd(500, 'x'),
    subject: 'APO-12',
    start: { dateTime: `${monday}T09:00:00`, timeZone: 'UTC' },
    end: { dateTime: `${monday}T10:00:00`, timeZone: 'UTC' },
  }));
  await importCalendar(world.app, lena, { mode: 'replace', value: many });
  const before = await world.bytes(lena);
  const run = runWeek(world.app, request({ kind: 'redraft' }));
  await expect(run).rejects.toMatchObject({
    problem: { code: 'tooManyOperations', message: expect.stringContaining('2 MB') },
  });
  expect(await world.bytes(lena)).toBe(before);
  // The control: half as many fit.
  await importCalendar(world.app, lena, { mode: 'replace', value: many.slice(0, 1000) });
  expect(await runWeek(world.app, request({ kind: 'redraft' }))).toHaveProperty('outcome.version', 1);
});

test('a receipt holds what was done and how to take it back', async () => {
  const sent = request(adds(2));
  await runWeek(world.app, sent);
  const run = await readRun(world.app, lena, sent.runId);
  expect(run.opSet.ops.map(({ op }) => op)).toEqual(['create', 'create']);
  expect(run.inverse.map(({ op }) => op)).toEqual(['delete', 'delete']);
  expect(run).toMatchObject({ createdAt: '2026-11-16T08:00:00.000Z', timings: { attempts: 1, loadMs: 0 } });
  await expect(readRun(world.app, lena, 'never')).rejects.toMatchObject({
    problem: { code: 'runUnknown', runId: 'never' },
  });
  await expect(readRun(world.app, { ...lena, userId: 'mo' }, sent.runId)).rejects.toMatchObject({
    problem: { code: 'runUnknown' },
  });
});
