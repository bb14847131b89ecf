import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Intent } from '../../../core/intent.ts';
import type { EntryDocument } from '../../../functions/week/documents.ts';
import { readWeek } from '../../../functions/week/read.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { add, draft, lena, monday, openSetUpWorld, request, tuesday, week } from '../person.ts';
import type { World } from '../world.ts';
import { assertPartitionAgrees } from './oracle.ts';

const DAY_MS = 86_400_000;
let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

const kinds = async () =>
  Object.groupBy(await world.documents(lena), ({ kind }) => String(kind)) as Record<string, object[]>;
const remove = (entryId: string): Intent => ({ kind: 'correct', changes: [{ op: 'delete', entryId }] });

async function entryDocument(id: string): Promise<EntryDocument> {
  return (await world.documents(lena)).find(document => document.id === id) as unknown as EntryDocument;
}

/** Adds an entry with texts and says its id. */
async function noted(): Promise<string> {
  const sent = request({
    kind: 'correct',
    changes: [
      {
        op: 'add',
        date: monday,
        minutes: 30,
        projectId: 'apollo',
        description: 'Inside',
        externalComment: 'Outside',
      },
    ],
  });
  await runWeek(world.app, sent);
  return `entry:${week}:${sent.runId}:0`;
}

describe('a deleted entry', () => {
  test('leaves a mark that says where it stood and keeps none of its texts', async () => {
    const id = await noted();
    expect(await entryDocument(id)).toMatchObject({ description: 'Inside', externalComment: 'Outside' });
    await runWeek(world.app, request(remove(id)));
    const { _etag, _rid, _self, _ts, _attachments, ...mark } = (await entryDocument(id)) as unknown as Record<
      string,
      unknown
    >;
    expect(mark).toEqual({
      ...{ id, kind: 'entry', ...lena, week, date: monday, type: 'work', projectId: 'apollo' },
      ...{ minutes: 0, status: 'cancelled', owner: 'person', version: 2, deleted: true, ttl: 90 * 86_400 },
    });
    expect(JSON.stringify(mark)).not.toMatch(/Inside|Outside/);
    assertPartitionAgrees(await world.documents(lena));
  });

  test('comes back over its mark by an undo, as it was, and stays', async () => {
    const id = await noted();
    const removal = request(remove(id));
    await runWeek(world.app, removal);
    await runWeek(world.app, request({ kind: 'undo', undoRunId: removal.runId }));
    const back = await entryDocument(id);
    expect(back).toMatchObject({ minutes: 30, description: 'Inside', status: 'draft', version: 3 });
    expect(back).not.toHaveProperty('deleted');
    expect(back).not.toHaveProperty('ttl');
    assertPartitionAgrees(await world.documents(lena));

    world.clock.advance(91 * DAY_MS);
    expect(await entryDocument(id)).toMatchObject({ minutes: 30 });
  });
});

describe('time to live', () => {
  test('of a message is 30 days, of receipts and marks 90; heads, entries and what the person gave stay', async () => {
    await runWeek(world.app, request(draft));
    await runWeek(world.app, request(remove(await noted())));
    const all = await kinds();
    expect([all['run']?.length, all['outbox']?.length, all['entry']?.length]).toEqual([3, 3, 11]);

    world.clock.advance(31 * DAY_MS);
    const month = await kinds();
    expect([month['run']?.length, month['outbox'], month['entry']?.length]).toEqual([3, undefined, 11]);

    world.clock.advance(60 * DAY_MS);
    const quarter = await kinds();
    expect([quarter['run'], quarter['entry']?.length]).toEqual([undefined, 10]);
    expect(Object.keys(quarter).sort()).toEqual(['calendar', 'entry', 'profile', 'sources', 'week']);
  });

  test('keeps a run from happening twice for 90 days', async () => {
    const sent = request(draft);
    const first = await runWeek(world.app, sent);
    world.clock.advance(90 * DAY_MS - 1_000);
    expect(await runWeek(world.app, sent)).toEqual(first);
  });

  test('lets a run id come again after that, as a request of its own that overwrites nothing', async () => {
    const sent = request(add(30));
    await runWeek(world.app, sent);
    world.clock.advance(91 * DAY_MS);
    await runWeek(world.app, { ...sent, intent: add(45, tuesday) });
    const minutes = async () => (await readWeek(world.app, lena, week)).days.map(day => day.totalMinutes);
    expect((await minutes()).slice(0, 2)).toEqual([30, 45]);

    // The agent's own drafts neither: the person's entries bear ids of the same run.
    await runWeek(world.app, { ...sent, runId: 'other', intent: draft });
    world.clock.advance(91 * DAY_MS);
    const drafted = await runWeek(world.app, { ...sent, intent: { kind: 'redraft' } });
    expect(drafted).toHaveProperty('outcome.skipped', []);
    const entries = (await readWeek(world.app, lena, week)).days.flatMap(day => day.entries);
    expect(entries.filter(({ owner }) => owner === 'person').map(entry => entry.minutes)).toEqual([30, 45]);
  });
});
