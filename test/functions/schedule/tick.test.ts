import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Schedule } from '../../../core/schedule.ts';
import { changeProfile } from '../../../functions/people/profile.ts';
import type { Services } from '../../../functions/ports.ts';
import { scheduleTimer, type Ticked } from '../../../functions/schedule/tick.ts';
import { openWorld, type World } from '../world.ts';

const [tenantId, otherId] = ['tenant-a', 'tenant-b'];
const schedule: Schedule = {
  startOfWeek: { enabled: true, at: '07:00' },
  lastWorkingDay: { enabled: true, at: '15:00', remind: true },
};
let world: World;
let tick: (services: Services) => Promise<Ticked>;
beforeEach(async () => {
  world = await openWorld();
  tick = scheduleTimer();
  await person('ann', 'Europe/Berlin');
  await person('bob', 'Asia/Kolkata');
});

async function person(userId: string, zone: string, minutes?: number[], tenant = tenantId): Promise<void> {
  const hours = minutes && {
    workingHours: { minutes: minutes as [number, number, number, number, number, number, number] },
  };
  await changeProfile(world.app, { tenantId: tenant, userId }, { consent: true, zone, ...hours });
}

const started = async (tenant = tenantId) => {
  const { items } = await world.app.tenants.newest<{ orgRunId: string }>(tenant, 'org-run', { max: 100 });
  return items.map(({ orgRunId }) => orgRunId).sort();
};
/** The clock only goes forward; it begins on Monday 16 November, 08:00 UTC. */
const until = (at: string) => world.clock.advance(Date.parse(at) - world.clock.nowMs());

describe('a tenant without a schedule', () => {
  test('starts nothing, and is not even asked who its people are', async () => {
    world.sent.length = 0;
    expect(await tick(world.app)).toEqual({ started: 0, faults: [] });
    expect(await started()).toEqual([]);
    expect(world.sent.filter(({ container }) => container === 'timesheets')).toEqual([]);
  });
});

describe('a tenant with a schedule', () => {
  beforeEach(() => world.app.tenants.write(tenantId, 'schedule', schedule));

  test('starts each zone at its own time', async () => {
    until('2026-11-23T01:35:00Z');
    await tick(world.app);
    expect(await started()).toEqual(['auto.draft.2026-W48.Asia.Kolkata.0']);
    until('2026-11-23T06:00:00Z');
    await tick(world.app);
    expect(await started()).toEqual([
      'auto.draft.2026-W48.Asia.Kolkata.0',
      'auto.draft.2026-W48.Europe.Berlin.0',
    ]);
  });

  test('starts them at its rate, and one whose rate has changed meanwhile no second time', async () => {
    await world.app.tenants.write(tenantId, 'schedule', { ...schedule, rate: 5 });
    until('2026-11-23T06:00:00Z');
    await tick(world.app);
    const rates = async () => {
      const { items } = await world.app.tenants.newest<{ request: { rate: number } }>(tenantId, 'org-run', {
        max: 9,
      });
      return items.map(({ request }) => request.rate);
    };
    expect(await rates()).toEqual([5]);
    await world.app.tenants.write(tenantId, 'schedule', { ...schedule, rate: 9 });
    expect((await scheduleTimer()(world.app)).faults).toEqual([]);
    expect(await rates()).toEqual([5]);
  });

  test('starts nothing on days on which nobody’s week begins or ends', async () => {
    until('2026-11-24T09:00:00Z');
    expect(await tick(world.app)).toEqual({ started: 0, faults: [] });
    // The control: with somebody whose week begins on Tuesday it does.
    await person('cem', 'Europe/Berlin', [0, 480, 480, 480, 480, 0, 0]);
    expect(await scheduleTimer()(world.app)).toEqual({ started: 1, faults: [] });
    expect(await started()).toEqual(['auto.draft.2026-W48.Europe.Berlin.1']);
  });

  test('starts each run once, however often the timer ticks and in how many processes', async () => {
    until('2026-11-23T06:00:00Z');
    const ticks = await Promise.all([tick(world.app), scheduleTimer()(await world.another())]);
    expect(ticks.flatMap(({ faults }) => faults)).toEqual([]);
    const messages = world.queues.lying('org-runs').length;
    world.clock.advance(300_000);
    expect(await tick(world.app)).toEqual({ started: 0, faults: [] });
    expect(await started()).toHaveLength(1);
    expect(world.queues.lying('org-runs')).toHaveLength(messages);
  });

  test('tries again with the next tick what could not be started', async () => {
    until('2026-11-23T06:00:00Z');
    world.fault = ({ container, kind }) =>
      container === 'tenants' && kind === 'other' ? { kind: 'status', status: 503 } : undefined;
    expect(await tick(world.app)).toEqual({ started: 0, faults: [expect.anything()] });
    world.fault = () => undefined;
    world.clock.advance(300_000);
    expect(await tick(world.app)).toEqual({ started: 1, faults: [] });
    expect(world.queues.lying('org-runs')).toHaveLength(1);
  });

  test('does not hold up another tenant when it fails', async () => {
    await world.app.tenants.write(otherId, 'schedule', schedule);
    await person('eve', 'Europe/Berlin', undefined, otherId);
    until('2026-11-23T06:00:00Z');
    let queries = 0;
    world.fault = ({ kind }) => {
      if (kind === 'query') queries += 1;
      return kind === 'query' && queries === 1 ? { kind: 'status', status: 503 } : undefined;
    };
    expect(await tick(world.app)).toEqual({ started: 1, faults: [expect.anything()] });
    expect([await started(), await started(otherId)]).toEqual([[], ['auto.draft.2026-W48.Europe.Berlin.0']]);
  });

  test('starts a redraft and then a reminder on the last working day', async () => {
    until('2026-11-27T12:00:00Z');
    await tick(world.app);
    until('2026-11-27T15:00:00Z');
    await tick(world.app);
    expect(await started()).toEqual([
      'auto.redraft.2026-W48.Asia.Kolkata.4',
      'auto.redraft.2026-W48.Europe.Berlin.4',
      'auto.reminder.2026-W48.Asia.Kolkata.4',
      'auto.reminder.2026-W48.Europe.Berlin.4',
    ]);
  });
});
