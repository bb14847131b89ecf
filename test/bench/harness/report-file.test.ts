import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type BenchRun, writeRun } from '../../../bench/harness/report-file.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const run: BenchRun = {
  bench: 'plan',
  command: 'npm run bench -- plan',
  takenAt: '2026-11-20T08:00:00.000Z',
  machine: { node: 'v24.0.0', cpu: 'a made-up processor', cores: 2 },
  figures: { p99Ms: 1 },
};

describe('the figures of a run', () => {
  test('lie in a file of its name, in a folder that is made for them', () => {
    const folder = join(temporaryFolder(), 'new');

    const file = writeRun(folder, 'plan', run);

    expect(file).toBe(join(folder, 'plan.json'));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(run);
  });

  test('take the place of those of an earlier run, and leave nothing beside them', () => {
    const folder = temporaryFolder();

    writeRun(folder, 'plan', run);
    const file = writeRun(folder, 'plan', { ...run, figures: { p99Ms: 2 } });

    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ figures: { p99Ms: 2 } });
    expect(readdirSync(folder)).toEqual(['plan.json']);
  });
});
