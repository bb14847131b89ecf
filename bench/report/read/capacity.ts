import { z } from 'zod';
import { bases } from '../../../core/capacity/figure.ts';
import { type Way, ways } from '../../../core/capacity/ways.ts';
import { type Input, readRun } from './run.ts';

const way = z.enum(Object.keys(ways) as [Way, ...Way[]]);
const time = z.object({ way, people: z.number(), seconds: z.number(), binds: z.string() });
export type Time = z.infer<typeof time>;

const row = z.object({
  table: z.enum(['cost', 'quota', 'holding']),
  name: z.string(),
  label: z.string(),
  value: z.number(),
  unit: z.string(),
  basis: z.enum(bases),
  source: z.string(),
  date: z.string(),
});

const figures = z.object({
  tenants: z.number(),
  windowS: z.number(),
  way,
  detail: z.object({
    sizes: z.array(
      z.object({
        people: z.number(),
        times: z.array(time),
        needs: z.array(z.object({ holding: z.string(), amount: z.number(), have: z.number() })),
        /** Why the window cannot be met, in words; empty when it can. */
        obstacles: z.string(),
      }),
    ),
    curves: z.array(time),
    rows: z.array(row),
  }),
});
export type Capacity = z.infer<typeof figures>;

export function readCapacity(folder: string): Input<Capacity> {
  return readRun(folder, 'capacity', 'npm run bench -- capacity --users 50000', figures);
}
