import type { Clock, Random } from '../../functions/ports.ts';
import { forEachBounded } from '../../local/import/bounded.ts';
import type { ArmName, Arms, Sample } from './arms.ts';
import {
  layDownForBatch,
  layDownForFive,
  layDownTenant,
  type Organisation,
  type Person,
} from './organisation.ts';

/** The weeks of the same people in both arms, in the order of the people: they are pairs. */
export type Samples = Record<ArmName, Sample[]>;

type Progress = (done: number) => void;

const quiet: Progress = () => undefined;

/** Gives the organisation to both arms, each in its own containers. */
export async function layDown(
  { services, fiveTools }: Arms,
  organisation: Organisation,
  progress: Progress = quiet,
): Promise<void> {
  await layDownTenant(services, organisation);
  await counted(organisation.people, 48, progress, async person => {
    await Promise.all([layDownForBatch(services, person), layDownForFive(fiveTools, person)]);
  });
}

/**
 * How people come: so many are under way at any moment, and the next begins when one is done. The first of them begin
 * spread over `rampMs`, because people who begin at one instant would march in step and meet at every lock.
 */
export type Arrivals = { atOnce: number; rampMs: number; clock: Clock; random: Random };

/**
 * Does every person's week by one design and then by the other; every second person begins with the batch. So both
 * arms get the same weeks at the same rate within the same second, with the same number of people under way, and a
 * machine that gets slower or faster does so for both.
 */
export async function interleave(
  arms: Arms,
  people: readonly Person[],
  { atOnce, rampMs, clock, random }: Arrivals,
  progress: Progress = quiet,
): Promise<Samples> {
  const samples: Samples = { tools: Array(people.length), batch: Array(people.length) };
  await counted(people, atOnce, progress, async (person, index) => {
    if (index < atOnce) await clock.sleep(random() * rampMs);
    const turns = index % 2 === 0 ? [arms.tools, arms.batch] : [arms.batch, arms.tools];
    for (const arm of turns) samples[arm.name][index] = await arm.run(person);
  });
  return samples;
}

async function counted(
  people: readonly Person[],
  limit: number,
  progress: Progress,
  work: (person: Person, index: number) => Promise<void>,
): Promise<void> {
  let done = 0;
  await forEachBounded([...people.entries()], limit, async ([index, person]) => {
    await work(person, index);
    done += 1;
    if (done % 250 === 0) progress(done);
  });
}
