import { existsSync } from 'node:fs';

const browsers = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The Chromium of this machine, if it has one. */
export const chromium = browsers.find(existsSync);
