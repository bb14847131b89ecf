import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openKeyRing } from '../../../local/sign-in/keys.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const kids = (ring: Awaited<ReturnType<typeof openKeyRing>>) => ring.all().map(({ kid }) => kid);

test('the key file keeps the keys, rotated ones too, for its owner only; without one they are new each time', async () => {
  const file = join(folder, 'keys.pem');
  const ring = await openKeyRing(file);
  await ring.rotate();
  expect(ring.all()).toHaveLength(2);
  expect(kids(await openKeyRing(file))).toEqual(kids(ring));
  expect((await openKeyRing(file)).current().kid).toBe(ring.current().kid);
  expect(statSync(file).mode & 0o777).toBe(0o600);

  ring.retire();
  expect(kids(await openKeyRing(file))).toEqual([ring.current().kid]);
  expect(kids(await openKeyRing(undefined))).not.toEqual(kids(await openKeyRing(undefined)));
});

test('a key file without keys is an error that names it, not a reason for new keys', async () => {
  const file = join(folder, 'keys.pem');
  writeFileSync(file, 'not a key');
  await expect(openKeyRing(file)).rejects.toThrow(file);
});
