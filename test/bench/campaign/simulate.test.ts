import { describe, expect, test } from '@jest/globals';
import type { CampaignOptions } from '../../../bench/campaign/model.ts';
import { predict } from '../../../bench/campaign/predict.ts';
import { simulate } from '../../../bench/campaign/simulate.ts';
import { pacing } from '../../../core/pacing.ts';
import { chanceOf } from '../../commit/chance.ts';

const campaign = (rest: Partial<CampaignOptions> = {}): CampaignOptions => ({
  ...{ tenants: [3_000, 800, 50], ratePerS: 50, workers: 64, weekMs: 60, putOffShare: 0.01, teamsPerS: 25 },
  random: chanceOf(1).next,
  ...rest,
});

describe('a simulated campaign', () => {
  test('brings every week to a result and every committed week to its person', () => {
    for (const { people, committed, dead, delivered } of simulate(campaign())) {
      expect(committed + dead).toBe(people);
      expect(delivered).toBe(committed);
    }
  });

  test('never has more of a tenant under way than its window', () => {
    expect(simulate(campaign()).map(({ openMax }) => openMax)).toEqual([pacing.window, pacing.window, 50]);
  });

  test('goes the same way for the same seed', () => {
    expect(simulate(campaign())).toEqual(simulate(campaign()));
    expect(simulate(campaign())).not.toEqual(simulate(campaign({ random: chanceOf(2).next })));
  });

  test('ends when division says that it should, whether the pace or the workers bind', () => {
    const tenants = [30_000, 10_000];
    for (const options of [campaign({ tenants }), campaign({ tenants, ratePerS: 500, workers: 8 })]) {
      const predicted = predict(options);
      for (const [index, { committedMs, deliveredMs }] of simulate(options).entries()) {
        expect(committedMs / (predicted[index]?.committedMs ?? 0)).toBeCloseTo(1, 1);
        expect(deliveredMs / (predicted[index]?.deliveredMs ?? 0)).toBeCloseTo(1, 1);
      }
    }
  });

  test('control: weeks that are always put off die, and the prediction is missed', () => {
    const options = campaign({ tenants: [50], putOffShare: 1 });
    expect(simulate(options)[0]).toMatchObject({ committed: 0, dead: 50, delivered: 0 });
    expect(simulate(options)[0]?.committedMs).toBeGreaterThan(10 * (predict(options)[0]?.committedMs ?? 0));
  });

  test('control: with one worker the small tenant waits for the large ones', () => {
    expect(simulate(campaign({ workers: 1 }))[2]?.waitMsMax).toBeGreaterThan(60_000);
  });

  test('a tenant whom Teams throttles slows, and no other does', () => {
    const [fast] = simulate(campaign({ tenants: [2_000], teamsPerS: 100 }));
    const [slow] = simulate(campaign({ tenants: [2_000], teamsPerS: 10 }));
    expect(slow?.throttled).toBeGreaterThan(0);
    expect(slow?.deliveredMs).toBeGreaterThan((fast?.deliveredMs ?? 0) * 2);
  });
});
