import { beforeEach, describe, expect, test } from '@jest/globals';
import type { SendResult } from '../../../core/delivery.ts';
import { dueMessage } from '../../../functions/delivery/message.ts';
import { receiveDelivery } from '../../../functions/delivery/receive.ts';
import { recordDeadLetter } from '../../../functions/org-run/dead-letters.ts';
import { deletePerson } from '../../../functions/people/personal-data.ts';
import type { Services } from '../../../functions/ports.ts';
import { relay } from '../../../functions/relay/relay.ts';
import { runWeek } from '../../../functions/week/run.ts';
import type { Fault } from '../../../local/cosmos/faults.ts';
import { draft, lena, openSetUpWorld, request } from '../person.ts';
import { recordedTelemetry } from '../telemetry/recorded.ts';
import type { Sent } from '../wire.ts';
import type { World } from '../world.ts';
import { type ScriptedMessenger, scriptedMessenger } from './messenger.ts';

let world: World;
let messenger: ScriptedMessenger;
let services: Services;
beforeEach(async () => {
  world = await openSetUpWorld();
  messenger = scriptedMessenger();
  services = { ...world.app, messenger };
  await runWeek(services, request(draft, { runId: 'first' }));
  await relay(services, await world.documents(lena));
});

const line = async () => (await world.documents(lena)).find(({ id }) => id === 'delivery:first');
const arrivals = () => messenger.arrived.filter(each => each === 'tenant-a|lena|first').length;
const first = { ...lena, runId: 'first' };

/** Hands over what is due. */
const work = (on: Services = services) =>
  world.queues.deliver('deliveries', async message => void (await receiveDelivery(on, message)));

/** Hands over whatever comes, and lets time pass in between, until the queue is empty. */
async function workOff(): Promise<void> {
  for (let dueMs = world.queues.nextDueMs(); dueMs !== undefined; dueMs = world.queues.nextDueMs()) {
    world.clock.advance(Math.max(0, dueMs - world.clock.nowMs()));
    await work();
  }
}

describe('a message', () => {
  test('is sent once, and the ledger says so', async () => {
    await work();
    expect(arrivals()).toBe(1);
    const sentAt = new Date(world.clock.nowMs()).toISOString();
    expect(await line()).toMatchObject({ state: 'sent', attempts: 1, sentAt, updatedAt: sentAt });
    expect(await line()).not.toHaveProperty('claim');
  });

  test('that comes again is not sent again', async () => {
    await work();
    await receiveDelivery(services, { id: 'again', body: dueMessage({ ...first, turn: 0 }).body });
    expect(arrivals()).toBe(1);
  });

  test('about a person who has been deleted is not sent', async () => {
    await deletePerson(services, lena);
    await work();
    expect([arrivals(), await world.documents(lena)]).toEqual([0, []]);
  });

  test('finds nobody as long as there is no bot', async () => {
    await work(world.app);
    expect(await line()).toMatchObject({ state: 'notInstalled' });
  });

  test.each<[SendResult, Partial<Record<string, unknown>>]>([
    [{ kind: 'blocked' }, { state: 'blocked' }],
    [{ kind: 'notInstalled' }, { state: 'notInstalled' }],
    [
      { kind: 'failed', code: 'cardRefused', retryable: false },
      { state: 'failed', reason: 'cardRefused' },
    ],
  ])('that comes to %j is marked and not tried again', async (result, expected) => {
    messenger.script = [result];
    await workOff();
    expect(await line()).toMatchObject({ ...expected, attempts: 1 });
    expect([arrivals(), world.queues.lying('deliveries')]).toEqual([0, []]);
  });
});

