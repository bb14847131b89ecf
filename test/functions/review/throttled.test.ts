import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Prompt } from '../../../core/reviewer/prompt.ts';
import type { TenantBudgets } from '../../../functions/budget/budgets.ts';
import type { Llm } from '../../../functions/ports.ts';
import { reviewerWith } from '../../../functions/review/reviewer.ts';
import { openWorld, type World } from '../world.ts';

const answer = { comments: [], findings: [] };
const promptOf = (user: string): Prompt => ({ system: 'Review.', user });

let world: World;
let calls: string[];
beforeEach(async () => {
  world = await openWorld();
  calls = [];
});

/** An LLM whose service says "too many" to whoever writes `crowded`. */
const llm: Llm = {
  review: async ({ user }) => {
    calls.push(user);
    return user.startsWith('crowded')
      ? { kind: 'throttled', retryAfterMs: 30_000 }
      : { kind: 'answer', answer, tokens: 1 };
  },
};

/** Reviews for a crowded tenant and then for a quiet one, and again for the crowded one. */
async function reviewBoth(budget: TenantBudgets, quiet: string) {
  const reviewer = reviewerWith(llm, budget, 3_000);
  const ask = async (tenantId: string, user: string) =>
    (await reviewer.ask(tenantId, promptOf(user), 3_000)).kind;
  return [await ask('crowded', 'crowded 1'), await ask(quiet, 'quiet 1'), await ask('crowded', 'crowded 2')];
}

describe('a tenant whose LLM is throttled', () => {
  test('goes without reviews for as long as the service asks, and no other tenant does', async () => {
    expect(await reviewBoth(world.app.budgets, 'quiet')).toEqual(['overBudget', 'answer', 'overBudget']);
    expect(calls).toEqual(['crowded 1', 'quiet 1']);
    world.clock.advance(60_000);
    await reviewBoth(world.app.budgets, 'quiet');
    expect(calls).toEqual(['crowded 1', 'quiet 1', 'crowded 1', 'quiet 1']);
  });

  test('control: on one budget with it, the other tenant goes without, too', async () => {
    expect(await reviewBoth(world.app.budgets, 'crowded')).toEqual([
      'overBudget',
      'overBudget',
      'overBudget',
    ]);
  });
});
