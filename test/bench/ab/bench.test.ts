import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { injectedBy, profiles } from '../../../bench/ab/delays.ts';
import type { AbFigures } from '../../../bench/ab/figures.ts';
import { bench } from '../../../bench/ab.ts';
import { type OptionValues, UsageError } from '../../../bench/harness/bench.ts';
import { writeRun } from '../../../bench/harness/report-file.ts';
import { readAb } from '../../../bench/report/read/ab.ts';

let printed: string;
beforeEach(() => {
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += String(text);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const defaults = Object.fromEntries(
  Object.entries(bench.options).map(([name, { default: value }]) => [name, String(value)]),
);

async function run(options: OptionValues) {
  const quick = { users: '20', 'at-once': '10', clock: 'virtual', draws: '100' };
  return (await bench.run({ ...defaults, ...quick, ...options })) as unknown as AbFigures;
}

describe('a run in virtual time', () => {
  test('finds the same weeks in both arms, waiting under locks only, and says how every figure came about', async () => {
    const { detail, ...figures } = await run({ profile: 'network' });

    expect(figures).toMatchObject({ users: 20, concentration: 0.3, profile: 'network', clock: 'virtual' });
    expect(figures).toMatchObject({ sameWeeks: 20, comparedWeeks: 20, wrongTotals: 0 });
    expect(figures.ratioMedian).toBeGreaterThan(1);
    const waits = (arm: string) => detail.concentrations.filter(row => row.arm === arm).map(row => row.waits);
    expect(detail.concentrations.map(({ percent }) => percent)).toEqual([0, 0, 30, 30, 75, 75]);
    expect(waits('batch')).toEqual([0, 0, 0]);
    expect(waits('tools')[0]).toBe(0);
    expect(waits('tools')[2]).toBeGreaterThan(0);
    expect(detail.concentrations.map(({ conflicts }) => conflicts)).toEqual(Array(6).fill(0));
    expect(detail.blocking[0]?.holder).toBe('project:p-shared');
    expect(detail.origins).toMatchObject({ latencies: 'computed', ratios: 'computed' });
    expect(printed).toContain('Time of each step, one week [computed]');
    expect(printed).toContain('Nobody waited for anybody at 0 %.');
  });

  test('comes to the same figures for the same seed', async () => {
    const options = { profile: 'network', sweep: '0', seed: '5' };
    expect(await run(options)).toEqual(await run(options));
  });

  test('under story takes a minute for each week of the tools, and says what the batch would take with an LLM', async () => {
    const { detail, lessTimePercent, targetMet } = await run({ profile: 'story', clock: 'auto', sweep: '0' });

    expect(detail.arms.map(({ arm, total }) => [arm, Math.round(total.p50Ms / 1000)])).toEqual([
      ['tools', 60],
      ['batch', 0],
    ]);
    expect(lessTimePercent).toBeGreaterThan(99);
    expect(targetMet).toBe(true);
    expect(detail.whatIf.map(({ what, batchMs }) => [what, batchMs])).toEqual([
      ['one LLM turn, for comments', 2_530],
      ['one flow for each person around it', 9_030],
      ['both', 11_530],
    ]);
  });

  test('leaves figures that the report can read', async () => {
    const figures = await run({ profile: 'network' });
    const folder = mkdtempSync(join(tmpdir(), 'ab-'));
    try {
      const machine = { node: 'v24', cpu: 'any', cores: 2 };
      const takenAt = new Date().toISOString();
      const head = { bench: 'ab', command: 'npm run bench -- ab', takenAt, machine };
      const name = bench.reportName?.({ ...defaults, profile: 'network' }) ?? '';
      writeRun(folder, name, { ...head, figures: figures as never });

      expect(readAb(folder, 'network')).toMatchObject({ kind: 'read', figures: { users: 20 } });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test.each([
  [{ profile: 'network' }, 'ab-network'],
  [{ profile: 'story' }, 'ab-story'],
  [{ profile: 'network', clock: 'virtual' }, 'ab-network-virtual'],
])('the figures of %j are kept as %s', (options, name) => {
  expect(bench.reportName?.({ ...defaults, ...options })).toBe(name);
});

test.each([
  ['profile', 'fast', '--profile must be one of local, network, story, not "fast".'],
  ['concentration', '30', '--concentration must be a number from 0 to 1, not "30".'],
  ['concentration', '', '--concentration must be a number from 0 to 1, not "".'],
  ['clock', 'none', '--clock must be one of auto, real, virtual, not "none".'],
  ['users', '5', '--users must be a whole number of at least 10, not "5".'],
  ['at-once', '0', '--at-once must be a whole number of at least 1, not "0".'],
])('--%s %s is a mistake that is named', async (option, value, message) => {
  await expect(run({ [option]: value })).rejects.toThrow(new UsageError(message));
});

test('story in real time is refused: a week would take a minute', async () => {
  await expect(run({ profile: 'story', clock: 'real' })).rejects.toThrow(UsageError);
});

test('what is computed is not told as if it had happened', async () => {
  await expect(run({ tell: 'http://127.0.0.1:1/' })).rejects.toThrow('--tell goes with --clock real only');
});

test('every delay that is put in has a source', () => {
  for (const profile of ['local', 'network', 'story'] as const) {
    const named = injectedBy(profile).map(({ ms }) => ms);
    expect(named).toEqual(Object.values(profiles[profile]).filter(ms => ms > 0));
    expect(injectedBy(profile).every(({ source }) => source.length > 20)).toBe(true);
  }
});
