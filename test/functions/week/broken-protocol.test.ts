import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { WeekRequest } from '../../../core/intent.ts';
import type { Services } from '../../../functions/ports.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { mutants } from '../../commit/mutants.ts';
import { barrier, door } from '../barrier.ts';
import { toBatches } from '../faults.ts';
import { add, lena, openSetUpWorld, request, week } from '../person.ts';
import type { World } from '../world.ts';
import { partitionFaults } from './oracle.ts';

// Control twins: the faults that other files show to be harmless, on a protocol with one part taken out. Each of them
// does its harm here, so a test over there is green because of that part, and not because the fault never struck.

let world: World;
/** What has died in a test is let go after it, so that nothing is left behind. */
let over = door();
beforeEach(async () => {
  world = await openSetUpWorld();
  over = door();
});
afterEach(() => over.open());

/** A process of its own whose protocol lacks a part. */
async function broken(name: keyof typeof mutants): Promise<Services> {
  const change = mutants[name]?.services;
  if (!change) throw new Error(`There is no protocol '${name}'.`);
  return change(await world.another());
}

/** Neither of two runs sends its batch before both have read the week. */
function fromOneHead(one: Services, other: Services, [first, second]: [WeekRequest, WeekRequest]) {
  const bothRead = barrier(2);
  world.after = ({ id }) => (id === `week:${week}` ? bothRead() : undefined);
  return Promise.all([runWeek(one, first), runWeek(other, second)]);
}

const head = async () => (await world.documents(lena)).find(({ id }) => id === `week:${week}`);
const faults = async () => partitionFaults(await world.documents(lena));

describe('without the ETag of the head', () => {
  const part = 'no ifMatch on the head';
  beforeEach(() => runWeek(world.app, request(add(100))));

  test('two runs that together break the daily maximum both say that they went through', async () => {
    const both: [WeekRequest, WeekRequest] = [request(add(300)), request(add(300))];
    const answers = await fromOneHead(await broken(part), await broken(part), both);
    expect(answers).toMatchObject([{ outcome: { version: 2 } }, { outcome: { version: 2 } }]);
    const entries = (await world.documents(lena)).filter(({ kind }) => kind === 'entry');
    expect(entries.reduce((sum, entry) => sum + Number(entry['minutes']), 0)).toBe(700);
  });

  test('of twenty writers at one instant some lose what they wrote', async () => {
    const app = await broken(part);
    const writers = Array.from({ length: 20 }, (_, index) => request(add(1 + index)));
    const answers = await Promise.all(writers.map(writer => runWeek(app, writer)));
    expect(answers.filter(({ kind }) => kind === 'recorded')).toHaveLength(20);
    expect(Number((await head())?.['version'])).toBeLessThan(21);
    expect(await faults()).not.toEqual([]);
  });
});

describe('without the receipt that arbitrates', () => {
  const part = 'blind retry: the receipt does not arbitrate';
  const busy = { problem: { code: 'busy' } };

  test('a run whose answer is lost is applied, and its client never learns of it', async () => {
    const sent = request(add(30));
    world.fault = toBatches({ kind: 'loseAnswer' });
    expect(await runWeek(await broken(part), sent)).toEqual({ kind: 'pending' });
    await expect(runWeek(await broken(part), sent)).rejects.toMatchObject(busy);
    expect(await head()).toMatchObject({ version: 1, totalMinutes: 30 });
  });

  test('of a run that is sent twice at once, one sending says that it was refused', async () => {
    const sent = request(add(30));
    const both = fromOneHead(await broken(part), await broken(part), [sent, sent]);
    await expect(both).rejects.toMatchObject(busy);
    expect(await head()).toMatchObject({ version: 1, totalMinutes: 30 });
  });

  test('a worker that stalls before its commit, while another one has its run, says so too', async () => {
    const sent = request(add(30));
    await expect(overtaken(await broken(part), await broken(part), sent)).rejects.toMatchObject(busy);
    expect(await head()).toMatchObject({ version: 1, totalMinutes: 30 });
  });

  test('a run that is delivered again, because its process died after the commit, says so too', async () => {
    const sent = request(add(30));
    const app = await broken(part);
    await dieAfterCommit(app, sent);
    await expect(runWeek(app, sent)).rejects.toMatchObject(busy);
    expect(await head()).toMatchObject({ version: 1, totalMinutes: 30 });
  });
});

/** Stalls the first batch until somebody else has run the same request. */
async function overtaken(app: Services, other: Services, sent: WeekRequest, again = sent): Promise<unknown> {
  const [ready, wakes] = [door(), door()];
  let first = true;
  world.before = async ({ kind }) => {
    if (kind !== 'batch' || !first) return;
    first = false;
    ready.open();
    await wakes.opened;
  };
  const stalled = runWeek(app, sent);
  await ready.opened;
  await runWeek(other, again);
  wakes.open();
  return stalled;
}

/** The batch is applied, and nothing of this process goes on from there. */
async function dieAfterCommit(app: Services, sent: WeekRequest): Promise<void> {
  const committed = door();
  world.after = async ({ kind }) => {
    if (kind !== 'batch') return;
    committed.open();
    await over.opened;
  };
  runWeek(app, sent).catch(() => undefined);
  await committed.opened;
  world.after = () => undefined;
}

describe('under a fresh id', () => {
  test('a run that is delivered again, because its process died after the commit, has two effects', async () => {
    const sent = request(add(30));
    await dieAfterCommit(world.app, sent);
    await runWeek(world.app, { ...sent, runId: `${sent.runId}.again` });
    expect(await head()).toMatchObject({ version: 2, totalMinutes: 60 });
  });

  test('a worker that stalls before its commit, while another one has its run, writes it once more', async () => {
    const sent = request(add(30));
    const again = { ...sent, runId: `${sent.runId}.again` };
    await overtaken(world.app, await world.another(), sent, again);
    expect(await head()).toMatchObject({ version: 2, totalMinutes: 60 });
  });

  test('each of ten sendings of one correction has its effect', async () => {
    for (let sending = 0; sending < 10; sending += 1) await runWeek(world.app, request(add(30)));
    expect(await head()).toMatchObject({ version: 10, totalMinutes: 300 });
  });
});

test('with the receipt in a batch of its own, a crash between the two leaves an effect without a receipt', async () => {
  world.fault = toBatches(undefined, { kind: 'loseRequest' });
  const sent = request(add(30));
  expect(await runWeek(await broken('run document in a second batch'), sent)).toEqual({ kind: 'pending' });
  expect(await head()).toMatchObject({ version: 1, totalMinutes: 30 });
  expect(await faults()).toContain(`out:${sent.runId} tells of a run without a receipt`);
});

test('where every resolved batch is a success, one that was refused is reported as committed', async () => {
  const refused = { status: 207, body: '[{"statusCode":424},{"statusCode":412}]' };
  world.instead = ({ kind }) => (kind === 'batch' ? refused : undefined);
  const answer = await runWeek(await broken('207 taken for success'), request(add(30)));
  expect(answer).toMatchObject({ outcome: { result: 'committed', version: 1 } });
  expect(await head()).toBeUndefined();
});