describe('when Teams asks for time', () => {
  test('the message waits for as long, in the queue, and the ledger says so', async () => {
    messenger.script = [{ kind: 'throttled', retryAfterMs: 30_000 }];
    const startMs = world.clock.nowMs();
    await work();
    expect(await line()).toMatchObject({ state: 'throttled', reason: 'throttled', attempts: 1, turn: 1 });
    expect(world.queues.nextDueMs()).toBeGreaterThanOrEqual(startMs + 30_000);
    await workOff();
    expect(await line()).toMatchObject({ state: 'sent', attempts: 2 });
    expect(await line()).not.toHaveProperty('reason');
    expect(arrivals()).toBe(1);
  });

  test('telemetry hears of it, and whether Teams asked or the budget was used up', async () => {
    const telemetry = recordedTelemetry();
    const askedBy = () =>
      telemetry.measured.filter(({ name }) => name === 'delivery.throttled').map(({ code }) => code);
    messenger.script = [{ kind: 'throttled', retryAfterMs: 30_000 }];
    await work({ ...services, telemetry });
    expect(askedBy()).toEqual(['teams']);
    world.clock.advance(30_000);
    await services.budgets.throttled(lena.tenantId, 'teams', 60_000);
    await work({ ...services, telemetry });
    expect(askedBy()).toEqual(['teams', 'budget']);
  });

  test('what else is due for the tenant waits without being tried', async () => {
    await services.budgets.throttled(lena.tenantId, 'teams', 60_000);
    await work();
    expect(await line()).toMatchObject({ state: 'queued', attempts: 0 });
    expect(world.clock.waits).toEqual([]);
    await workOff();
    expect(await line()).toMatchObject({ state: 'sent', attempts: 1 });
  });

  test('the control: another tenant’s pause holds nothing up', async () => {
    await services.budgets.throttled('tenant-b', 'teams', 60_000);
    await work();
    expect(await line()).toMatchObject({ state: 'sent' });
  });

  test('it is given up after eight tries', async () => {
    messenger.answer = () => ({ kind: 'throttled', retryAfterMs: 1_000 });
    await workOff();
    expect(await line()).toMatchObject({ state: 'failed', reason: 'throttled', attempts: 8 });
  });
});

test('a messenger that fails is tried again, later each time, and the fault is told for the log', async () => {
  const fault = new Error('the connector is away');
  messenger.script = [fault, { kind: 'failed', code: 'unavailable', retryable: true }];
  const answer = await receiveDelivery(services, { id: 'm', body: dueMessage({ ...first, turn: 0 }).body });
  expect(answer).toMatchObject({ kind: 'putOff', fault });
  await workOff();
  expect(await line()).toMatchObject({ state: 'sent', attempts: 3 });
});

describe('poison', () => {
  test.each([
    ['no object', 'nonsense', 'messageInvalid'],
    ['of another version', { schemaVersion: 2, ...first, turn: 0 }, 'messageInvalid'],
    [
      'of a tenant that may not use the app',
      { schemaVersion: 1, ...first, tenantId: 'z', turn: 0 },
      'tenantUnknown',
    ],
  ])(
    '%s lies with the dead letters after its first delivery, and the queue moves on',
    async (_, body, code) => {
      const poison = await receiveDelivery(services, { id: 'poison', body });
      expect(poison).toEqual({ kind: 'buried', code });
      expect(world.queues.lying('dead-letters')).toMatchObject([
        {
          id: 'poison',
          properties: { DeadLetterReason: code, DeadLetterErrorDescription: expect.any(String) },
        },
      ]);
      await work();
      expect(await line()).toMatchObject({ state: 'sent' });
    },
  );
});

describe('a message that is delivered ten times without success', () => {
  const deadLetters = () =>
    world.queues.deliver('dead-letters', async message => {
      await recordDeadLetter(services, { ...message, reason: 'MaxDeliveryCountExceeded' });
    });

  test('ends with the dead letters, and the ledger shows the gap', async () => {
    world.fault = ({ kind }) => (kind === 'read' ? { kind: 'status', status: 503 } : undefined);
    await work();
    world.fault = () => undefined;
    await deadLetters();
    expect(await line()).toMatchObject({ state: 'failed', reason: 'deliveriesExhausted' });
  });

  test('changes nothing of what was sent meanwhile', async () => {
    await work();
    await recordDeadLetter(services, { id: 'late', body: dueMessage({ ...first, turn: 0 }).body });
    expect(await line()).toMatchObject({ state: 'sent' });
  });
});

