import { describe } from '@jest/globals';
import { chromium } from './chromium.ts';

/** `describe`, or where there is no browser a skip that says so. */
export function withBrowser(what: string): typeof describe | typeof describe.skip {
  if (chromium !== undefined) return describe;
  process.stdout.write(`Skipped: ${what}. No browser; install chromium or set CHROMIUM.\n`);
  return describe.skip;
}
