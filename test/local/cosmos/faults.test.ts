import type { Container } from '@azure/cosmos';
import { CosmosClient } from '@azure/cosmos';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { CosmosOptions } from '../../../local/cosmos/engine.ts';
import { createCosmos } from '../../../local/cosmos/engine.ts';
import type { Fault } from '../../../local/cosmos/faults.ts';
import { inProcessClient } from '../../../local/cosmos/in-process.ts';
import { startCosmos } from '../../../local/cosmos/server.ts';

// Each fault happens to one creation, over a socket and in process. The control twin is the same creation without
// a fault: it is answered with 201, so what is seen beside it is the fault's doing.

type Seen = { readonly answer: unknown; readonly appliedAtOnce: boolean; readonly appliedLater: boolean };

const closers: (() => unknown)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map(close => close()));
});

async function viaSocket(options: CosmosOptions): Promise<CosmosClient> {
  const server = await startCosmos(options);
  closers.push(server.close);
  return new CosmosClient({ ...server, connectionPolicy: POLICY });
}

async function inProcess(options: CosmosOptions): Promise<CosmosClient> {
  const cosmos = createCosmos(options);
  closers.push(cosmos.close);
  return new CosmosClient({
    endpoint: 'http://cosmos.local',
    key: KEY,
    httpClient: inProcessClient(cosmos),
    connectionPolicy: POLICY,
  });
}

const KEY = Buffer.from('any key').toString('base64');
const POLICY = { enableEndpointDiscovery: false, retryOptions: { maxRetryAttemptCount: 0 } };

/** Creates a document under a fault on a clock that only the test moves. */
async function creationUnder(fault: Fault | undefined, connect: typeof viaSocket): Promise<Seen> {
  const waiting: (() => void)[] = [];
  const sleep = (ms: number) =>
    new Promise<void>(resolve => waiting.push(() => (ms > 0 ? resolve() : undefined)));
  let next: Fault | undefined;
  const client = await connect({
    file: ':memory:',
    sleep,
    faults: () => {
      const now = next;
      next = undefined;
      return now;
    },
  });
  const container = await prepared(client);
  next = fault;
  const answer = settled(container.items.create({ id: 'a', pk: 'p' }));
  await reached(() => next === undefined);
  const appliedAtOnce = await exists(container);
  while (waiting.length > 0) {
    waiting.shift()?.();
    await exists(container);
  }
  return { answer: await answer, appliedAtOnce, appliedLater: await exists(container) };
}

async function prepared(client: CosmosClient): Promise<Container> {
  const { database } = await client.databases.create({ id: 'd' });
  const { container } = await database.containers.create({ id: 'c', partitionKey: '/pk' });
  await container.getPartitionKeyDefinition();
  return container;
}

async function settled(creation: Promise<{ statusCode: number }>): Promise<unknown> {
  return creation.then(
    response => response.statusCode,
    (error: { code: unknown }) => error.code,
  );
}

async function reached(done: () => boolean): Promise<void> {
  for (let turns = 0; turns < 1000 && !done(); turns += 1)
    await new Promise(resolve => setImmediate(resolve));
}

async function exists(container: Container): Promise<boolean> {
  return (await container.item('a', 'p').read()).statusCode === 200;
}

const applied = (answer: unknown): Seen => ({ answer, appliedAtOnce: true, appliedLater: true });
const notApplied = (answer: unknown): Seen => ({ answer, appliedAtOnce: false, appliedLater: false });
const appliedLate = (answer: unknown): Seen => ({ answer, appliedAtOnce: false, appliedLater: true });

const CASES: [sentence: string, fault: Fault | undefined, seen: Seen][] = [
  ['control: no fault', undefined, applied(201)],
  ['a delay before the request', { kind: 'delay', beforeMs: 50 }, appliedLate(201)],
  ['a delay after the request', { kind: 'delay', afterMs: 50 }, applied(201)],
  ['a status of 429', { kind: 'status', status: 429, retryAfterMs: 1 }, notApplied(429)],
  ['a status of 449', { kind: 'status', status: 449 }, notApplied(449)],
  ['a status of 503', { kind: 'status', status: 503 }, notApplied(503)],
  ['a status of 410', { kind: 'status', status: 410, substatus: 1002 }, notApplied(410)],
  ['a lost request', { kind: 'loseRequest' }, notApplied('ECONNRESET')],
  ['a lost answer', { kind: 'loseAnswer' }, applied('ECONNRESET')],
  ['half a body', { kind: 'halfBody' }, applied('PARSE_ERROR')],
  ['a late landing', { kind: 'landLate', afterMs: 5000 }, appliedLate('ECONNRESET')],
];

describe.each([
  ['over a socket', viaSocket],
  ['in process', inProcess],
])('%s', (_, connect) => {
  test.each(CASES)('%s', async (_sentence, fault, seen) => {
    expect(await creationUnder(fault, connect)).toEqual(seen);
  });
});

test('in process, a broken connection without a code of its own is possible too', async () => {
  const lost = { kind: 'loseAnswer', code: 'REQUEST_SEND_ERROR' } as const;

  expect(await creationUnder(lost, inProcess)).toEqual(applied('REQUEST_SEND_ERROR'));
});
