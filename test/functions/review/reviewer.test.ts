import { describe, expect, test } from '@jest/globals';
import { answerTokensMax } from '../../../core/reviewer/tokens.ts';
import type { TenantBudgets } from '../../../functions/budget/budgets.ts';
import type { Llm, LlmReply } from '../../../functions/ports.ts';
import { reviewerWith } from '../../../functions/review/reviewer.ts';

const answer = { comments: [], findings: [] };
const answered: LlmReply = { kind: 'answer', answer, tokens: 10 };
const prompt = { system: 's'.repeat(30), user: 'u'.repeat(30) };

/** A reviewer over an LLM that gives these replies one after the other, with a budget that grants or not. */
function aReviewer(replies: LlmReply[], grants = true) {
  const asked: number[] = [];
  const spent: unknown[] = [];
  const llm: Llm = {
    review: async (_, leftMs) => {
      asked.push(leftMs);
      return replies[asked.length - 1] ?? { kind: 'failed' };
    },
  };
  const budget: TenantBudgets = {
    take: async (...args) => {
      spent.push(args);
      return grants ? { kind: 'taken' } : { kind: 'wait', waitMs: 500 };
    },
    throttled: async (...args) => void spent.push(args),
  };
  return { reviewer: reviewerWith(llm, budget, 3_000), asked, spent };
}

describe('a reviewer', () => {
  test('takes the tokens of prompt and answer from the budget before it asks', async () => {
    const { reviewer, spent, asked } = aReviewer([answered]);
    expect(await reviewer.ask('tenant-a', prompt, 2_000)).toEqual({ kind: 'answer', answer, tokens: 10 });
    expect(spent).toEqual([['tenant-a', 'llm', 20 + answerTokensMax]]);
    expect(asked).toEqual([2_000]);
  });

  test('without budget does not ask', async () => {
    const { reviewer, asked } = aReviewer([answered], false);
    expect(await reviewer.ask('tenant-a', prompt, 2_000)).toEqual({ kind: 'overBudget', tokens: 0 });
    expect(asked).toEqual([]);
  });

  test('tells the budget when the service says "too many"', async () => {
    const { reviewer, spent } = aReviewer([{ kind: 'throttled', retryAfterMs: 7_000 }]);
    expect(await reviewer.ask('tenant-a', prompt, 2_000)).toEqual({ kind: 'overBudget', tokens: 0 });
    expect(spent.at(-1)).toEqual(['tenant-a', 'llm', 7_000]);
  });

  test('asks the same of one tenant once, and of another again', async () => {
    const { reviewer, asked } = aReviewer([answered, answered]);
    await Promise.all([reviewer.ask('tenant-a', prompt, 2_000), reviewer.ask('tenant-a', prompt, 2_000)]);
    await reviewer.ask('tenant-a', prompt, 2_000);
    expect(asked).toHaveLength(1);
    await reviewer.ask('tenant-b', prompt, 2_000);
    expect(asked).toHaveLength(2);
  });

  test('does not remember what went wrong', async () => {
    const { reviewer } = aReviewer([{ kind: 'late' }, answered]);
    expect((await reviewer.ask('tenant-a', prompt, 2_000)).kind).toBe('late');
    expect((await reviewer.ask('tenant-a', prompt, 2_000)).kind).toBe('answer');
  });

  test('remembers the latest answers only', async () => {
    const { reviewer, asked } = aReviewer(Array.from({ length: 600 }, () => answered));
    for (let at = 0; at <= 500; at += 1) await reviewer.ask('tenant-a', { ...prompt, user: `${at}` }, 2_000);
    await reviewer.ask('tenant-a', { ...prompt, user: '500' }, 2_000);
    expect(asked).toHaveLength(501);
    await reviewer.ask('tenant-a', { ...prompt, user: '0' }, 2_000);
    expect(asked).toHaveLength(502);
  });
});
