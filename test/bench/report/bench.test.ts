import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { bench } from '../../../bench/report.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { backtest, reportsWith } from './inputs.ts';

let told: string;
beforeEach(() => {
  told = '';
  jest.spyOn(process.stderr, 'write').mockImplementation(text => {
    told += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

test('leaves one page and each chart as a file, and says what is missing', async () => {
  const to = temporaryFolder();

  const figures = await bench.run({ from: reportsWith({ backtest }), to });

  expect(readdirSync(to).sort()).toEqual(['accuracy.svg', 'reliability.svg', 'report.html']);
  expect(figures).toMatchObject({ charts: 2, without: expect.stringContaining('ab-network') });
  expect(told).toContain('ab-network: not there yet; npm run bench -- ab');
  expect(readFileSync(join(to, 'accuracy.svg'), 'utf8')).toMatch(
    /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/,
  );
});

test('control: does not miss what is there', async () => {
  const to = temporaryFolder();
  const { without } = await bench.run({ from: reportsWith({ backtest }), to });
  expect(without).not.toContain('backtest');
  expect(told).not.toContain('backtest');
});
