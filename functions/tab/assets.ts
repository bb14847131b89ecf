import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { contentSecurityPolicy } from './content-security-policy.ts';

/** A file of the tab as it is sent. */
export type Asset = { body: Uint8Array; headers: Record<string, string> };

/** What the build makes; nothing else is sent, whatever lies in the folder. */
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Names as the build gives them, one below the other: no dots in a row, no way up, nothing hidden. */
const namePattern = /^(?:[A-Za-z0-9_-]+\/)*[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$/;

/** Files in this folder carry the hash of what they hold in their name. */
const hashed = 'assets/';

const page = 'index.html';

/**
 * The file of the tab at a path below its address; the page itself for an empty path. Undefined when there is none.
 * `folder` is where the build has put it.
 */
export async function tabAsset(folder: string, path: string): Promise<Asset | undefined> {
  const name = path === '' ? page : path;
  const type = types[extname(name)];
  if (!namePattern.test(name) || type === undefined) return undefined;
  try {
    return { body: await readFile(join(folder, name)), headers: headersOf(name, type) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function headersOf(name: string, type: string): Record<string, string> {
  return {
    'content-type': type,
    'cache-control': name.startsWith(hashed) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    'cross-origin-resource-policy': 'same-origin',
  };
}

/** `dist/tab` of the package that this file belongs to, compiled or not. */
export function builtTab(from: string = import.meta.dirname): string {
  return existsSync(join(from, 'package.json')) ? join(from, 'dist', 'tab') : builtTab(dirname(from));
}
