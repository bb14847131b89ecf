import { type Ab, type Profile, profiles, readAb } from './read/ab.ts';
import { type Backtest, readBacktest } from './read/backtest.ts';
import { type Capacity, readCapacity } from './read/capacity.ts';
import type { Input } from './read/run.ts';
import {
  type Contention,
  type Fanout,
  type Plan,
  type Review,
  readContention,
  readFanout,
  readPlan,
  readReview,
} from './read/small.ts';

/** Everything that the report is made of, as far as it is there. */
export type Inputs = {
  ab: Record<Profile, Input<Ab>>;
  backtest: Input<Backtest>;
  capacity: Input<Capacity>;
  contention: Input<Contention>;
  plan: Input<Plan>;
  review: Input<Review>;
  fanout: Input<Fanout>;
};

export function readInputs(folder: string): Inputs {
  const ab = profiles.map(profile => [profile, readAb(folder, profile)]);
  return {
    ab: Object.fromEntries(ab) as Inputs['ab'],
    backtest: readBacktest(folder),
    capacity: readCapacity(folder),
    contention: readContention(folder),
    plan: readPlan(folder),
    review: readReview(folder),
    fanout: readFanout(folder),
  };
}

export function allInputs({ ab, ...others }: Inputs): Input<unknown>[] {
  return [...Object.values(ab), ...Object.values(others)];
}
