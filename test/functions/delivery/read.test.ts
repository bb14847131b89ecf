import { beforeEach, describe, expect, test } from '@jest/globals';
import { type DeliveryState, newDelivery } from '../../../core/delivery.ts';
import type { WeekId } from '../../../core/week.ts';
import { openDelivery } from '../../../functions/delivery/ledger.ts';
import { personDeliveries, tenantDeliveries } from '../../../functions/delivery/read.ts';
import { lena } from '../person.ts';
import { openWorld, type World } from '../world.ts';

const { tenantId } = lena;
const max = 100;
let world: World;
beforeEach(async () => {
  world = await openWorld();
});

async function line(
  userId: string,
  runId: string,
  { week = '2026-W47', state = 'queued' }: { week?: WeekId; state?: DeliveryState } = {},
  tenant = tenantId,
): Promise<void> {
  const delivery = { ...newDelivery({ week, runId }, 'summary', world.clock.nowMs()), state };
  await openDelivery(world.app.timesheets, { tenantId: tenant, userId }, delivery);
  world.clock.advance(1_000);
}

const runs = (items: readonly { runId: string }[]) => items.map(({ runId }) => runId);

describe('the ledger of a person', () => {
  test('shows each line as it stands, the newest first, and no one else’s', async () => {
    const createdAt = new Date(world.clock.nowMs()).toISOString();
    await line('lena', 'first');
    await line('lena', 'second', { state: 'blocked' });
    await line('mo', 'his');
    await line('lena', 'there', {}, 'tenant-b');
    const { items } = await personDeliveries(world.app, lena, undefined, { max });
    expect(runs(items)).toEqual(['second', 'first']);
    expect(items[1]).toEqual({
      ...{ userId: 'lena', week: '2026-W47', runId: 'first', message: 'summary', state: 'queued' },
      ...{ attempts: 0, createdAt, updatedAt: createdAt },
    });
  });

  test('can be asked for one week', async () => {
    await line('lena', 'first');
    await line('lena', 'next', { week: '2026-W48' });
    expect(runs((await personDeliveries(world.app, lena, '2026-W48', { max })).items)).toEqual(['next']);
  });

  test('comes page by page, each line once, though more are written meanwhile', async () => {
    for (let index = 0; index < 205; index += 1) await line('lena', `r-${index}`);
    const seen: string[] = [];
    let continuation: string | undefined;
    do {
      const next = continuation === undefined ? { max } : { max, continuation };
      const page = await personDeliveries(world.app, lena, undefined, next);
      seen.push(...runs(page.items));
      continuation = page.continuation;
      await line('lena', `later-${seen.length}`);
    } while (continuation !== undefined);
    expect(seen).toEqual(Array.from({ length: 205 }, (_, index) => `r-${204 - index}`));
  });

  test.each(['nonsense', '2026', '{}', '2026-11-16T08:00:00.000Z'])(
    'refuses %s in the place of a continuation, and names the field',
    async continuation => {
      await expect(personDeliveries(world.app, lena, undefined, { max, continuation })).rejects.toMatchObject(
        { problem: { code: 'fieldInvalid', field: 'continuation' } },
      );
    },
  );
});

describe('the ledger of a tenant', () => {
  beforeEach(async () => {
    await line('lena', 'a');
    await line('mo', 'b', { state: 'blocked' });
    await line('nia', 'c', { state: 'blocked', week: '2026-W48' });
    await line('oda', 'd', { state: 'blocked' }, 'tenant-b');
  });

  test('can be asked for a state and a week', async () => {
    const of = async (filter: { state?: DeliveryState; week?: WeekId }) =>
      runs((await tenantDeliveries(world.app, { tenantId, ...filter }, { max })).items).sort();
    expect(await of({})).toEqual(['a', 'b', 'c']);
    expect(await of({ state: 'blocked' })).toEqual(['b', 'c']);
    expect(await of({ state: 'blocked', week: '2026-W48' })).toEqual(['c']);
    expect(await of({ state: 'sent' })).toEqual([]);
  });

  test('comes page by page, each line once', async () => {
    const seen: string[] = [];
    let continuation: string | undefined;
    do {
      const next = continuation === undefined ? { max: 2 } : { max: 2, continuation };
      const page = await tenantDeliveries(world.app, { tenantId }, next);
      seen.push(...runs(page.items));
      continuation = page.continuation;
    } while (continuation !== undefined);
    expect(seen.sort()).toEqual(['a', 'b', 'c']);
  });

  test.each(['nonsense', '{}', '[]', 'bm9uc2Vuc2U'])(
    'refuses %s in the place of a continuation, and names the field',
    async continuation => {
      await expect(tenantDeliveries(world.app, { tenantId }, { max, continuation })).rejects.toMatchObject({
        problem: { code: 'fieldInvalid', field: 'continuation' },
      });
    },
  );
});
