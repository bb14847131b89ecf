import { beforeEach, describe, expect, test } from '@jest/globals';
import { isStoreFault } from '../../../functions/io/store-fault.ts';
import type { Fault } from '../../../local/cosmos/faults.ts';
import { timedOut } from '../faults.ts';
import { lena } from '../person.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const note = { operationType: 'Create' as const, resourceBody: { id: 'note', ...lena } };
/** What the SDK throws for one call of each kind. */
const calls = {
  batch: () => world.app.timesheets.batch(lena, [note]),
  read: () => world.app.timesheets.read(lena, 'note'),
  query: () => Array.fromAsync(world.app.timesheets.all(lena)),
};
const thrown = (call: () => Promise<unknown>) =>
  call().then(
    () => undefined,
    (error: unknown) => error,
  );

const faults: [string, Fault][] = [
  ['503', { kind: 'status', status: 503 }],
  ['500', { kind: 'status', status: 500 }],
  ['449', { kind: 'status', status: 449 }],
  ['410', { kind: 'status', status: 410, substatus: 1002 }],
  ['408', { kind: 'status', status: 408 }],
  ['429 beyond patience', { kind: 'status', status: 429, retryAfterMs: 1 }],
  ['a broken connection', { kind: 'loseRequest', code: 'REQUEST_SEND_ERROR' }],
  ['half an answer', { kind: 'halfBody' }],
];

describe.each(Object.keys(calls) as (keyof typeof calls)[])('what a %s throws', kind => {
  test.each(faults)('for %s is the store’s fault', async (_, fault) => {
    world.fault = () => fault;
    expect(isStoreFault(await thrown(calls[kind]))).toBe(true);
  });

  test('for a time-out is the store’s fault', async () => {
    world.before = () => {
      throw timedOut();
    };
    expect(isStoreFault(await thrown(calls[kind]))).toBe(true);
  });

  test.each([400, 401, 403])('for %i is ours', async status => {
    world.fault = () => ({ kind: 'status', status });
    const error = await thrown(calls[kind]);
    expect(error).toBeInstanceOf(Error);
    expect(isStoreFault(error)).toBe(false);
  });
});

test('a system error of the socket is the store’s fault, and a bug or nonsense is not', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), {
    code: 'ECONNREFUSED',
    syscall: 'connect',
  });
  expect(isStoreFault(refused)).toBe(true);
  for (const other of [new TypeError('x is not a function'), new Error('bug'), 'text', undefined, null, 503])
    expect(isStoreFault(other)).toBe(false);
});
