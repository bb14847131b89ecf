import { setTimeout } from 'node:timers/promises';
import { CosmosClient } from '@azure/cosmos';
import { afterEach, expect, test } from '@jest/globals';
import { startCosmos } from '../../../../local/cosmos/server.ts';
import { type Child, fixture, openChild } from '../child.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Seen = { name: string; documents: { id: string; _ts?: number }[]; retry?: number; method?: string };

async function openAccount() {
  const server = await startCosmos({ file: ':memory:' });
  const client = new CosmosClient({ ...server, connectionPolicy: { enableEndpointDiscovery: false } });
  const { database } = await client.databases.create({ id: 'db' });
  const { container } = await database.containers.create({ id: 'weeks', partitionKey: '/id' });
  await database.containers.create({ id: 'leases', partitionKey: '/id' });
  closing.push(async () => {
    client.dispose();
    await server.close();
  });
  return { container, connection: `AccountEndpoint=${server.endpoint};AccountKey=${server.key};` };
}

/** A process with the functions of `feeds.ts`, on a clock that `until` moves. */
async function openHost(connection: string, failures: number, startMs: number) {
  const child: Child = openChild();
  closing.push(child.stop);
  const settings = { COSMOS: connection, Database: 'db', FAILURES: String(failures) };
  const { url, functions } = await child.start({ entries: [fixture('feeds.ts')], settings }, startMs);
  let nowMs = startMs;
  const seen = async () => (await (await fetch(`${url}/api/seen`)).json()) as Seen[];
  return {
    ...child,
    functions,
    now: () => nowMs,
    async until(condition: (all: Seen[]) => boolean): Promise<Seen[]> {
      for (;;) {
        const all = await seen();
        if (condition(all)) return all;
        nowMs += 500;
        await child.moveTo(nowMs);
        await setTimeout(5);
      }
    },
  };
}

const startMs = Date.UTC(2026, 10, 16, 8);
const by = (name: string, all: Seen[]) => all.filter(each => each.name === name);

test('functions registered with the real library get documents in its shape, again and again until they take them', async () => {
  const { container, connection } = await openAccount();
  const host = await openHost(connection, 2, startMs);
  expect(host.functions).toContainEqual({
    name: 'relay',
    type: 'cosmosDBTrigger',
    container: 'db/weeks',
  });
  await container.items.create({ id: 'a', minutes: 480 });

  const all = await host.until(seen => by('relay', seen).length === 3 && by('careless', seen).length === 1);

  expect(by('relay', all).map(({ retry }) => retry)).toEqual([0, 1, 2]);
  const [first] = by('relay', all);
  expect(first?.method).toBe('relay');
  expect(first?.documents).toEqual([
    expect.objectContaining({
      id: 'a',
      minutes: 480,
      _ts: expect.any(Number),
      _etag: expect.any(String),
      _lsn: expect.any(Number),
    }),
  ]);
  const messages = (await host.records()).map(({ message }) => message);
  expect(messages).toContainEqual(expect.stringMatching(/^careless failed and has no retry policy/));
});

test('a process killed while its function fails loses nothing: another takes its lease and the batch', async () => {
  const { container, connection } = await openAccount();
  const first = await openHost(connection, Number.POSITIVE_INFINITY, startMs);
  await container.items.create({ id: 'a' });
  await first.until(all => by('relay', all).length > 1);

  await first.kill();
  const second = await openHost(connection, 0, first.now());
  await container.items.create({ id: 'b' });

  const all = await second.until(
    seen => by('relay', seen).flatMap(({ documents }) => documents).length === 2,
  );
  expect(by('relay', all).flatMap(({ documents }) => documents.map(({ id }) => id))).toEqual(['a', 'b']);
  // Control: the function without a policy had moved on, and never sees the first one again.
  const careless = by('careless', await second.until(seen => by('careless', seen).length > 0));
  expect(careless.flatMap(({ documents }) => documents.map(({ id }) => id))).toEqual(['b']);
});
