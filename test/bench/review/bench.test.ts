import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { UsageError } from '../../../bench/harness/bench.ts';
import { writeRun } from '../../../bench/harness/report-file.ts';
import { readInputs } from '../../../bench/report/inputs.ts';
import { reportPage } from '../../../bench/report/page.ts';
import { bench } from '../../../bench/review.ts';

const environment = process.env;
beforeEach(() => {
  process.env = {};
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  process.env = environment;
  jest.restoreAllMocks();
});

describe('the bench of the review', () => {
  test('runs where nothing is configured, meets its targets and says that no LLM was measured', async () => {
    expect(await bench.run({})).toMatchObject({
      llm: null,
      targetMet: true,
      rules: { precision: 1, recall: 1 },
    });
  });

  test('leaves figures that the report can show', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'time-agent-review-'));
    const machine = { node: 'v24', cpu: 'any', cores: 2 };
    const run = {
      bench: 'review',
      command: 'npm run bench -- review',
      takenAt: '2026-11-25T15:00:00Z',
      machine,
    };
    writeRun(folder, 'review', { ...run, figures: await bench.run({}) });
    const { review } = readInputs(folder);
    expect(review).toMatchObject({ kind: 'read', figures: { rules: { weeks: 61 }, llm: null } });
    expect((await reportPage(readInputs(folder))).page).toContain('No LLM was measured.');
    rmSync(folder, { recursive: true });
  });

  test('names the setting that is missing for an LLM', async () => {
    process.env['AZURE_OPENAI_ENDPOINT'] = 'http://llm.test';
    await expect(bench.run({})).rejects.toThrow(UsageError);
    await expect(bench.run({})).rejects.toThrow('AZURE_OPENAI_DEPLOYMENT');
  });
});
