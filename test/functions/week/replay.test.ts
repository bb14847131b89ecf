import { beforeEach, describe, expect, test } from '@jest/globals';
import { canonicalJson } from '../../../core/canonical.ts';
import type { WeekRequest } from '../../../core/intent.ts';
import { readSituation } from '../../../functions/week/preview.ts';
import { type Answer, runWeek } from '../../../functions/week/run.ts';
import { barrier, door } from '../barrier.ts';
import { add, draft, lena, openSetUpWorld, request, tuesday, week } from '../person.ts';
import type { World } from '../world.ts';
import { assertPartitionAgrees } from './oracle.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

const bytesOf = (answer: Answer) => canonicalJson(answer);
const receipts = async () => (await world.documents(lena)).filter(({ kind }) => kind === 'run');
const headEtag = async () => (await world.documents(lena)).find(({ kind }) => kind === 'week')?.['_etag'];

describe('the same request under the same run id', () => {
  test('is answered with the same bytes and leaves the store as it was', async () => {
    const sent = request(draft);
    const first = await runWeek(world.app, sent);
    const before = await world.bytes(lena);

    const second = await runWeek(world.app, structuredClone(sent));
    const later = await runWeek(await world.another(), sent);

    expect(first).toMatchObject({ kind: 'recorded', outcome: { result: 'committed', entries: 10 } });
    expect([bytesOf(second), bytesOf(later)]).toEqual([bytesOf(first), bytesOf(first)]);
    expect(await world.bytes(lena)).toBe(before);
    assertPartitionAgrees(await world.documents(lena));
  });

  test('is answered with the old outcome after the week has gone on, and does not disturb it', async () => {
    const sent = request(draft);
    const first = await runWeek(world.app, sent);
    await runWeek(world.app, request(add(60, tuesday, 'apollo')));
    const before = await world.bytes(lena);
    expect(bytesOf(await runWeek(world.app, sent))).toBe(bytesOf(first));
    expect(await world.bytes(lena)).toBe(before);
  });

  test('sent twice at once has one effect, and both are answered alike', async () => {
    const sent = request(draft);
    const other = await world.another();
    // Neither plans before both have read an empty week.
    const bothRead = barrier(2);
    world.after = ({ id }) => (id === `week:${week}` ? bothRead() : undefined);

    const answers = await Promise.all([runWeek(world.app, sent), runWeek(other, sent)]);

    expect(world.sent.filter(({ kind }) => kind === 'batch').length).toBeGreaterThan(1);
    expect(bytesOf(answers[0])).toBe(bytesOf(answers[1]));
    expect(await receipts()).toHaveLength(1);
    assertPartitionAgrees(await world.documents(lena));
  });

  test('is answered with its receipt also when that was read a moment too early, and only the refusal finds it', async () => {
    await runWeek(world.app, request(draft));
    const week = await readSituation(world.app, lena, '2026-W47');
    const entryId = String(week.head.entries[0]?.id);
    const sent = request({ kind: 'correct', changes: [{ op: 'delete', entryId }] });
    const first = await runWeek(world.app, sent);
    const receipt = `run:${sent.runId}`;
    let early = true;
    // The store's first answer about the receipt is from before it was there; so is none later.
    world.instead = ({ kind, id }) => {
      if (kind !== 'read' || id !== receipt || !early) return undefined;
      early = false;
      return { status: 404, body: '{"code":"NotFound","message":"Not there yet."}' };
    };
    expect(bytesOf(await runWeek(world.app, sent))).toBe(bytesOf(first));
    expect(early).toBe(false);
  });

  test('sent ten times at once has one effect', async () => {
    const sent = request(add(30));
    const answers = await Promise.all(Array.from({ length: 10 }, () => runWeek(world.app, sent)));
    expect(new Set(answers.map(bytesOf)).size).toBe(1);
    expect(answers[0]).toMatchObject({ outcome: { version: 1, entries: 1, totalMinutes: 30 } });
    assertPartitionAgrees(await world.documents(lena));
  });

  test('is another request with another week, body, person or expected version', async () => {
    const sent = request(draft);
    await runWeek(world.app, sent);
    const before = await world.bytes(lena);
    const others = [
      { ...sent, expectedVersion: 1 },
      { ...sent, week: '2026-W48' as const },
      { ...sent, intent: { kind: 'redraft' as const } },
      { ...sent, intent: add(31) },
    ];
    for (const other of others) {
      await expect(runWeek(world.app, other)).rejects.toMatchObject({
        problem: { code: 'runIdReused', field: 'runId', runId: sent.runId },
      });
    }
    expect(await world.bytes(lena)).toBe(before);
    // The control: under an id of its own each of them is accepted, and ids are a person's own.
    for (const [index, other] of others.entries())
      expect(await runWeek(world.app, { ...other, runId: `own-${index}` })).toHaveProperty('outcome');
    expect(await runWeek(world.app, { ...sent, userId: 'mo', intent: add(31) })).toHaveProperty('outcome');
    assertPartitionAgrees(await world.documents(lena));
  });
});

