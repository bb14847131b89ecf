import { z } from 'zod';
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

const arm = z.object({
  arm: z.enum(['tools', 'batch']),
  total: latency,
  steps: z.array(latency.extend({ step: z.string() })),
  /** Means for one person's week. */
  perUser: z.record(z.string(), z.number()),
  /** Latencies at rising shares of the people, for drawing the distribution. */
  quantiles: z.array(z.object({ share: z.number(), ms: z.number() })),
});
export type Arm = z.infer<typeof arm>;

const figures = z.object({
  users: z.number(),
  concentration: z.number(),
  ratioMedian: z.number(),
  ratioP99: z.number(),
  ratioMedianInterval: interval.optional(),
  ratioP99Interval: interval.optional(),
  detail: z.object({
    arms: z.array(arm),
    injected: z.array(z.object({ what: z.string(), ms: z.number(), source: z.string() })).default([]),
    concentrations: z
      .array(latency.extend({ arm: z.enum(['tools', 'batch']), percent: z.number(), waits: z.number() }))
      .default([]),
    blocking: z
      .array(z.object({ holder: z.string(), waiters: z.number(), waitedMs: z.number() }))
      .default([]),
  }),
});
export type Ab = z.infer<typeof figures>;

/** Five tools against one batch, under one profile of delays. */
export function readAb(folder: string, profile: Profile): Input<Ab> {
  const command = `npm run bench -- ab --users 500 --concentration 0.3 --profile ${profile}`;
  return readRun(folder, `ab-${profile}`, command, figures);
}
