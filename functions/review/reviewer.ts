import { sha256 } from '../../core/canonical.ts';
import { estimateTokens, type Prompt } from '../../core/reviewer/prompt.ts';
import { answerTokensMax } from '../../core/reviewer/tokens.ts';
import type { TenantBudgets } from '../budget/budgets.ts';
import type { Llm, Reviewer, ReviewReply } from '../ports.ts';

/** Answers that a process remembers: a preview and the run after it, or a run that is tried again, ask only once. */
const answersMax = 500;

/** Asks the LLM within the tenant's budget. The same prompt of the same tenant is asked once. */
export function reviewerWith(llm: Llm, budget: TenantBudgets, deadlineMs: number): Reviewer {
  const asked = new Map<string, Promise<ReviewReply>>();
  return {
    deadlineMs,
    ask(tenantId, prompt, leftMs) {
      const key = sha256([tenantId, prompt]);
      const known = asked.get(key);
      if (known !== undefined) return known;
      const reply = askOnce(llm, budget, tenantId, prompt, leftMs);
      remember(asked, key, reply);
      return reply;
    },
  };
}

function remember(asked: Map<string, Promise<ReviewReply>>, key: string, reply: Promise<ReviewReply>): void {
  if (asked.size >= answersMax) asked.delete(asked.keys().next().value as string);
  asked.set(key, reply);
  const forget = () => asked.delete(key);
  // Only answers are worth keeping: what went wrong may go right next time.
  reply.then(({ kind }) => kind !== 'answer' && forget(), forget);
}

async function askOnce(
  llm: Llm,
  budget: TenantBudgets,
  tenantId: string,
  prompt: Prompt,
  leftMs: number,
): Promise<ReviewReply> {
  const granted = await budget.take(tenantId, 'llm', estimateTokens(prompt) + answerTokensMax);
  if (granted.kind === 'wait') return { kind: 'overBudget', tokens: 0 };
  const reply = await llm.review(prompt, leftMs);
  if (reply.kind === 'answer') return reply;
  if (reply.kind !== 'throttled') return { kind: reply.kind, tokens: reply.tokens ?? 0 };
  await budget.throttled(tenantId, 'llm', reply.retryAfterMs);
  return { kind: 'overBudget', tokens: 0 };
}
