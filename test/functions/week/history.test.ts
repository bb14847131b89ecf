import { beforeEach, expect, test } from '@jest/globals';
import type { Intent } from '../../../core/intent.ts';
import { isId } from '../../../functions/http/parameters.ts';
import { importCalendar } from '../../../functions/people/calendar.ts';
import type { HeadDocument } from '../../../functions/week/documents.ts';
import { previewWeek } from '../../../functions/week/preview.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { add, draft, lena, openSetUpWorld, request, tuesday, week } from '../person.ts';
import type { World } from '../world.ts';
import { assertPartitionAgrees } from './oracle.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

async function head(): Promise<HeadDocument> {
  return (await world.documents(lena)).find(({ id }) => id === `week:${week}`) as unknown as HeadDocument;
}

/** Runs an intent and has the documents compared; the run's id. */
async function step(intent: Intent): Promise<string> {
  const sent = request(intent);
  await runWeek(world.app, sent);
  assertPartitionAgrees(await world.documents(lena));
  return sent.runId;
}

test('a week’s way through every step: all documents agree after each of them', async () => {
  await step(draft);
  const added = await step(add(30, tuesday));
  const [first, second] = (await head()).entries;
  await step({
    kind: 'correct',
    changes: [
      { op: 'change', entryId: first?.id ?? '', minutes: 15, description: 'Shorter' },
      { op: 'delete', entryId: second?.id ?? '' },
    ],
  });
  await step({ kind: 'undo', undoRunId: added });
  await step({ kind: 'redraft' });
  for (const kind of [
    'submit',
    'recall',
    'submit',
    'return',
    'submit',
    'approve',
    'recall',
    'approve',
  ] as const)
    await step({ kind });
  const { version, status, entries } = await head();
  expect([version, status]).toEqual([12, 'approved']);
  expect(new Set(entries.map(entry => entry.status))).toEqual(new Set(['approved']));
});

test('every kind of run that changes entries can be taken back, and no step can', async () => {
  const minutes = async () => (await head()).totalMinutes;
  const drafted = await step(draft);
  const full = await minutes();
  const undone = await step({ kind: 'undo', undoRunId: drafted });
  expect(await minutes()).toBe(0);
  await step({ kind: 'undo', undoRunId: undone });
  expect(await minutes()).toBe(full);
  const added = await step(add(30, tuesday));
  await step({ kind: 'undo', undoRunId: added });
  expect(await minutes()).toBe(full);
  await importCalendar(world.app, lena, { mode: 'replace', week, value: [launch] });
  const redrafted = await step({ kind: 'redraft' });
  expect(await minutes()).toBe(full + 120);
  await step({ kind: 'undo', undoRunId: redrafted });
  expect(await minutes()).toBe(full);

  const submitted = await step({ kind: 'submit' });
  await step({ kind: 'recall' });
  const undo = runWeek(world.app, request({ kind: 'undo', undoRunId: submitted }));
  await expect(undo).rejects.toMatchObject({ problem: { code: 'undoUnknown', field: 'undoRunId' } });
});

/** Two hours on a day on which nothing else is planned. */
const launch = {
  id: 'event-2',
  subject: 'APO-12 launch',
  start: { dateTime: '2026-11-21T09:00:00.0000000', timeZone: 'UTC' },
  end: { dateTime: '2026-11-21T11:00:00.0000000', timeZone: 'UTC' },
};

test('what a person deleted or changed is not drafted again, and what they undo is', async () => {
  await step(draft);
  const entries = (await head()).entries;
  const [mine, gone] = [entries[0]?.id ?? '', entries[2]?.id ?? ''];
  const corrected = await step({
    kind: 'correct',
    changes: [
      { op: 'change', entryId: mine, minutes: 15 },
      { op: 'delete', entryId: gone },
    ],
  });
  await step({ kind: 'redraft' });
  const after = new Map((await head()).entries.map(entry => [entry.id, entry]));
  expect(after.get(mine)).toMatchObject({ minutes: 15, owner: 'person' });
  expect(after.has(gone)).toBe(false);

  await step({ kind: 'undo', undoRunId: corrected });
  expect((await head()).entries.map(({ id }) => id)).toContain(gone);
});

test('a preview says what the run then does, and writes nothing', async () => {
  await step(draft);
  const before = await world.bytes(lena);
  const intent = add(45, tuesday);
  const preview = await previewWeek(world.app, { ...lena, week, intent });
  expect(await world.bytes(lena)).toBe(before);
  expect(preview).toMatchObject({ basedOnVersion: 1, diff: [{ op: 'create', date: tuesday }] });

  const sent = request(intent, { expectedVersion: preview.basedOnVersion });
  const answer = await runWeek(world.app, sent);
  expect(answer).toMatchObject({ outcome: { version: 2, totalMinutes: preview.outcome.totalMinutes } });
});

test('a preview of what would be refused is refused alike', async () => {
  const before = await world.bytes(lena);
  const refused = { problem: { code: 'dayOverMaximum' } };
  await expect(previewWeek(world.app, { ...lena, week, intent: add(601) })).rejects.toMatchObject(refused);
  await expect(runWeek(world.app, request(add(601)))).rejects.toMatchObject(refused);
  expect(await world.bytes(lena)).toBe(before);
});

test('a preview never meets a run, whatever a client calls its runs', async () => {
  const intent = add(45, tuesday);
  await runWeek(world.app, request(add(15), { runId: 'preview' }));
  const shown = await previewWeek(world.app, { ...lena, week, intent });
  expect(shown.diff).toMatchObject([{ op: 'create', date: tuesday }]);
  expect(shown.outcome.entries).toBe(2);
  expect(isId(shown.outcome.runId)).toBe(false);
});

test('only a run that changed entries of this very week can be taken back', async () => {
  const drafted = await step(draft);
  await step({ kind: 'submit' });
  const recalled = await step({ kind: 'recall' });
  const elsewhere = request(draft, { week: '2026-W48' });
  await runWeek(world.app, elsewhere);
  const before = await world.bytes(lena);
  for (const undoRunId of ['never', recalled, elsewhere.runId]) {
    const undone = runWeek(world.app, request({ kind: 'undo', undoRunId }));
    await expect(undone).rejects.toMatchObject({ problem: { code: 'undoUnknown', field: 'undoRunId' } });
  }
  const others = runWeek(world.app, request({ kind: 'undo', undoRunId: drafted }, { userId: 'mo' }));
  await expect(others).rejects.toMatchObject({ problem: { code: 'undoUnknown' } });
  expect(await world.bytes(lena)).toBe(before);
});
