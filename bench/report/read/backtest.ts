import { z } from 'zod';
import { type Input, readRun } from './run.ts';

const interval = z.object({ low: z.number(), high: z.number() });

const figures = z.object({
  f1: z.number(),
  ece: z.number(),
  f1Interval: interval.optional(),
  weeks: z.number().optional(),
  users: z.number().optional(),
  detail: z.object({
    /** Every way of drafting that was measured on the same weeks, ours among them. */
    rules: z.array(
      z.object({
        rule: z.string(),
        kind: z.enum(['ours', 'baseline', 'oracle']),
        f1: z.number(),
        precision: z.number().optional(),
        recall: z.number().optional(),
        exactWeeks: z.number().optional(),
        interval: interval.optional(),
      }),
    ),
    /** Drafted lines by how sure the planner said it was, and the share of them that people kept. */
    reliability: z.array(z.object({ confidence: z.number(), kept: z.number(), lines: z.number() })),
  }),
});
export type Backtest = z.infer<typeof figures>;

export function readBacktest(folder: string): Input<Backtest> {
  return readRun(folder, 'backtest', 'npm run bench -- backtest --data DIR', figures);
}
