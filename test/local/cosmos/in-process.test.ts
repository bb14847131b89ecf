import type { ConnectionPolicy, OperationInput } from '@azure/cosmos';
import { CosmosClient } from '@azure/cosmos';
import { expect, test } from '@jest/globals';
import type { CosmosOptions } from '../../../local/cosmos/engine.ts';
import { createCosmos } from '../../../local/cosmos/engine.ts';
import type { Faults } from '../../../local/cosmos/faults.ts';
import { inProcessClient } from '../../../local/cosmos/in-process.ts';

const KEY = Buffer.from('key').toString('base64');

async function open(options: Partial<CosmosOptions>, connectionPolicy: ConnectionPolicy = {}) {
  const cosmos = createCosmos({ file: ':memory:', key: KEY, ...options });
  const endpoint = 'http://cosmos.local';
  const client = new CosmosClient({
    endpoint,
    key: KEY,
    httpClient: inProcessClient(cosmos),
    connectionPolicy,
  });
  const { database } = await client.databases.createIfNotExists({ id: 'd' });
  const { container } = await database.containers.createIfNotExists({
    id: 'c',
    partitionKey: '/pk',
    defaultTtl: -1,
  });
  return { client, cosmos, container };
}

/** Loses the answers to the first batches. */
function losing(answers: number, code: 'ECONNRESET' | 'REQUEST_SEND_ERROR') {
  let batches = 0;
  const faults: Faults = ({ headers }) => {
    if (headers['x-ms-cosmos-is-batch-request'] === undefined) return undefined;
    batches += 1;
    return batches <= answers ? { kind: 'loseAnswer', code } : undefined;
  };
  return { faults, batches: () => batches };
}

const INCREMENT: OperationInput = {
  operationType: 'Patch',
  id: 'a',
  resourceBody: [{ op: 'incr', path: '/n', value: 1 }],
};

test('time to live follows the injected clock and no other', async () => {
  let now = Date.parse('2026-11-16T08:00:00Z');
  const { client, container } = await open({ now: () => now });
  const { resource } = await container.items.create({ id: 'a', pk: 'p', ttl: 60 });
  expect(resource?._ts).toBe(now / 1000);
  now += 60_000;

  expect((await container.item('a', 'p').read()).statusCode).toBe(404);
  client.dispose();
});

test('with endpoint discovery, the SDK re-sends a batch whose answer was lost without a code: it is applied twice and looks clean', async () => {
  const { faults, batches } = losing(1, 'REQUEST_SEND_ERROR');
  const { client, container } = await open({ faults }, { enableEndpointDiscovery: true });
  await container.items.create({ id: 'a', pk: 'p', n: 0 });

  expect((await container.items.batch([INCREMENT], 'p')).code).toBe(200);

  expect(batches()).toBe(2);
  expect((await container.item('a', 'p').read()).resource).toMatchObject({ n: 2 });
  client.dispose();
});

test('without endpoint discovery, the same batch throws and is applied once', async () => {
  const { faults, batches } = losing(1, 'REQUEST_SEND_ERROR');
  const { client, container } = await open({ faults }, { enableEndpointDiscovery: false });
  await container.items.create({ id: 'a', pk: 'p', n: 0 });

  await expect(container.items.batch([INCREMENT], 'p')).rejects.toThrow('Batch request error');

  expect(batches()).toBe(1);
  expect((await container.item('a', 'p').read()).resource).toMatchObject({ n: 1 });
  client.dispose();
});

test('a request that is aborted rejects although the server goes on', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const faults: Faults = ({ path }) => (path.endsWith('/docs') ? { kind: 'delay', beforeMs: 1 } : undefined);
  const { client, container } = await open(
    { faults, sleep: () => held },
    { enableEndpointDiscovery: false, requestTimeout: 50 },
  );

  await expect(container.items.create({ id: 'a', pk: 'p' })).rejects.toMatchObject({ code: 'TimeoutError' });
  expect((await container.item('a', 'p').read()).statusCode).toBe(404);
  release();

  expect((await container.item('a', 'p').read()).statusCode).toBe(200);
  client.dispose();
});
