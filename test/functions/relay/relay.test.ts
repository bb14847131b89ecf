import { beforeEach, describe, expect, test } from '@jest/globals';
import { weekDates } from '../../../core/week.ts';
import { deletePerson } from '../../../functions/people/personal-data.ts';
import type { Partition } from '../../../functions/ports.ts';
import { relay } from '../../../functions/relay/relay.ts';
import { sweep } from '../../../functions/relay/sweep.ts';
import { runWeek } from '../../../functions/week/run.ts';
import type { Fault } from '../../../local/cosmos/faults.ts';
import { add, draft, lena, openSetUpWorld, projects, request, setUpPerson } from '../person.ts';
import { recordedTelemetry } from '../telemetry/recorded.ts';
import type { StoredDocument, World } from '../world.ts';

/** Those for which there is something planned. */
const weeks = ['2026-W46', '2026-W47', '2026-W48', '2026-W49', '2026-W50', '2026-W51'] as const;
let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

/** What the change feed would bring of a person: the present version of every document. */
const changes = (partition: Partition = lena) => world.documents(partition);
const ofKind = (kind: string, documents: StoredDocument[]) => documents.filter(each => each['kind'] === kind);
const lines = async (partition: Partition = lena) => ofKind('delivery', await changes(partition));
const outbox = async () => ofKind('outbox', await changes());
const messages = () => world.queues.lying('deliveries');

async function drafted(runId: string, partition: Partition = lena): Promise<void> {
  await runWeek(world.app, request(draft, { ...partition, runId }));
}

describe('a run that the person is told of', () => {
  test('gets a line in the ledger, a message in the queue and a mark on its outbox document', async () => {
    await drafted('first');
    expect(await relay(world.app, await changes())).toEqual({ queued: 1 });

    expect(await lines()).toMatchObject([
      {
        ...{ id: 'delivery:first', ...lena, week: '2026-W47', runId: 'first', message: 'summary' },
        ...{ state: 'queued', attempts: 0, turn: 0, ttl: 90 * 86_400 },
      },
    ]);
    expect(messages()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{64}\.0$/),
        body: { schemaVersion: 1, ...lena, runId: 'first', turn: 0 },
      },
    ]);
    expect(await outbox()).toMatchObject([{ relayedAt: new Date(world.clock.nowMs()).toISOString() }]);
  });

  test('is not relayed again when the mark comes round through the change feed', async () => {
    await drafted('first');
    await relay(world.app, await changes());
    const before = await world.bytes(lena);
    world.sent.length = 0;
    expect(await relay(world.app, await changes())).toEqual({ queued: 0 });
    expect([messages().length, world.sent.length, await world.bytes(lena)]).toEqual([1, 0, before]);
  });

  test('leaves a line that has come further as it is', async () => {
    await drafted('first');
    const feed = await changes();
    await relay(world.app, feed);
    const sent = [{ op: 'set' as const, path: '/state', value: 'sent' }];
    const patch = {
      operationType: 'Patch' as const,
      id: 'delivery:first',
      resourceBody: { operations: sent },
    };
    await world.app.timesheets.batch(lena, [patch]);
    await relay(world.app, feed);
    expect(await lines()).toMatchObject([{ state: 'sent' }]);
  });

  test('is relayed along with those of others, however many', async () => {
    const people = ['mo', 'nia', 'oda', 'pit'].map(userId => ({ ...lena, userId }));
    for (const person of people) {
      await setUpPerson(world.app, person);
      for (const week of weeks) await runWeek(world.app, request(draft, { ...person, week }));
    }
    const page = (await Promise.all(people.map(changes))).flat();
    expect(await relay(world.app, page)).toEqual({ queued: 24 });
    const found = await Promise.all(people.map(lines));
    expect([found.map(each => each.length), messages().length]).toEqual([[6, 6, 6, 6], 24]);
  });
});

test('what people do themselves is marked, and nobody is told', async () => {
  await runWeek(world.app, request(add(30)));
  expect(await relay(world.app, await changes())).toEqual({ queued: 0 });
  expect([await lines(), messages()]).toEqual([[], []]);
  expect(await outbox()).toMatchObject([{ relayedAt: expect.any(String) }]);
});

test.each<[string, (document: StoredDocument) => unknown]>([
  ['is no outbox document of ours', ({ runId: _, ...rest }) => rest],
  ['is of a tenant that may not use the app', document => ({ ...document, tenantId: 'tenant-z' })],
  ['is not even an object', () => 'nonsense'],
])('a change that %s is passed over, and the others go through', async (_, spoil) => {
  await drafted('first');
  const feed = await changes();
  const [spoilt] = ofKind('outbox', feed) as [StoredDocument];
  expect(await relay(world.app, [spoil({ ...spoilt, id: 'out:other' }), ...feed])).toEqual({ queued: 1 });
  expect(messages()).toHaveLength(1);
});

