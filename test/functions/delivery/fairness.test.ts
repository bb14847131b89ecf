import { beforeEach, expect, test } from '@jest/globals';
import { newDelivery } from '../../../core/delivery.ts';
import { openDelivery } from '../../../functions/delivery/ledger.ts';
import { dueMessage } from '../../../functions/delivery/message.ts';
import { receiveDelivery } from '../../../functions/delivery/receive.ts';
import type { Services } from '../../../functions/ports.ts';
import { openWorld, type World } from '../world.ts';
import { type ScriptedMessenger, scriptedMessenger } from './messenger.ts';

const [slow, other] = ['tenant-a', 'tenant-b'];
const people = 60;
let world: World;
let messenger: ScriptedMessenger;
let processes: Services[];
beforeEach(async () => {
  world = await openWorld();
  messenger = scriptedMessenger();
  processes = [
    { ...world.app, messenger },
    { ...(await world.another()), messenger },
  ];
  for (const tenantId of [slow, other]) {
    for (let index = 0; index < people; index += 1) {
      const partition = { tenantId, userId: `u${index}` };
      const line = newDelivery({ week: '2026-W47', runId: 'r' }, 'summary', world.clock.nowMs());
      await openDelivery(world.app.timesheets, partition, line);
      await world.queues.send('deliveries', [dueMessage({ ...partition, runId: 'r', turn: 0 })]);
    }
  }
});

/** Works the queue off with two processes in turn, and says after how many seconds each tenant had everything. */
async function workOff(): Promise<Record<string, number>> {
  const startMs = world.clock.nowMs();
  const lastMs: Record<string, number> = {};
  let turn = 0;
  for (let dueMs = world.queues.nextDueMs(); dueMs !== undefined; dueMs = world.queues.nextDueMs()) {
    world.clock.advance(Math.max(0, dueMs - world.clock.nowMs()));
    await world.queues.deliver('deliveries', async message => {
      turn += 1;
      const services = processes[turn % 2] as Services;
      const result = await receiveDelivery(services, message);
      const { tenantId } = message.body as { tenantId: string };
      if (result.kind === 'settled') lastMs[tenantId] = world.clock.nowMs();
    });
  }
  return Object.fromEntries(
    Object.entries(lastMs).map(([tenantId, ms]) => [tenantId, Math.round((ms - startMs) / 1000)]),
  );
}

function everybodyOnce(): void {
  expect(messenger.arrived.length).toBe(2 * people);
  expect(new Set(messenger.arrived).size).toBe(2 * people);
}

test('a tenant that Teams holds back slows down alone, and everybody is told once', async () => {
  let refusals = 1;
  messenger.answer = ({ tenantId }) => {
    if (tenantId !== slow || refusals === 0) return undefined;
    refusals -= 1;
    return { kind: 'throttled', retryAfterMs: 20_000 };
  };
  const seconds = await workOff();
  everybodyOnce();
  expect(seconds[other]).toBeLessThanOrEqual(5);
  expect(seconds[slow]).toBeGreaterThanOrEqual(20);
  expect(seconds[slow]).toBeLessThan(60);
});

test('the control: when Teams takes everything, both are through at the same time', async () => {
  const seconds = await workOff();
  everybodyOnce();
  expect(seconds[slow]).toBeLessThanOrEqual(5);
  expect(seconds[other]).toBeLessThanOrEqual(5);
});
