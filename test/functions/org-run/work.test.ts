import { beforeEach, describe, expect, test } from '@jest/globals';
import { recordDeadLetter } from '../../../functions/org-run/dead-letters.ts';
import { dispatchOrgRun } from '../../../functions/org-run/dispatch.ts';
import { steerOrgRun } from '../../../functions/org-run/steer.ts';
import { type Worker, weekWorker } from '../../../functions/org-run/work.ts';
import type { Incoming, Worked } from '../../../functions/queue/incoming.ts';
import type { RunMessage } from '../../../functions/schemas/messages.ts';
import { documentId } from '../../../functions/week/documents.ts';
import { toEvery } from '../faults.ts';
import { openSetUpWorld } from '../person.ts';
import type { World } from '../world.ts';
import { address, drain, look, start, strangers, tenantId } from './campaign.ts';

let world: World;
let worker: Worker;
beforeEach(async () => {
  world = await openSetUpWorld();
  worker = weekWorker(world.app);
});

const message: RunMessage = {
  ...{ schemaVersion: 1, ...address, userId: 'lena' },
  ...{ page: 0, index: 0, generation: 0, attempt: 1 },
};
const incoming = (body: unknown): Incoming => ({ id: 'message-1', body });

/** An org run for Lena whose messages the test delivers itself. */
async function startForLena(users = ['lena']): Promise<void> {
  await start(world.app, { users });
  await world.queues.deliver('org-runs', each => dispatchOrgRun(world.app, each));
  world.queues.purge('runs');
}

const work = (rest: Partial<RunMessage> = {}): Promise<Worked> => worker(incoming({ ...message, ...rest }));
const letters = () => world.queues.lying('dead-letters');

describe('a message that nobody can work on goes to the dead letters at once, with its code', () => {
  test.each<[string, unknown, string]>([
    ['nonsense', { hello: 1 }, 'messageInvalid'],
    ['no object', 'x', 'messageInvalid'],
    ['nothing', undefined, 'messageInvalid'],
    ['a later version', { ...message, schemaVersion: 2 }, 'messageInvalid'],
    ['a field more', { ...message, title: 'secret' }, 'messageInvalid'],
    ['a wrong attempt', { ...message, attempt: 0 }, 'messageInvalid'],
    ['a tenant that may not use the app', { ...message, tenantId: 'tenant-x' }, 'tenantUnknown'],
    ['an org run that is not there', { ...message, orgRunId: 'other' }, 'orgRunUnknown'],
  ])('%s', async (_, body, code) => {
    await startForLena();
    expect(await worker(incoming(body))).toEqual({ kind: 'buried', code });
    expect(letters()).toEqual([
      {
        id: 'message-1',
        body: body ?? {},
        properties: {
          DeadLetterReason: code,
          DeadLetterErrorDescription: expect.stringMatching(/^[A-Z].*\.$/),
        },
      },
    ]);
  });

  test('control: a sound one is worked on', async () => {
    await startForLena();
    expect(await work()).toEqual({ kind: 'done', code: 'committed' });
    expect(letters()).toEqual([]);
  });

  test('and the queue moves on', async () => {
    await start(world.app, { users: ['lena', 'nobody'] });
    await world.queues.send('runs', [{ id: 'poison', body: { hello: 1 } }]);
    await drain(world);
    expect(await look(world.app)).toMatchObject({ state: 'completed', users: { finished: 2 } });
  });
});

describe('a message that nobody waits for', () => {
  test.each(['pause', 'cancel'] as const)('after %s is completed without a result', async action => {
    await startForLena();
    await steerOrgRun(world.app, address, action);
    expect(await work()).toEqual({ kind: 'void' });
    expect((await look(world.app)).users.finished).toBe(0);
  });

  test('because a later generation has been sent is completed without a result', async () => {
    await startForLena();
    await steerOrgRun(world.app, address, 'pause');
    await steerOrgRun(world.app, address, 'resume');
    expect(await work()).toEqual({ kind: 'void' });
    expect(await work({ generation: 1 })).toEqual({ kind: 'done', code: 'committed' });
  });

  test('a pause that this process remembers does not swallow what was sent after it', async () => {
    await startForLena();
    await steerOrgRun(world.app, address, 'pause');
    await work();
    await steerOrgRun(world.app, address, 'resume');
    expect(await work({ generation: 1 })).toEqual({ kind: 'done', code: 'committed' });
  });
});

