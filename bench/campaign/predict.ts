import { defaultBudgets } from '../../core/budget.ts';
import type { CampaignOptions } from './model.ts';

export type Prediction = { committedMs: number; deliveredMs: number };

/**
 * When each tenant should be done, by division alone: the workers are shared evenly by those who still have weeks, up to
 * each one's rate, and cards go out at the slower of the two rates once there are weeks to tell of.
 */
export function predict({ tenants, ratePerS, workers, weekMs, teamsPerS }: CampaignOptions): Prediction[] {
  const capacityPerS = (workers * 1_000) / meanOf(weekMs);
  const left = tenants.map((people, index) => ({ people, index })).sort((a, b) => a.people - b.people);
  const committedMs: number[] = [];
  let done = 0;
  let nowMs = 0;
  for (const [place, { people, index }] of left.entries()) {
    const perS = Math.min(ratePerS, capacityPerS / (left.length - place));
    nowMs += ((people - done) / perS) * 1_000;
    done = people;
    committedMs[index] = nowMs;
  }
  const cardsPerS = Math.min(teamsPerS, defaultBudgets.teamsSendsPerSecond);
  return tenants.map((people, index) => ({
    committedMs: committedMs[index] as number,
    deliveredMs: Math.max(committedMs[index] as number, (people / cardsPerS) * 1_000),
  }));
}

/** The mean of the log-normal times of `weekTime`. */
function meanOf(medianMs: number): number {
  const sigma = Math.log(4) / 2.326;
  return medianMs * Math.exp(sigma ** 2 / 2);
}
