import { expect, test } from '@jest/globals';
import { type CallTool, runAgent } from '../../../bench/five-tools/agent.ts';
import { type ToolName, toolNames } from '../../../bench/five-tools/documents.ts';
import { scriptedModel } from '../../../bench/five-tools/llm.ts';
import { noEffort } from '../../../bench/harness/effort.ts';
import { jobOf } from './tools.ts';

const model = (slept: number[]) => scriptedModel(async ms => void slept.push(ms), 2_500);

/** Tools that answer at once, but for those that find their lease lost the first time. */
function toolsThatLose(lost: readonly ToolName[]) {
  const called: [ToolName, string[]][] = [];
  const still = new Set(lost);
  const call: CallTool = async (tool, { answers }) => {
    called.push([tool, Object.keys(answers)]);
    const result = still.delete(tool)
      ? ({ kind: 'leaseLost' } as const)
      : ({ kind: 'done', answer: { text: `the answer of ${tool}` } } as const);
    return { result, effort: { ...noEffort, requests: 3, connections: 1 }, waits: [] };
  };
  return { call, called };
}

test('the agent calls the five tools in turn, with a turn of the LLM before each and one after', async () => {
  const slept: number[] = [];
  const { call, called } = toolsThatLose([]);

  const run = await runAgent(model(slept), call, jobOf('ana'));

  expect(called).toEqual([
    ['configuration', []],
    ['plans', []],
    ['history', []],
    ['entries', ['configuration', 'plans', 'history']],
    ['summary', ['entries']],
  ]);
  expect(slept).toEqual(Array(6).fill(2_500));
  expect(run.effort).toMatchObject({ requests: 15, connections: 5, retries: 0 });
  expect(Object.keys(run.stepsMs).toSorted()).toEqual([...toolNames, 'LLM turns'].toSorted());
});

test('a tool that has lost its lease is called again, which is counted', async () => {
  const { call, called } = toolsThatLose(['entries']);

  const run = await runAgent(model([]), call, jobOf('ana'));

  expect(called.map(([tool]) => tool)).toEqual([
    'configuration',
    'plans',
    'history',
    'entries',
    'entries',
    'summary',
  ]);
  expect(run.effort.retries).toBe(1);
});