describe('a process that dies', () => {
  const told = async () => {
    expect(await lines()).toMatchObject([{ id: 'delivery:first', state: 'queued' }]);
    expect(messages()).toHaveLength(1);
    expect(await outbox()).toMatchObject([{ relayedAt: expect.any(String) }]);
  };
  /** Counted among the batches: the line, and the mark. */
  const steps: [string, number, Fault][] = [
    ['before the line is written', 1, { kind: 'loseRequest' }],
    ['after the line is written', 1, { kind: 'loseAnswer' }],
    ['before the mark is set', 2, { kind: 'loseRequest' }],
    ['after the mark is set', 2, { kind: 'loseAnswer' }],
  ];

  function faultAt(step: number, fault: Fault): void {
    let batches = 0;
    world.fault = ({ kind }) => {
      if (kind === 'batch') batches += 1;
      return kind === 'batch' && batches === step ? fault : undefined;
    };
  }

  test.each(steps)('%s is followed by one that finishes: one line, one message', async (_, step, fault) => {
    await drafted('first');
    const page = await changes();
    faultAt(step, fault);
    await expect(relay(world.app, page)).rejects.toThrow();
    // The change feed brings the same page again.
    await relay(world.app, page);
    await told();
  });

  test.each(steps)(
    '%s is made up for by the sweep, should the feed never come back',
    async (_, step, fault) => {
      await drafted('first');
      faultAt(step, fault);
      await expect(relay(world.app, await changes())).rejects.toThrow();
      world.clock.advance(121_000);
      await sweep(world.app);
      await told();
    },
  );

  test.each(['beforeSend', 'afterSend'] as const)(
    'in the send (%s) is followed by one that finishes',
    async hook => {
      await drafted('first');
      const page = await changes();
      world.queues[hook] = () => {
        throw new Error('The connection broke.');
      };
      await expect(relay(world.app, page)).rejects.toThrow('broke');
      expect(await outbox()).not.toHaveProperty('[0].relayedAt');
      world.queues[hook] = () => undefined;
      await relay(world.app, page);
      await told();
    },
  );

  test('the control: without the second process there is a gap, and the outbox shows it', async () => {
    await drafted('first');
    world.queues.beforeSend = () => {
      throw new Error('The connection broke.');
    };
    await expect(relay(world.app, await changes())).rejects.toThrow('broke');
    expect([messages(), await outbox()]).toEqual([
      [],
      [expect.not.objectContaining({ relayedAt: expect.any(String) })],
    ]);
  });
});

describe('a person who is deleted while the relay is at work', () => {
  test('comes back with nothing', async () => {
    await drafted('first');
    const page = await changes();
    world.queues.afterSend = async () => void (await deletePerson(world.app, lena));
    await relay(world.app, page);
    expect(await changes()).toEqual([]);
    // The page comes once more, as it does after a crash.
    await relay(world.app, page);
    expect(await changes()).toEqual([]);
  });

  test('the control: the line was there when the deletion began', async () => {
    await drafted('first');
    let found = 0;
    world.queues.afterSend = async () => {
      found = (await lines()).length;
    };
    await relay(world.app, await changes());
    expect(found).toBe(1);
  });
});

describe('the sweep', () => {
  test('leaves the change feed two minutes', async () => {
    await drafted('first');
    world.clock.advance(119_000);
    expect(await sweep(world.app)).toEqual({ queued: 0 });
    world.clock.advance(2_000);
    expect(await sweep(world.app)).toEqual({ queued: 1 });
    expect(await sweep(world.app)).toEqual({ queued: 0 });
  });

  test('tells how long the oldest message has lain there, also when it cannot relay it', async () => {
    const telemetry = recordedTelemetry();
    const services = { ...world.app, telemetry };
    const ages = () =>
      telemetry.measured.filter(({ name }) => name === 'outbox.age').map(({ value }) => value);
    await drafted('first');
    world.clock.advance(301_000);
    const broken = { ...services, queues: { send: () => Promise.reject(new Error('The queue is away.')) } };
    await expect(sweep(broken)).rejects.toThrow('away');
    expect(ages()).toEqual([301_000]);
    await sweep(services);
    await sweep(services);
    // Two tenants, looked at twice.
    expect(ages()).toEqual([301_000, 301_000, 0, 0, 0]);
  });

  test('goes through all allowed tenants, page by page', async () => {
    // More than one page, of which nobody is told anything.
    for (const week of weeks) await fillOutbox(week, 20);
    const bea = { tenantId: 'tenant-b', userId: 'bea' };
    await world.app.tenants.write(bea.tenantId, 'catalogue', { projects });
    await setUpPerson(world.app, bea);
    await drafted('other', bea);
    world.clock.advance(121_000);
    expect(await sweep(world.app)).toEqual({ queued: 1 });
    expect((await outbox()).filter(document => document['relayedAt'] === undefined)).toEqual([]);
    expect(await lines(bea)).toHaveLength(1);
  });
});

/** Changes a week so many times. */
async function fillOutbox(week: (typeof weeks)[number], times: number): Promise<void> {
  const change = { op: 'add' as const, date: weekDates(week)[0] as string, minutes: 1, projectId: 'apollo' };
  for (let time = 1; time <= times; time += 1)
    await runWeek(world.app, request({ kind: 'correct', changes: [change] }, { week }));
}
