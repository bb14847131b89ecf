import { describe, expect, test } from '@jest/globals';
import { readinessOf } from '../../../functions/health/readiness.ts';
import { openWorld } from '../world.ts';

const world = await openWorld();
const well = { store: async () => undefined, queues: async () => undefined };
const away = () => Promise.reject(new Error('Connection refused.'));

describe('readiness', () => {
  test('is given when the store and the queues can be reached, and reads no data for it', async () => {
    world.sent.length = 0;
    const readiness = readinessOf(world.clock, async () => world.app);
    expect(await readiness()).toEqual({ ready: true, checks: { store: 'ok', queues: 'ok' } });
    expect(world.sent.length).toBeGreaterThan(0);
    expect(world.sent.filter(({ kind, id }) => id !== '' || !['account', 'other'].includes(kind))).toEqual(
      [],
    );
  });

  test('says what is away', async () => {
    const readiness = readinessOf(world.clock, async () => ({ probes: { ...well, queues: away } }));
    expect(await readiness()).toEqual({ ready: false, checks: { store: 'ok', queues: 'away' } });
  });

  test('is not given while the app cannot be put together', async () => {
    const readiness = readinessOf(world.clock, away);
    expect(await readiness()).toEqual({ ready: false, checks: { store: 'away', queues: 'away' } });
  });

  test('is not given when a container is missing', async () => {
    world.instead = sent =>
      sent.container === 'totals' && sent.id === '' ? { status: 404, body: '{}' } : undefined;
    const readiness = readinessOf(world.clock, async () => world.app);
    expect((await readiness()).checks.store).toBe('away');
    world.instead = () => undefined;
  });

  test('is looked for once in five seconds, however many ask', async () => {
    let looks = 0;
    const store = async () => {
      looks += 1;
    };
    const readiness = readinessOf(world.clock, async () => ({ probes: { ...well, store } }));
    await Promise.all([readiness(), readiness(), readiness()]);
    expect(looks).toBe(1);
    await world.clock.sleep(5_000);
    await readiness();
    expect(looks).toBe(2);
  });

  test('is not waited for without end', async () => {
    const forEver = () => new Promise<void>(() => undefined);
    const readiness = readinessOf(world.clock, async () => ({ probes: { ...well, queues: forEver } }));
    expect((await readiness()).checks.queues).toBe('away');
  });
});
