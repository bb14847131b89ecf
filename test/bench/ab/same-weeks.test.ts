import { describe, expect, test } from '@jest/globals';
import type { Arms } from '../../../bench/ab/arms.ts';
import { compareWeeks, readBoth } from '../../../bench/ab/compare.ts';
import { profiles } from '../../../bench/ab/delays.ts';
import { abWeek, organisation, sharedProject } from '../../../bench/ab/organisation.ts';
import { interleave, layDown } from '../../../bench/ab/trial.ts';
import { systemClock } from '../../../functions/io/clock.ts';
import { arrivals, withArms } from './arms.ts';

const half = organisation('7', 12, 0.5);
const clock = {
  nowMs: systemClock.nowMs,
  sleep: (ms: number) => new Promise<void>(wake => setTimeout(wake, ms)),
};

async function played(arms: Arms): Promise<void> {
  await layDown(arms, half);
  await interleave(arms, half.people, { ...arrivals, clock });
}

/** The documents of entries that integrators would see, by id. */
async function entryDocuments({ services, fiveTools }: Arms, userId: string) {
  const { tenantId } = half;
  const batch: object[] = [];
  for await (const document of services.timesheets.all({ tenantId, userId })) {
    if (document['kind'] !== 'entry') continue;
    const { tenantId: _, userId: __, kind: ___, week: ____, ...entry } = document;
    batch.push(entry);
  }
  const query = fiveTools
    .container('entries')
    .items.query<{ body: object }>("SELECT * FROM c WHERE c.kind = 'entry'", {
      partitionKey: [tenantId, userId],
    });
  const tools = (await query.fetchAll()).resources.map(({ body }) => body);
  return { batch: byId(batch), tools: byId(tools) };
}

function byId(entries: object[]) {
  return Object.fromEntries(entries.map(entry => [(entry as { id: string }).id, entry]));
}

describe('five tools and the batch', () => {
  test('commit the same weeks, entry by entry, and the tools’ totals are the sums of the entries', async () => {
    await withArms(profiles.network, async arms => {
      await played(arms);

      for (const { userId } of half.people) {
        const { tools, batch } = await readBoth(arms, { tenantId: half.tenantId, userId });
        expect(tools?.entries.length).toBeGreaterThanOrEqual(8);
        expect(tools).toEqual(batch);
        const documents = await entryDocuments(arms, userId);
        expect(documents.tools).toEqual(documents.batch);
        expect(Object.keys(documents.tools)).toHaveLength(batch?.entries.length ?? 0);
      }
      expect(await compareWeeks(arms, half.people)).toEqual({ compared: 12, same: 12, wrongTotals: 0 });
    });
  });

  test('are told apart when one entry differs by a minute, or one total: the control twin', async () => {
    await withArms(profiles.local, async arms => {
      await played(arms);
      const { tenantId } = half;
      const entries = arms.fiveTools.container('entries').item(`week:${abWeek}`, [tenantId, 'person-00003']);
      await entries.patch([{ op: 'incr', path: '/body/entries/0/minutes', value: 1 }]);
      const total = arms.fiveTools.container('totals').item(`total:${abWeek}`, [tenantId, sharedProject]);
      await total.patch([{ op: 'incr', path: '/minutes', value: -1 }]);

      expect(await compareWeeks(arms, half.people)).toEqual({ compared: 12, same: 11, wrongTotals: 1 });
    });
  });
});