describe('the receipt may be read a moment before the head that shows its effect', () => {
  /** The second sending has read that there is no receipt; then the first one commits; then it reads the head. */
  async function sendSkewed(sent: WeekRequest): Promise<[Answer, Answer]> {
    const [committed, receiptRead] = [door(), door()];
    world.after = ({ id }) => (id === `run:${sent.runId}` ? receiptRead.open() : undefined);
    world.before = ({ id }) => (id === `week:${week}` ? committed.opened : undefined);
    const second = runWeek(await world.another(), sent);
    await receiptRead.opened;
    world.before = () => undefined;
    const first = await runWeek(world.app, sent);
    committed.open();
    return [first, await second];
  }

  test.each([
    ['fill the day twice', request(add(400))],
    ['want a version that is gone', request(add(400), { expectedVersion: 0 })],
    ['change nothing any more', request(draft)],
  ])('a sending that would now %s is answered like the one that went through', async (_, sent) => {
    const [first, second] = await sendSkewed(sent);
    expect(bytesOf(second)).toBe(bytesOf(first));
    expect(first).toHaveProperty('outcome.version', 1);
    assertPartitionAgrees(await world.documents(lena));
  });

  test('the control: such a request under another id is refused', async () => {
    await runWeek(world.app, request(add(400)));
    const again = runWeek(world.app, request(add(400)));
    await expect(again).rejects.toMatchObject({ problem: { code: 'dayOverMaximum' } });
  });
});

test('a second run of an unchanged week says so, is recorded, and leaves the head as it was', async () => {
  await runWeek(world.app, request(draft));
  const etag = await headEtag();

  const again = request(draft);
  const answer = await runWeek(world.app, again);

  expect(answer).toMatchObject({
    outcome: { result: 'unchanged', version: 1, entries: 10, operations: { create: 0, patch: 0 } },
  });
  expect(await headEtag()).toBe(etag);
  expect((await receipts()).map(({ id }) => id)).toContain(`run:${again.runId}`);
  assertPartitionAgrees(await world.documents(lena));
  // The control: a run that changes something does replace the head.
  await runWeek(world.app, request(add(15)));
  expect(await headEtag()).not.toBe(etag);
});

test('a refused request is not recorded: its run id is free for the corrected one', async () => {
  const { runId } = request(draft);
  const before = await world.bytes(lena);
  const refused = runWeek(world.app, request(add(601), { runId }));
  await expect(refused).rejects.toMatchObject({ problem: { code: 'dayOverMaximum', runId } });
  expect(await world.bytes(lena)).toBe(before);
  expect(await runWeek(world.app, request(add(600), { runId }))).toHaveProperty(
    'outcome.result',
    'committed',
  );
});

test('a request that expects another version is refused, and goes through when the version is right', async () => {
  await runWeek(world.app, request(draft));
  const before = await world.bytes(lena);
  const stale = runWeek(world.app, request(add(15), { expectedVersion: 0 }));
  await expect(stale).rejects.toMatchObject({ problem: { code: 'weekChanged', field: 'expectedVersion' } });
  expect(await world.bytes(lena)).toBe(before);
  const fresh = await runWeek(world.app, request(add(15), { expectedVersion: 1 }));
  expect(fresh).toHaveProperty('outcome.version', 2);
});
