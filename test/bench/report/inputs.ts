import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ab, Arm, BlockingNode, Latency } from '../../../bench/report/read/ab.ts';
import type { Backtest } from '../../../bench/report/read/backtest.ts';
import type { Contention } from '../../../bench/report/read/small.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** A folder such as `reports/`, with what benches are made to have found. */
export function reportsWith(runs: Readonly<Record<string, unknown>>): string {
  const folder = temporaryFolder();
  for (const [name, figures] of Object.entries(runs))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ ...head(name), figures }));
  return folder;
}

function head(name: string) {
  const machine = { node: 'v24.0.0', cpu: 'a made-up processor', cores: 2 };
  return { bench: name, command: `npm run bench -- ${name}`, takenAt: '2026-11-20T08:00:00.000Z', machine };
}

export function latency(p50Ms: number): Latency {
  return { p50Ms, p90Ms: 2 * p50Ms, p99Ms: 4 * p50Ms, maxMs: 5 * p50Ms };
}

function arm(name: Arm['arm'], p50Ms: number, steps: Readonly<Record<string, number>>): Arm {
  return {
    arm: name,
    total: latency(p50Ms),
    steps: Object.entries(steps).map(([step, ms]) => ({ step, ...latency(ms) })),
    perUser: { requests: 17, requestUnits: name === 'tools' ? 240 : 90 },
    quantiles: [0.1, 0.5, 1].map(share => ({ share, ms: share * 2 * p50Ms })),
  };
}

/** The old design at 300 ms and the new one at 24, or at what is given. */
export function ab(toolsMs = 300, steps: Readonly<Record<string, number>> = { configuration: 100 }): Ab {
  return {
    ...{ users: 500, concentration: 0.3, clock: 'real', atOnce: 8, ratioMedian: 12.5, ratioP99: 31 },
    ...{ ratioMedianInterval: { low: 12, high: 13 }, ratioP99Interval: { low: 28, high: 35 } },
    ...{ ratioFlowMedian: 7, ratioFlowP99: 20, lessTimePercent: 86, sameWeeks: 500, comparedWeeks: 500 },
    wrongTotals: 0,
    detail: {
      origins: {
        ...{ latencies: 'injected', ratios: 'injected', counts: 'measured', requestUnits: 'computed' },
        ...{ waits: 'injected', whatIf: 'computed' },
      },
      arms: [arm('tools', toolsMs, steps), arm('batch', 24, { load: 9, commit: 14 })],
      injected: [{ what: 'each request to the store', ms: 5, source: 'a made-up source' }],
      concentrations: [
        { arm: 'tools', percent: 30, waits: 7, ...latency(400) },
        { arm: 'batch', percent: 30, waits: 0, ...latency(24) },
      ],
      blocking: [{ holder: 'project a', waiters: 7, waitedMs: 900 }],
      blockingTrees: [
        { percent: 0, tree: null },
        { percent: 30, tree: { waiting: 10, roots: [queue(10)] } },
      ],
      conflicts: [{ project: 'a', people: 150, conflicts: 3, retries: 3 }],
      whatIf: [{ what: 'the turns of an LLM', batchMs: 15_024, ratioMedian: 4, lessTimePercent: 75 }],
    },
  };
}

/** Somebody who keeps so many people waiting for one lock. */
function queue(length: number): BlockingNode {
  const blocked = Array.from({ length }, (_, index) => {
    return { person: `person-${index}`, lock: 'project a', waitedMs: 90 - index, behind: 0, blocked: [] };
  });
  return { person: 'the-holder', behind: length, blocked };
}

export const backtest: Backtest = {
  f1: 0.79,
  ece: 0.015,
  detail: {
    rules: [
      { rule: 'Time Agent', kind: 'ours', f1: 0.79, interval: { low: 0.78, high: 0.8 } },
      { rule: 'copy last week', kind: 'baseline', f1: 0.766 },
    ],
    reliability: [{ confidence: 0.8, kept: 0.79, lines: 120 }],
  },
};

export const contention: Contention = {
  collisionsP99Ms: 100,
  writers20P99Ms: 800,
  concentrationRatioP99: 0.8,
  lockConcentrationRatioP99: 12.9,
  rows: (['batch', 'locks'] as const).flatMap(each =>
    ['20 % collisions', '0 % on one project'].map(scenario => ({
      ...{ scenario, arm: each, attemptsMax: 1, wasted: 0, waits: 0, undone: 0 },
      ...latency(each === 'batch' ? 15 : 60),
    })),
  ),
};
