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

/** When weeks begin, the same for both arms, and after how many people the arms take turns. */
export type Pattern = { arrivals: Arrivals; block: number };

/**
 * `closed`: so many weeks are under way at any moment; the next begins when one is done. `open`: weeks begin at times
 * of their own, drawn as a Poisson process of so many in a second, whether or not earlier ones are done.
 */
export type Arrivals =
  | { kind: 'closed'; atOnce: number }
  | { kind: 'open'; perSecond: number; random: () => number; sleep: (ms: number) => Promise<void> };

export async function layDown(
  { services, fiveTools }: Arms,
  organisation: Organisation,
  progress: (done: number) => void = () => undefined,
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
  { arrivals, block }: Pattern,
  progress: (done: number) => void = () => undefined,
): Promise<Samples> {
  const samples: Samples = { tools: [], batch: [] };
  for (let start = 0; start < people.length; start += block) {
    const some = people.slice(start, start + block);
    const gapsMs = gapsOf(arrivals, some.length);
    const first = (start / block) % 2 === 0 ? arms.tools : arms.batch;
    const second = first === arms.tools ? arms.batch : arms.tools;
    for (const arm of [first, second]) samples[arm.name].push(...(await runAll(arm, some, arrivals, gapsMs)));
    progress(Math.min(people.length, start + block));
  }
  return samples;
}

/** The pauses between one beginning and the next: the same ones for both arms. */
function gapsOf(arrivals: Arrivals, count: number): number[] {
  if (arrivals.kind === 'closed') return [];
  return Array.from(
    { length: count },
    () => (-Math.log(1 - arrivals.random()) / arrivals.perSecond) * 1000,
  );
}

async function runAll(
  arm: Arm,
  people: readonly Person[],
  arrivals: Arrivals,
  gapsMs: readonly number[],
): Promise<Sample[]> {
  const samples: Sample[] = Array(people.length);
  const run = async ([index, person]: [number, Person]) => {
    samples[index] = await arm.run(person);
  };
  if (arrivals.kind === 'closed') await forEachBounded([...people.entries()], arrivals.atOnce, run);
  else await Promise.all(await begun(people, gapsMs, arrivals.sleep, run));
  return samples;
}

/** Begins each in its time. Times are counted from the first, so that late timers do not add up. */
async function begun(
  people: readonly Person[],
  gapsMs: readonly number[],
  sleep: (ms: number) => Promise<void>,
  run: (entry: [number, Person]) => Promise<void>,
): Promise<Promise<void>[]> {
  const startedMs = performance.now();
  const running: Promise<void>[] = [];
  let dueMs = 0;
  for (const entry of people.entries()) {
    dueMs += gapsMs[entry[0]] ?? 0;
    const restMs = startedMs + dueMs - performance.now();
    if (restMs > 0) await sleep(restMs);
    running.push(run(entry));
  }
  return running;
}
