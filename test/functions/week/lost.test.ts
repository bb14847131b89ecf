import type { ConnectionPolicy, OperationInput } from '@azure/cosmos';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { canonicalJson } from '../../../core/canonical.ts';
import { runWeek } from '../../../functions/week/run.ts';
import type { Fault } from '../../../local/cosmos/faults.ts';
import { door } from '../barrier.ts';
import { lostWithoutCode, timedOut, toBatches } from '../faults.ts';
import { draft, lena, openSetUpWorld, request, week } from '../person.ts';
import type { World } from '../world.ts';
import { assertPartitionAgrees } from './oracle.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
  world.sent.length = 0;
});

const batches = () => world.sent.filter(({ kind }) => kind === 'batch').length;
const loads = () => world.sent.filter(({ id }) => id === `week:${week}`).length;

/** One effect, whatever the wire did; the replay says the same, and the documents agree. */
async function expectOneEffect(): Promise<void> {
  const sent = request(draft);
  const answer = await runWeek(world.app, sent);
  expect(answer).toMatchObject({
    kind: 'recorded',
    outcome: { result: 'committed', version: 1, entries: 10 },
  });
  const documents = await world.documents(lena);
  expect(documents.filter(({ kind }) => kind === 'run')).toHaveLength(1);
  assertPartitionAgrees(documents);
  expect(canonicalJson(await runWeek(world.app, sent))).toBe(canonicalJson(answer));
}

const applied: [string, Fault][] = [
  ['the connection breaks', { kind: 'loseAnswer' }],
  [
    'the connection breaks with the code that the SDK would re-send for',
    { kind: 'loseAnswer', code: 'REQUEST_SEND_ERROR' },
  ],
  ['the answer breaks off in the middle', { kind: 'halfBody' }],
];

describe('the batch was applied and its answer is lost', () => {
  test.each(applied)(
    'because %s: the receipt is the answer, and no second batch is sent',
    async (_, fault) => {
      world.fault = toBatches(fault);
      await expectOneEffect();
      expect(batches()).toBe(1);
      expect(loads()).toBe(3);
    },
  );

  test.each([
    ['because of an error without a code', lostWithoutCode()],
    ['because the SDK ran out of patience', timedOut()],
  ])('%s: the same', async (_, error) => {
    let lost = 0;
    world.after = ({ kind }) => {
      if (kind !== 'batch' || lost > 0) return;
      lost += 1;
      throw error;
    };
    await expectOneEffect();
    expect([batches(), lost]).toEqual([1, 1]);
  });
});

const notApplied: [string, Fault][] = [
  ['the connection breaks', { kind: 'loseRequest' }],
  [
    'the connection breaks with the code that the SDK would re-send for',
    { kind: 'loseRequest', code: 'REQUEST_SEND_ERROR' },
  ],
  ['the store answers 503', { kind: 'status', status: 503 }],
  ['the store answers 449', { kind: 'status', status: 449 }],
  ['the store answers 410', { kind: 'status', status: 410, substatus: 1002 }],
  ['the store answers 408', { kind: 'status', status: 408 }],
  ['the store answers 500', { kind: 'status', status: 500 }],
];

describe('the batch never arrived', () => {
  test.each(notApplied)('because %s: it is sent again under the same run id', async (_, fault) => {
    world.fault = toBatches(fault, fault);
    await expectOneEffect();
    expect(batches()).toBe(3);
  });
});

test('a process that stalls after its commit: another one reads the receipt, and so does the first in the end', async () => {
  const sent = request(draft);
  const [applied, wakes] = [door(), door()];
  world.after = async ({ kind }) => {
    if (kind !== 'batch') return;
    applied.open();
    await wakes.opened;
    throw lostWithoutCode();
  };
  const stalled = runWeek(world.app, sent);
  await applied.opened;

  const redelivered = await runWeek(await world.another(), sent);
  const bytes = await world.bytes(lena);
  wakes.open();

  expect(canonicalJson(await stalled)).toBe(canonicalJson(redelivered));
  expect(await world.bytes(lena)).toBe(bytes);
  expect(batches()).toBe(1);
  assertPartitionAgrees(await world.documents(lena));
});

test('a worker that stalls before its commit, while another one has its run: the receipt of the other refuses it', async () => {
  const sent = request(draft);
  const [ready, wakes] = [door(), door()];
  world.before = async ({ kind }) => {
    if (kind !== 'batch' || batches() > 1) return;
    ready.open();
    await wakes.opened;
  };
  const stalled = runWeek(world.app, sent);
  await ready.opened;
  const redelivered = await runWeek(await world.another(), sent);
  const bytes = await world.bytes(lena);
  wakes.open();

  expect(canonicalJson(await stalled)).toBe(canonicalJson(redelivered));
  expect(redelivered).toHaveProperty('outcome.version', 1);
  expect(await world.bytes(lena)).toBe(bytes);
  expect(batches()).toBe(2);
  assertPartitionAgrees(await world.documents(lena));
});

describe('the control: what the SDK does by itself with a batch that adds one to a counter', () => {
  const add: OperationInput = {
    operationType: 'Patch',
    id: 'counter',
    resourceBody: { operations: [{ op: 'incr', path: '/value', value: 1 }] },
  };
  const key = [lena.tenantId, lena.userId];
  const value = async () => (await world.documents(lena)).find(({ id }) => id === 'counter')?.['value'];

  /** Loses the first answer and says what became of the batch. */
  async function addOnce(policy: ConnectionPolicy): Promise<'resolved' | 'threw'> {
    const { items } = world.timesheets(policy);
    await items.upsert({ id: 'counter', tenantId: lena.tenantId, userId: lena.userId, value: 0 });
    world.sent.length = 0;
    world.fault = toBatches({ kind: 'loseAnswer', code: 'REQUEST_SEND_ERROR' });
    return items.batch([add], key).then(
      () => 'resolved' as const,
      () => 'threw' as const,
    );
  }

  test('with endpoint discovery it sends it again in silence, and the counter says two', async () => {
    expect(await addOnce({ enableEndpointDiscovery: true })).toBe('resolved');
    expect([batches(), await value()]).toEqual([2, 2]);
  });

  test('without, as the product has it, it throws, and the counter says one', async () => {
    expect(await addOnce({ enableEndpointDiscovery: false })).toBe('threw');
    expect([batches(), await value()]).toEqual([1, 1]);
  });
});