describe('two workers with the same message', () => {
  test('send it once: the second finds the claim and comes back when it has ended', async () => {
    const body = dueMessage({ ...first, turn: 0 }).body;
    messenger.before = async () => {
      messenger.before = () => undefined;
      expect(await receiveDelivery(services, { id: 'b', body })).toMatchObject({ kind: 'putOff' });
    };
    await receiveDelivery(services, { id: 'a', body });
    await workOff();
    expect(arrivals()).toBe(1);
    expect(await line()).toMatchObject({ state: 'sent', attempts: 1 });
  });

  test('at the same instant send it once', async () => {
    const body = dueMessage({ ...first, turn: 0 }).body;
    await Promise.all(['a', 'b', 'c'].map(id => receiveDelivery(services, { id, body })));
    await workOff();
    expect(arrivals()).toBe(1);
  });

  test('the control: a send that outlasts its claim is made twice', async () => {
    messenger.before = async () => {
      messenger.before = () => undefined;
      world.clock.advance(61_000);
      await receiveDelivery(services, { id: 'b', body: dueMessage({ ...first, turn: 0 }).body });
    };
    await work();
    expect(arrivals()).toBe(2);
    expect(await line()).toMatchObject({ state: 'sent', attempts: 2 });
  });
});

describe('a worker that dies', () => {
  // The SDK repeats by itself, on a clock of its own, what got lost of anything but a batch.
  const faults: [string, (sent: Sent) => boolean, Fault, number][] = [
    ['an answer of 503', ({ kind }) => kind !== 'account', { kind: 'status', status: 503 }, 10],
    ['a batch that gets lost', ({ kind }) => kind === 'batch', { kind: 'loseRequest' }, 2],
    ['a batch whose answer gets lost', ({ kind }) => kind === 'batch', { kind: 'loseAnswer' }, 2],
  ];
  const cases = faults.flatMap(([name, meant, fault, count]) =>
    Array.from({ length: count }, (_, index) => [name, index + 1, meant, fault] as const),
  );

  test.each(cases)('by %s (no. %i) is followed by one that finishes', async (_, at, meant, fault) => {
    let count = 0;
    world.fault = sent => {
      if (meant(sent)) count += 1;
      return meant(sent) && count === at ? fault : undefined;
    };
    await work(await withMessenger());
    await workOff();
    expect(count).toBeGreaterThanOrEqual(at);
    expect(await line()).toMatchObject({ state: 'sent' });
    expect(arrivals()).toBe(1);
    expect(world.queues.lying('dead-letters')).toEqual([]);
  });

  test.each(['beforeSend', 'afterSend'] as const)(
    'while it puts a message off (%s) loses nothing',
    async hook => {
      messenger.script = [{ kind: 'throttled', retryAfterMs: 5_000 }];
      world.queues[hook] = () => {
        world.queues[hook] = () => undefined;
        throw new Error('The connection broke.');
      };
      await workOff();
      expect(await line()).toMatchObject({ state: 'sent' });
      expect(arrivals()).toBe(1);
    },
  );

  test('between the send and the ledger leaves a claim, and the message is sent a second time: at least once', async () => {
    let dying = true;
    messenger.before = () => {
      // From here on nothing of this worker reaches the store.
      if (dying)
        world.fault = ({ kind }) => (kind === 'account' ? undefined : { kind: 'status', status: 503 });
    };
    await expect(
      receiveDelivery(services, { id: 'a', body: dueMessage({ ...first, turn: 0 }).body }),
    ).rejects.toThrow();
    dying = false;
    world.fault = () => undefined;
    expect(await line()).toMatchObject({ state: 'queued', attempts: 1, claim: expect.any(Object) });
    await workOff();
    expect(await line()).toMatchObject({ state: 'sent', attempts: 2 });
    expect(arrivals()).toBe(2);
  });

  async function withMessenger(): Promise<Services> {
    return { ...(await world.another()), messenger };
  }
});
