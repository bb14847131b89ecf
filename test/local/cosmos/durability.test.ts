import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Cosmos } from '../../../local/cosmos/engine.ts';
import { createCosmos } from '../../../local/cosmos/engine.ts';
import { creation, DOCS, HERE, reading, request, withContainer } from './wire-client.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cosmos-'));
});

afterAll(async () => rm(folder, { recursive: true }));

const count = async (cosmos: Cosmos) => {
  const query = request(
    'POST',
    DOCS,
    { query: 'SELECT VALUE COUNT(1) FROM c' },
    { 'x-ms-documentdb-isquery': 'true' },
  );
  return JSON.parse((await cosmos.handle(query)).body).Documents[0] as number;
};

test('what was written is there after the file is opened again, byte for byte', async () => {
  const file = join(folder, 'reopen.db');
  const first = await withContainer(createCosmos({ file }));
  const { body } = await first.handle(creation('a', { note: 'ä' }));
  first.close();

  const second = createCosmos({ file });

  expect((await second.handle(reading('a'))).body).toBe(body);
  second.close();
});

test('neither an ETag nor a place in the change feed is used again after a restart', async () => {
  const file = join(folder, 'lsn.db');
  const first = await withContainer(createCosmos({ file }));
  const { headers } = await first.handle(creation('a'));
  await first.handle(request('DELETE', `${DOCS}/a`, '', HERE));
  const feed = { 'a-im': 'Incremental Feed' };
  const { etag: continuation } = (await first.handle(request('GET', DOCS, '', feed))).headers;
  first.close();

  const second = createCosmos({ file });
  const again = await second.handle(creation('a'));
  const changes = await second.handle(request('GET', DOCS, '', { ...feed, 'if-none-match': continuation }));

  expect(again.headers['etag']).not.toBe(headers['etag']);
  expect(JSON.parse(changes.body)._count).toBe(1);
  second.close();
});

test('expired documents leave the file when it is opened', async () => {
  const file = join(folder, 'expired.db');
  const first = await withContainer(createCosmos({ file, now: () => 1_000_000_000_000 }), { defaultTtl: 5 });
  await first.handle(creation('a'));
  first.close();
  createCosmos({ file, now: () => 1_000_000_010_000 }).close();

  const back = createCosmos({ file, now: () => 1_000_000_000_000 });

  expect((await back.handle(reading('a'))).status).toBe(404);
  back.close();
});

const WRITER = `
const { createCosmos } = await import(process.argv[1]);
const cosmos = createCosmos({ file: process.argv[2] });
const headers = { 'x-ms-documentdb-partitionkey': '["p"]', 'x-ms-cosmos-is-batch-request': 'true', 'x-ms-cosmos-batch-atomic': 'true' };
for (let n = 0; ; n += 1) {
  const body = JSON.stringify([0, 1, 2].map(m => ({ operationType: 'Create', resourceBody: { id: n + '-' + m, pk: 'p' } })));
  const { status } = await cosmos.handle({ method: 'POST', path: '/dbs/d/colls/c/docs', headers, body });
  await new Promise(resolve => process.stdout.write(status + '\\n', resolve));
}`;

test('after kill -9 every acknowledged batch is there and none is torn', async () => {
  const file = join(folder, 'killed.db');
  (await withContainer(createCosmos({ file }))).close();
  const engine = new URL('../../../local/cosmos/engine.ts', import.meta.url).href;
  const writer = spawn(process.execPath, ['--input-type=module', '-e', WRITER, engine, file]);
  let acknowledged = 0;
  createInterface({ input: writer.stdout }).on('line', line => {
    acknowledged += line === '200' ? 1 : 0;
    if (acknowledged === 100) writer.kill('SIGKILL');
  });
  await once(writer, 'close');

  const cosmos = createCosmos({ file });
  const documents = await count(cosmos);

  expect(acknowledged).toBeGreaterThanOrEqual(100);
  expect(documents % 3).toBe(0);
  expect(documents / 3).toBeGreaterThanOrEqual(acknowledged);
  cosmos.close();
});
