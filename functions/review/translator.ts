import { translationPrompt, translationsMax, translationTokensMax } from '../../core/chat/translation.ts';
import { estimateTokens } from '../../core/reviewer/prompt.ts';
import type { TenantBudgets } from '../budget/budgets.ts';
import type { TranslatingLlm, Translator } from '../ports.ts';

/** Has sentences translated within the tenant's budget. Whatever goes wrong, there is no translation. */
export function translatorWith(llm: TranslatingLlm, budget: TenantBudgets, deadlineMs: number): Translator {
  return {
    async translate(tenantId, said) {
      const prompt = translationPrompt(said);
      const granted = await budget.take(tenantId, 'llm', estimateTokens(prompt) + translationTokensMax);
      if (granted.kind === 'wait') return [];
      const reply = await llm.translate(prompt, deadlineMs);
      if (reply.kind === 'throttled') await budget.throttled(tenantId, 'llm', reply.retryAfterMs);
      if (reply.kind !== 'answer' || reply.answer.length > translationsMax) return [];
      return reply.answer;
    },
  };
}
