import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { UsageError } from '../../../bench/harness/bench.ts';
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

  test('names the setting that is missing for an LLM', async () => {
    process.env['AZURE_OPENAI_ENDPOINT'] = 'http://llm.test';
    await expect(bench.run({})).rejects.toThrow(UsageError);
    await expect(bench.run({})).rejects.toThrow('AZURE_OPENAI_DEPLOYMENT');
  });
});
