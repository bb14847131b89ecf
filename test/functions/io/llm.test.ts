import { afterEach, describe, expect, test } from '@jest/globals';
import { llmOf } from '../../../functions/io/llm.ts';
import { type LlmScript, type LlmStandIn, startLlm } from '../../../local/llm/stand-in.ts';

const answer = { comments: [{ line: 'L1', text: 'Design review' }], findings: [] };
const prompt = { system: 'You review.', user: '<data>{}</data>' };

let standIn: LlmStandIn;
afterEach(() => standIn.close());

/** Asks the real client against a stand-in that plays the scripts one after the other. */
async function asking(scripts: LlmScript[], deadlineMs = 5_000) {
  standIn = await startLlm((_, index) => scripts[index] ?? { kind: 'silent' });
  const llm = llmOf({
    endpoint: standIn.endpoint,
    deployment: 'gpt',
    apiVersion: '2025-01-01-preview',
    key: 'k',
    deadlineMs,
  });
  return llm.review(prompt, deadlineMs);
}

describe('a review by the LLM', () => {
  test('is one strict request, and its answer with what it cost', async () => {
    const reply = await asking([{ kind: 'says', content: JSON.stringify(answer), totalTokens: 321 }]);
    expect(reply).toEqual({ kind: 'answer', answer, tokens: 321 });
    expect(standIn.requests).toMatchObject([
      {
        deployment: 'gpt',
        messages: [
          { role: 'system', content: 'You review.' },
          { role: 'user', content: '<data>{}</data>' },
        ],
        response_format: { json_schema: { strict: true } },
      },
    ]);
  });

  test.each<[string, LlmScript, object]>([
    ['a refusal', { kind: 'refuses' }, { kind: 'refused' }],
    [
      'an answer that ends early',
      { kind: 'ends', reason: 'length', content: '{"comm' },
      { kind: 'cutShort' },
    ],
    [
      'an answer that was filtered',
      { kind: 'ends', reason: 'content_filter', content: '' },
      { kind: 'filtered' },
    ],
    [
      'a prompt that was filtered',
      { kind: 'status', status: 400, code: 'content_filter' },
      { kind: 'filtered' },
    ],
    ['no JSON', { kind: 'says', content: 'Sure! Here it is.' }, { kind: 'malformed' }],
    ['JSON of another shape', { kind: 'says', content: '{"comments":[]}' }, { kind: 'malformed' }],
    [
      'JSON with more than was asked for',
      { kind: 'says', content: JSON.stringify({ ...answer, minutes: 4800 }) },
      { kind: 'malformed' },
    ],
    ['an outage', { kind: 'status', status: 503 }, { kind: 'failed' }],
    ['a wrong key', { kind: 'status', status: 401 }, { kind: 'failed' }],
    ['a lost connection', { kind: 'hangsUp' }, { kind: 'failed' }],
  ])('that meets %s is told as such, and not asked for again', async (_, script, expected) => {
    expect(await asking([script, { kind: 'says', content: JSON.stringify(answer) }])).toMatchObject(expected);
    expect(standIn.requests).toHaveLength(1);
  });

  test.each<[string, Record<string, string>, number]>([
    ['in milliseconds', { 'retry-after-ms': '1500', 'retry-after': '60' }, 1_500],
    ['in seconds', { 'retry-after': '60' }, 60_000],
    ['not at all', {}, 10_000],
  ])('that is throttled says for how long, given %s', async (_, headers, retryAfterMs) => {
    const reply = await asking([{ kind: 'status', status: 429, headers }]);
    expect(reply).toEqual({ kind: 'throttled', retryAfterMs });
  });

  test.each<[string, LlmScript]>([
    ['that says nothing', { kind: 'silent' }],
    ['that drips', { kind: 'drips', content: JSON.stringify(answer), everyMs: 20 }],
  ])('by a service %s is late at the deadline', async (_, script) => {
    expect(await asking([script], 100)).toEqual({ kind: 'late' });
  });

  test('control: what drips is an answer when there is time for it', async () => {
    const reply = await asking([{ kind: 'drips', content: JSON.stringify(answer), everyMs: 0 }]);
    expect(reply).toMatchObject({ kind: 'answer', answer });
  });
});
