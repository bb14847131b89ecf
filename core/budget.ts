import type { BucketSettings } from './bucket.ts';

/** What a tenant has a budget of: tokens of the language model, and messages in Teams. */
export type BudgetKind = 'llm' | 'teams';

/** What administrators can lay down of budgets. */
export type Budgets = { llmTokensPerMinute: number; teamsSendsPerSecond: number };

export const defaultBudgets: Budgets = { llmTokensPerMinute: 60_000, teamsSendsPerSecond: 25 };

/** The bucket of one kind: after a halved rate the full one is back within about half a minute. */
export function bucketSettings(kind: BudgetKind, budgets: Partial<Budgets> = {}): BucketSettings {
  const { llmTokensPerMinute, teamsSendsPerSecond } = { ...defaultBudgets, ...budgets };
  if (kind === 'teams') return settingsOf(teamsSendsPerSecond, 1);
  // One call takes thousands of tokens at once, so ten seconds' worth may wait for it.
  return settingsOf(llmTokensPerMinute / 60, 10);
}

function settingsOf(ratePerS: number, burstS: number): BucketSettings {
  return {
    ratePerS,
    burst: Math.max(1, ratePerS * burstS),
    floorPerS: ratePerS / 25,
    growthPerS: ratePerS / 60,
  };
}
