import { z } from 'zod';
import { latency } from './ab.ts';
import { type Input, readRun } from './run.ts';

const contention = z.object({
  collisionsP99Ms: z.number(),
  writers20P99Ms: z.number(),
  concentrationRatioP99: z.number(),
  lockConcentrationRatioP99: z.number(),
  rows: z.array(
    latency.extend({
      scenario: z.string(),
      arm: z.enum(['batch', 'locks']),
      attemptsMax: z.number(),
      wasted: z.number(),
      waits: z.number(),
      undone: z.number(),
    }),
  ),
});
export type Contention = z.infer<typeof contention>;

const plan = z.object({
  lines: z.number(),
  planP99Ms: z.number(),
  handlerP99Ms: z.number(),
  targets: z.object({ planP99Ms: z.number(), handlerP99Ms: z.number() }),
  cases: z.array(latency.extend({ name: z.string(), runs: z.number() })),
});
export type Plan = z.infer<typeof plan>;

const retrieval = z.object({ pairs: z.number(), recallAt5: z.number(), recallAt1: z.number() });
const ruleScore = z.object({
  weeks: z.number(),
  expected: z.number(),
  precision: z.number(),
  recall: z.number(),
});
const review = z.object({
  rules: ruleScore,
  clauses: z.object({ labelled: retrieval, heldOut: retrieval }),
  /** Null where none is configured. `precision` is null when it found nothing. */
  llm: z.object({ precision: z.number().nullable(), recall: z.number() }).nullable(),
});
export type Review = z.infer<typeof review>;

const fanout = z.looseObject({ weeksPerSecond: z.number() });
export type Fanout = z.infer<typeof fanout>;

export function readContention(folder: string): Input<Contention> {
  return readRun(folder, 'contention', 'npm run bench -- contention', contention);
}

export function readPlan(folder: string): Input<Plan> {
  return readRun(folder, 'plan', 'npm run bench -- plan', plan);
}

export function readReview(folder: string): Input<Review> {
  return readRun(folder, 'review', 'npm run bench -- review', review);
}

export function readFanout(folder: string): Input<Fanout> {
  return readRun(folder, 'fanout', 'npm run bench -- fanout --users 10000', fanout);
}
