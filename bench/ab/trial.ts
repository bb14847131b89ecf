import { forEachBounded } from '../../local/import/bounded.ts';
import type { Arm, ArmName, Arms, Sample } from './arms.ts';
import {
  layDownForBatch,
  layDownForFive,
  layDownTenant,
  type Organisation,
  type Person,
} from './organisation.ts';

export type Samples = Record<ArmName, Sample[]>;

/** How many weeks are under way at any moment, in both arms alike, and after how many people the arms take turns. */
export type Pattern = { atOnce: number; block: number };

export async function layDown(
  { services, fiveTools }: Arms,
  organisation: Organisation,
  progress: (done: number) => void,
): Promise<void> {
  await layDownTenant(services, organisation);
  let done = 0;
  await forEachBounded(organisation.people, 48, async person => {
    await Promise.all([layDownForBatch(services, person), layDownForFive(fiveTools, person)]);
    done += 1;
    if (done % 500 === 0) progress(done);
  });
}

/**
 * Gives every person's week to both arms. The arms take turns, block by block, and take turns in being first, so that
 * a machine that gets slower or faster does so for both. Both lists are in the order of the people: they are pairs.
 */
export async function interleave(
  arms: Arms,
  people: readonly Person[],
  { atOnce, block }: Pattern,
  progress: (done: number) => void = () => undefined,
): Promise<Samples> {
  const samples: Samples = { tools: [], batch: [] };
  for (let start = 0; start < people.length; start += block) {
    const some = people.slice(start, start + block);
    const first = (start / block) % 2 === 0 ? arms.tools : arms.batch;
    const second = first === arms.tools ? arms.batch : arms.tools;
    for (const arm of [first, second]) samples[arm.name].push(...(await runAll(arm, some, atOnce)));
    progress(Math.min(people.length, start + block));
  }
  return samples;
}

async function runAll(arm: Arm, people: readonly Person[], atOnce: number): Promise<Sample[]> {
  const samples: Sample[] = Array(people.length);
  await forEachBounded([...people.entries()], atOnce, async ([index, person]) => {
    samples[index] = await arm.run(person);
  });
  return samples;
}
