import { existsSync } from 'node:fs';
import { describe } from '@jest/globals';

const browsers = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The Chromium of this machine, if it has one. */
export const chromium = browsers.find(existsSync);

/** `describe`, or where there is no browser a skip that says so. */
export function withBrowser(what: string): typeof describe | typeof describe.skip {
  if (chromium !== undefined) return describe;
  process.stdout.write(`Skipped: ${what}. No browser; install chromium or set CHROMIUM.\n`);
  return describe.skip;
}
