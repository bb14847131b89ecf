import { openArms } from '../../../bench/ab/arms.ts';
import { profiles } from '../../../bench/ab/delays.ts';
import { realGround } from '../../../bench/ab/ground.ts';
import { organisation } from '../../../bench/ab/organisation.ts';
import { tellTrials } from '../../../bench/ab/tell.ts';
import { interleave, layDown } from '../../../bench/ab/trial.ts';

/** A small A/B trial, and what it tells. Returns the number of weeks in each arm. */
export async function tryBothDesigns(insights: string, people: number): Promise<number> {
  const ground = await realGround(0);
  const arms = await openArms(ground, profiles.local);
  try {
    const all = organisation('1', people, 0.3);
    await layDown(arms, all);
    const samples = await interleave(arms, all.people, { atOnce: 4, rampMs: 0, ...ground });
    return (await tellTrials(insights, new Map([[30, samples]]))) / 2;
  } finally {
    await arms.close();
  }
}