describe('a message that is delivered twice', () => {
  test('at once or later has one effect and one result', async () => {
    await startForLena();
    const worked = await Promise.all([work(), weekWorker(world.app)(incoming(message))]);
    worked.push(await work());
    expect(worked).toEqual(Array(3).fill({ kind: 'done', code: 'committed' }));
    const runs = (await world.documents({ tenantId, userId: 'lena' })).filter(({ kind }) => kind === 'run');
    expect(runs.map(({ id }) => id)).toEqual([documentId.run('org-1')]);
    expect((await look(world.app)).results).toEqual({ committed: 1 });
  });
});

describe('while the store is out of reach', () => {
  test('a message is put off, longer each time, and then lies with the dead letters', async () => {
    await startForLena();
    await work({ userId: 'nobody' });
    world.fault = toEvery('batch', { kind: 'status', status: 503 });
    const waits: number[] = [];
    let body: unknown = message;
    for (let attempt = 1; attempt < 8; attempt += 1) {
      expect(await worker(incoming(body))).toEqual({ kind: 'putOff', code: 'storeUnavailable' });
      const [next] = world.queues.lying('runs');
      expect(next?.body).toEqual({ ...message, attempt: attempt + 1 });
      waits.push(Number(next?.enqueueAtMs) - world.clock.nowMs());
      body = next?.body;
      world.queues.purge('runs');
    }
    expect(await worker(incoming(body))).toEqual({ kind: 'buried', code: 'storeUnavailable' });
    // A commit that is in doubt waits at least as long as it may still land.
    expect(waits.every(ms => ms >= 10_000)).toBe(true);
    expect(waits.slice(3)).toEqual([...waits.slice(3)].sort((a, b) => a - b));
    expect(waits.at(-1)).toBeLessThanOrEqual(120_000);
  });

  test('that is so of reads too', async () => {
    await startForLena();
    world.fault = toEvery('read', { kind: 'status', status: 503 });
    expect(await work()).toEqual({ kind: 'putOff', code: 'storeUnavailable' });
  });

  test('and of results that cannot be stored: the week is not done again', async () => {
    await startForLena();
    world.fault = ({ container, kind }) =>
      container === 'tenants' && kind === 'other' ? { kind: 'status', status: 503 } : undefined;
    expect(await work()).toEqual({ kind: 'putOff', code: 'storeUnavailable' });
    world.fault = () => undefined;
    await drain(world);
    expect(await look(world.app)).toMatchObject({ state: 'completed', results: { committed: 1 } });
  });

  test('a fault of ours is not: the message is abandoned', async () => {
    await startForLena();
    const tenants = { ...world.app.tenants, set: () => Promise.reject(new TypeError('ours')) };
    await expect(weekWorker({ ...world.app, tenants })(incoming(message))).rejects.toThrow('ours');
  });
});

describe('a message that the broker gave up', () => {
  test('gives its person a result, and the org run ends', async () => {
    await start(world.app, { users: ['lena', 'nobody'] });
    const tenants = { ...world.app.tenants, set: () => Promise.reject(new TypeError('ours')) };
    const failing = weekWorker({ ...world.app, tenants });
    await world.queues.deliver('org-runs', each => dispatchOrgRun(world.app, each));
    world.clock.advance(1_000);
    await world.queues.deliver('runs', failing);
    await drain(world);
    expect(await look(world.app)).toMatchObject({
      state: 'completed',
      results: { deliveriesExhausted: 2 },
      deadLetters: 2,
    });
  });

  test('does not take the place of a result that is there', async () => {
    await startForLena();
    await work();
    await recordDeadLetter(world.app, { ...incoming(message), reason: 'storeUnavailable' });
    expect((await look(world.app)).results).toEqual({ committed: 1 });
  });
});

describe('results', () => {
  test('of messages under way together are written together', async () => {
    const users = strangers(30);
    await startForLena(users);
    world.sent.length = 0;
    await Promise.all(users.map((userId, index) => work({ userId, index })));
    const writes = world.sent.filter(({ container, kind }) => container === 'tenants' && kind === 'other');
    expect(writes).toHaveLength(3);
    expect(await look(world.app)).toMatchObject({ users: { finished: 30 } });
  });

  test('control: one after the other each is written by itself', async () => {
    await startForLena(strangers(3));
    world.sent.length = 0;
    for (const index of [0, 1, 2]) await work({ userId: `stranger-${index}`, index });
    const writes = world.sent.filter(({ container, kind }) => container === 'tenants' && kind === 'other');
    expect(writes).toHaveLength(3);
  });
});
