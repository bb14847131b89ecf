import { describe, expect, test } from '@jest/globals';
import { labelledPrompts, measureLlm } from '../../../bench/review/llm.ts';
import type { Answer } from '../../../core/reviewer/answer.ts';
import { promptOf } from '../../../core/reviewer/prompt.ts';
import { answerTokensMax, promptTokensMax } from '../../../core/reviewer/tokens.ts';
import type { Llm } from '../../../functions/ports.ts';

/** An LLM that knows the labels, and says more or less than they do. */
async function knowing(change: (findings: Answer['findings']) => Answer['findings']): Promise<Llm> {
  const weeks = await labelledPrompts();
  const answers = new Map(
    weeks.map(({ brief, breaches }) => {
      const findings = [...breaches].map(label => {
        const [entryId, clause = ''] = label.split('|');
        const line = brief.lines.find(each => each.entries.some(({ id }) => id === entryId))?.id ?? '';
        return { line, clause, severity: 'warn' as const, sentence: 'Please check this line.' };
      });
      return [promptOf(brief).user, { comments: [], findings: change(findings) }];
    }),
  );
  return {
    review: async ({ user }) => ({ kind: 'answer', answer: answers.get(user) as Answer, tokens: 100 }),
  };
}

describe('the measure of an LLM', () => {
  test('is perfect for one that says what the labels say', async () => {
    const score = await measureLlm(await knowing(findings => findings));
    expect(score).toMatchObject({ precision: 1, recall: 1, lost: 0, dropped: 0, tokensPerWeek: 100 });
    expect(score.breaches).toBeGreaterThanOrEqual(15);
  });

  test('control: one that says nothing recalls nothing, one that invents is less precise', async () => {
    expect((await measureLlm(await knowing(() => []))).recall).toBe(0);
    const silent: Llm = { review: async () => ({ kind: 'late' }) };
    const { weeks, lost } = await measureLlm(silent);
    expect(lost).toBe(weeks);
    const clause = { line: 'L1', severity: 'warn' as const, sentence: 'Please check this line.' };
    const invented = ['1.2', '#5', '20'].map(each => ({ ...clause, clause: each }));
    const score = await measureLlm(await knowing(findings => [...findings, ...invented]));
    expect(score.precision).toBeLessThan(1);
  });

  test('asks within the bound on tokens', async () => {
    const bounds = (await labelledPrompts()).map(({ tokensMax }) => tokensMax);
    expect(Math.max(...bounds)).toBeLessThanOrEqual(promptTokensMax + answerTokensMax);
  });
});
