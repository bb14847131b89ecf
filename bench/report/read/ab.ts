import { z } from 'zod';
import { bases } from '../../../core/capacity/figure.ts';
import { type Input, readRun } from './run.ts';

export const profiles = ['network', 'story', 'local'] as const;
export type Profile = (typeof profiles)[number];

export const latency = z.object({
  p50Ms: z.number(),
  p90Ms: z.number(),
  p99Ms: z.number(),
  maxMs: z.number(),
});
export type Latency = z.infer<typeof latency>;

const interval = z.object({ low: z.number(), high: z.number() });
export type Interval = z.infer<typeof interval>;

const armName = z.enum(['tools', 'batch']);
const arm = z.object({
  arm: armName,
  total: latency,
  steps: z.array(latency.extend({ step: z.string() })),
  /** Means for one person's week. */
  perUser: z.record(z.string(), z.number()),
  /** Latencies at rising shares of the people, for drawing the distribution. */
  quantiles: z.array(z.object({ share: z.number(), ms: z.number() })),
});
export type Arm = z.infer<typeof arm>;

/** Somebody who keeps others waiting, with those who wait for them, and for which lock. */
const blockingNode = z.object({
  person: z.string(),
  lock: z.string().optional(),
  waitedMs: z.number().optional(),
  behind: z.number(),
  get blocked() {
    return z.array(blockingNode);
  },
});
export type BlockingNode = z.infer<typeof blockingNode>;
const blockingTree = z.object({ waiting: z.number(), roots: z.array(blockingNode) });

const origin = z.enum(bases);
const detail = z.object({
  origins: z.object({
    ...{ latencies: origin, ratios: origin, counts: origin, requestUnits: origin },
    ...{ waits: origin, whatIf: origin },
  }),
  arms: z.array(arm),
  injected: z.array(z.object({ what: z.string(), ms: z.number(), source: z.string() })),
  /** `waits`: looks at a lock that somebody else had, or refused batches. */
  concentrations: z.array(latency.extend({ arm: armName, percent: z.number(), waits: z.number() })),
  /** Locks by what waiting for them cost, the costliest first. */
  blocking: z.array(z.object({ holder: z.string(), waiters: z.number(), waitedMs: z.number() })),
  /** Who waited for whom when most people did; null where nobody waited. */
  blockingTrees: z.array(z.object({ percent: z.number(), tree: blockingTree.nullable() })),
  /** The batch arm: refused batches by project, the most first. */
  conflicts: z.array(
    z.object({ project: z.string(), people: z.number(), conflicts: z.number(), retries: z.number() }),
  ),
  whatIf: z.array(
    z.object({
      ...{ what: z.string(), batchMs: z.number(), ratioMedian: z.number(), lessTimePercent: z.number() },
    }),
  ),
});

const figures = z.object({
  users: z.number(),
  concentration: z.number(),
  clock: z.enum(['real', 'virtual']),
  atOnce: z.number(),
  ratioMedian: z.number(),
  ratioP99: z.number(),
  ratioMedianInterval: interval,
  ratioP99Interval: interval,
  ratioFlowMedian: z.number(),
  ratioFlowP99: z.number(),
  lessTimePercent: z.number(),
  sameWeeks: z.number(),
  comparedWeeks: z.number(),
  wrongTotals: z.number(),
  detail,
});
export type Ab = z.infer<typeof figures>;

/** Five tools against one batch, under one profile of delays. */
export function readAb(folder: string, profile: Profile): Input<Ab> {
  const command = `npm run bench -- ab --users 500 --concentration 0.3 --profile ${profile}`;
  return readRun(folder, `ab-${profile}`, command, figures);
}
