import type { LatencyFigures } from '../harness/histogram.ts';
import type { ArmName } from './arms.ts';
import type { BlockingTree, LockWaits } from './blocking.ts';
import type { Injected, Profile } from './delays.ts';
import type { Interval } from './statistics.ts';

/**
 * How a figure came about. `measured`: taken on the local stack. `injected`: the same, with delays put in on purpose.
 * `computed`: worked out, or taken in virtual time, in which only the delays pass.
 */
export type Origin = 'measured' | 'injected' | 'computed';

/** What a run of the A/B leaves in `reports/ab-PROFILE.json`. */
export type AbFigures = {
  users: number;
  /** Share of the people on one project, 0–1. */
  concentration: number;
  profile: Profile;
  /** `virtual`: only delays pass, and nothing waits for a processor. */
  clock: 'real' | 'virtual';
  /** How many people's weeks are under way at any moment, each in one arm at a time. */
  atOnce: number;
  /**
   * How many times as long the five tools take as the batch, for the work on one person's week: the agent with its
   * tools against the run. The call of the flow that asks for it, which both arms take once, is left out.
   */
  ratioMedian: number;
  ratioP99: number;
  ratioMedianInterval: Interval;
  ratioP99Interval: Interval;
  /** Median of the ratios of each person's two weeks. */
  ratioPairMedian: number;
  /** The same with the flow's call in both arms: what a flow sees that asks for one person at a time. */
  ratioFlowMedian: number;
  ratioFlowP99: number;
  ratioFlowMedianInterval: Interval;
  ratioFlowP99Interval: Interval;
  /** How much less time the flow's median call takes with the batch, in percent. */
  lessTimePercent: number;
  /** People whose weeks both arms committed alike, entry by entry, of those that were compared. */
  sameWeeks: number;
  comparedWeeks: number;
  /** Projects of which the total that the tools keep is not the sum of the entries. */
  wrongTotals: number;
  targetMet: boolean;
  detail: {
    origins: Record<
      'latencies' | 'ratios' | 'intervals' | 'counts' | 'requestUnits' | 'waits' | 'whatIf',
      Origin
    >;
    injected: Injected[];
    arms: ArmFigures[];
    /** Waiting against concentration, both arms. */
    concentrations: ConcentrationFigures[];
    /** Locks by what waiting for them cost, of the main run. `holder` is the lock that was held. */
    blocking: { holder: string; waiters: number; waits: number; waitedMs: number; longestMs: number }[];
    /** One for each concentration; null where nobody waited. */
    blockingTrees: { percent: number; tree: BlockingTree | null }[];
    /** The batch arm: refused batches and repetitions by project, those with most first. */
    conflicts: { project: string; people: number; conflicts: number; retries: number }[];
    whatIf: WhatIf[];
  };
};

export type ArmFigures = {
  arm: ArmName;
  /** The work on one person's week. */
  total: LatencyFigures;
  /** Each tool or each step of the run, then `agent total` or `run total`, then `flow total`. */
  steps: ({ step: string } & LatencyFigures)[];
  /** Means for one person's week: requests, roundTrips, connections, requestUnits, conflicts, lockWaits, lockWaitMs, retries. */
  perUser: Record<string, number>;
  /** Latencies of the work at rising shares of the people. */
  quantiles: { share: number; ms: number }[];
};

export type ConcentrationFigures = LatencyFigures & {
  arm: ArmName;
  percent: number;
  /** Looks at a lock that somebody else had (tools), or refused batches (batch). */
  waits: number;
  waitedMs: number;
  /** What cost most. */
  locks: LockWaits[];
  conflicts: number;
  retries: number;
};

/** What the batch would take if something were added to it. */
export type WhatIf = { what: string; batchMs: number; ratioMedian: number; lessTimePercent: number };
