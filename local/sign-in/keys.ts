import { createHash, createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { SigningKey } from './tokens.ts';

export interface KeyRing {
  /** All published keys, the oldest first. */
  all(): readonly SigningKey[];
  /** The key that signs: the newest. */
  current(): SigningKey;
  /** Adds a new key, which signs from now on; the old ones stay published. */
  rotate(): Promise<void>;
  /** Drops every key but the newest. */
  retire(): void;
}

/**
 * The signing keys, kept in `file` (PEM, one after the other, readable by its owner only) so that tokens outlive a
 * restart; in memory without one. Creates the first key when there is none. Rejects on a file that holds no keys.
 */
export async function openKeyRing(file: string | undefined): Promise<KeyRing> {
  let keys = file !== undefined && existsSync(file) ? readKeys(file) : [];
  const replace = (next: SigningKey[]) => {
    keys = next;
    if (file !== undefined) writeKeys(file, keys);
  };
  if (keys.length === 0) replace([await createSigningKey()]);
  return {
    all: () => keys,
    current: () => newest(keys),
    rotate: async () => replace([...keys, await createSigningKey()]),
    retire: () => replace([newest(keys)]),
  };
}

/** A new 2048-bit RSA key; tests take one that no endpoint publishes to forge tokens with. */
export async function createSigningKey(): Promise<SigningKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return toSigningKey(privateKey);
}

function toSigningKey(privateKey: KeyObject): SigningKey {
  const publicKey = createPublicKey(privateKey);
  const kid = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url');
  return { kid, privateKey, publicKey };
}

function newest(keys: readonly SigningKey[]): SigningKey {
  const key = keys.at(-1);
  if (!key) throw new Error('A key ring is never empty.');
  return key;
}

function readKeys(file: string): SigningKey[] {
  const pems = readFileSync(file, 'utf8').match(/-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/g);
  if (!pems) throw new Error(`The key file ${file} holds no keys; delete it to get a new one.`);
  return pems.map(pem => toSigningKey(createPrivateKey(pem)));
}

/** Written beside and moved over, so that a crash leaves the old keys or the new ones. */
function writeKeys(file: string, keys: readonly SigningKey[]): void {
  const pems = keys.map(key => key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(`${file}.new`, pems.join(''), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
