import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { assumptionsWith, rowsWith } from '../../../bench/capacity/figures.ts';
import { readCostsFile, readSettings } from '../../../bench/capacity/replacements.ts';
import { UsageError } from '../../../bench/harness/bench.ts';

const folder = mkdtempSync(join(tmpdir(), 'costs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const today = '2026-11-25';

function fileOf(content: unknown): string {
  const file = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('--set', () => {
  test('takes several figures, marked as assumed', () => {
    const origin = { basis: 'assumed', source: '--set', date: today };
    expect(readSettings('connections=4, new.weekS=0.02', today)).toEqual({
      connections: { value: 4, ...origin },
      'new.weekS': { value: 0.02, ...origin },
    });
  });

  test.each(['connections', 'connections=', 'connections=many', '=3'])('refuses "%s"', text => {
    expect(() => readSettings(text, today)).toThrow(UsageError);
  });
});

describe('--costs', () => {
  test('takes bare numbers and figures, measured unless they say otherwise', () => {
    const file = fileOf({
      'new.weekS': 0.02,
      'new.llmTokens': { value: 900, basis: 'assumed', source: 'us' },
    });

    expect(readCostsFile(file, today)).toEqual({
      'new.weekS': { value: 0.02, basis: 'measured', source: file, date: today },
      'new.llmTokens': { value: 900, basis: 'assumed', source: 'us', date: today },
    });
  });

  test('takes what a bench left, with its command and date', () => {
    const command = 'npm run bench -- ab --users 500';
    const file = fileOf({
      bench: 'ab',
      command,
      takenAt: '2026-11-20T10:00:00.000Z',
      figures: { ratioMedian: 12, costs: { 'new.weekS': 0.03 } },
    });

    expect(readCostsFile(file, today)).toEqual({
      'new.weekS': { value: 0.03, basis: 'measured', source: command, date: '2026-11-20' },
    });
  });

  test.each<[string, unknown]>([
    ['text that is no JSON', '{'],
    ['a list', [1]],
    ['a figure without a value', { 'new.weekS': { source: 'us' } }],
    ['a figure with a misspelt field', { 'new.weekS': { value: 1, sauce: 'us' } }],
    ['a basis that there is not', { 'new.weekS': { value: 1, basis: 'felt' } }],
  ])('refuses %s, and names the file', (_, content) => {
    const file = fileOf(content);
    expect(() => readCostsFile(file, today)).toThrow(file);
  });

  test('names a file that is not there', () => {
    expect(() => readCostsFile('/no/such/file', today)).toThrow(/--costs: \/no\/such\/file cannot be read/);
  });
});

describe('replaced figures', () => {
  test('are reckoned with and shown as they were given', () => {
    const given = readSettings('connections=4', today);

    expect(assumptionsWith(given).holdings.connections).toBe(4);
    expect(rowsWith(given).find(({ name }) => name === 'connections')).toMatchObject({
      value: 4,
      unit: 'connections',
      source: '--set',
    });
  });

  test('are refused with the names that there are', () => {
    expect(() => assumptionsWith(readSettings('conections=4', today))).toThrow(/"conections".*connections/);
    expect(() => assumptionsWith(readSettings('connections=0', today))).toThrow(/connections must be/);
  });
});
