import { describe, expect, test } from '@jest/globals';
import type { Arms } from '../../../bench/ab/arms.ts';
import { leastToolsMs, profiles } from '../../../bench/ab/delays.ts';
import { organisation, type Person } from '../../../bench/ab/organisation.ts';
import { layDown } from '../../../bench/ab/trial.ts';
import { withArms } from './arms.ts';

/** The second of two people, when every process has the tenant's settings in its cache. */
async function second(arms: Arms): Promise<Person> {
  const all = organisation('8', 2, 0);
  await layDown(arms, all);
  const [first, other] = all.people as [Person, Person];
  await arms.tools.run(first);
  await arms.batch.run(first);
  return other;
}

describe('a week that nobody is in the way of', () => {
  test('costs the batch six requests in two round trips over one connection', async () => {
    const { effort, stepsMs, workMs, flowMs } = await withArms(profiles.network, async arms =>
      arms.batch.run(await second(arms)),
    );
    expect(effort).toMatchObject({ requests: 6, roundTrips: 2, connections: 1, retries: 0, conflicts: 0 });
    expect(stepsMs).toEqual({ load: 5, plan: 0, commit: 5 });
    expect([workMs, flowMs]).toEqual([10, 30]);
  });

  test('costs the five tools 26 requests in 21 round trips over five connections', async () => {
    const { effort, stepsMs, workMs, flowMs } = await withArms(profiles.network, async arms =>
      arms.tools.run(await second(arms)),
    );
    expect(effort).toMatchObject({ requests: 26, roundTrips: 21, connections: 5, retries: 0, lockWaits: 0 });
    // 20 ms for the call of each tool; take the lock, read, let go; in between, what the entries and totals need.
    expect(stepsMs).toEqual({
      'LLM turns': 0,
      configuration: 35,
      plans: 35,
      history: 35,
      entries: 65,
      summary: 35,
    });
    expect([workMs, flowMs]).toEqual([205, 225]);
    expect(workMs).toBe(leastToolsMs(profiles.network));
  });

  test('takes the time of the account under story: a minute with tools, 45 s of it in the tools', async () => {
    const { stepsMs, workMs } = await withArms(profiles.story, async arms =>
      arms.tools.run(await second(arms)),
    );
    const { 'LLM turns': llm, ...tools } = stepsMs;
    expect(llm).toBe(15_000);
    expect(Object.values(tools).every(ms => ms !== undefined && ms >= 9_000 && ms < 9_100)).toBe(true);
    expect(workMs).toBeGreaterThanOrEqual(leastToolsMs(profiles.story));
    expect(workMs).toBeLessThan(leastToolsMs(profiles.story) * 1.01);
  });
});
