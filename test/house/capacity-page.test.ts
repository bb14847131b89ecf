import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { duration, number } from '../../bench/capacity/words.ts';
import { defaultAssumptions } from '../../core/capacity/assumptions.ts';
import { quotaNames, quotas } from '../../core/capacity/quotas.ts';
import { wallTime } from '../../core/capacity/wall-time.ts';
import { wayNames } from '../../core/capacity/ways.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/capacity.md'), 'utf8');
const rows = page
  .split('\n')
  .filter(line => line.startsWith('|'))
  .map(line => line.split('|').map(cell => cell.trim()));

describe('docs/capacity.md says what the code reckons with', () => {
  test.each(quotaNames)('the quota %s', name => {
    const { label, value, source, date, basis } = quotas[name];
    const row = rows.find(([, cell]) => cell === `\`${name}\``);

    expect(row?.[2]).toBe(label);
    expect(row?.[3]?.split(' ')[0]).toBe(value.toLocaleString('en'));
    expect(row?.[5]).toBe(basis);
    expect(row?.[6]).toContain(source);
    expect(row?.[7]).toBe(date);
  });

  test.each([10_000, 50_000, 200_000, 1_800_000])('the times of %d people', people => {
    const times = wayNames.map(way => duration(wallTime(way, people, defaultAssumptions).seconds));
    expect(rows.map(row => row.slice(1, -1))).toContainEqual([number(people), ...times]);
  });

  test('control: has no times for sizes that nobody asked for', () => {
    expect(rows.some(([, cell]) => cell === number(70_000))).toBe(false);
  });
});
