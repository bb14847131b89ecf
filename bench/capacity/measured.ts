import type { CostName } from '../../core/capacity/costs.ts';
import type { Basis } from '../../core/capacity/figure.ts';
import { type Ab, type Arm, readAb } from '../report/read/ab.ts';
import type { Input } from '../report/read/run.ts';
import { type Contention, type Fanout, readContention, readFanout } from '../report/read/small.ts';
import type { Replacement, Replacements } from './figures.ts';

/**
 * What the other benches left in `folder`, as costs per person. The old design's time comes from the A/B under `story`
 * only: the other profiles have no turns of an LLM, and would flatter it. Where a bench has not run, the default stays.
 */
export function measuredCosts(folder: string): Replacements {
  return {
    ...fromContention(readContention(folder)),
    ...fromNetwork(readAb(folder, 'network')),
    ...fromStory(readAb(folder, 'story')),
    ...fromFanout(readFanout(folder)),
  };
}

type Costs = Partial<Record<CostName, Replacement>>;

function fromContention(input: Input<Contention>): Costs {
  const row = read(input)?.rows.find(
    ({ scenario, arm }) => arm === 'batch' && scenario === '20 % collisions',
  );
  return row ? { 'new.weekS': cost(input, row.p50Ms / 1000, 'injected', 'median at 20 % collisions') } : {};
}

function fromNetwork(input: Input<Ab>): Costs {
  const [tools, batch] = [armOf(input, 'tools'), armOf(input, 'batch')];
  if (!tools || !batch) return {};
  const units = (arm: Arm) => arm.perUser['requestUnits'];
  return {
    'new.weekS': cost(input, batch.total.p50Ms / 1000, basisOf(input), 'median'),
    ...counted(input, 'old.storeUnits', units(tools)),
    ...counted(input, 'new.storeUnits', units(batch)),
  };
}

function fromStory(input: Input<Ab>): Costs {
  const tools = armOf(input, 'tools');
  if (!tools) return {};
  const llmMs = tools.steps
    .filter(({ step }) => /\bllm\b/i.test(step))
    .reduce((sum, { p50Ms }) => sum + p50Ms, 0);
  return {
    'old.toolsS': cost(
      input,
      (tools.total.p50Ms - llmMs) / 1000,
      basisOf(input),
      'median without the LLM’s turns',
    ),
    'old.llmS': cost(input, llmMs / 1000, basisOf(input), 'medians of the LLM’s turns'),
  };
}

/** All processes of the bench share the cores, so a week costs at most all of them for as long as it takes. */
function fromFanout(input: Input<Fanout>): Costs {
  if (input.kind !== 'read') return {};
  const { weeksPerSecond } = input.figures;
  const ms = (1000 * input.run.machine.cores) / weeksPerSecond;
  return { 'new.cpuMs': cost(input, ms, 'computed', 'cores ÷ weeks a second, local servers included') };
}

/** The story is taken in virtual time, in which only the delays pass: computed, not measured. */
function basisOf(input: Input<Ab>): Basis {
  return read(input)?.detail.origins.latencies ?? 'assumed';
}

function armOf(input: Input<Ab>, name: Arm['arm']): Arm | undefined {
  return read(input)?.detail.arms.find(({ arm }) => arm === name);
}

function read<T>(input: Input<T>): T | undefined {
  return input.kind === 'read' ? input.figures : undefined;
}

/** Request units are counted by published prices, because the local store has none. */
function counted(input: Input<unknown>, name: CostName, units: number | undefined): Costs {
  return units === undefined
    ? {}
    : { [name]: cost(input, units, 'computed', 'mean, by the published prices') };
}

function cost(input: Input<unknown>, value: number, basis: Basis, what: string): Replacement {
  const run = input.kind === 'read' ? input.run : undefined;
  const rounded = Number(value.toPrecision(4));
  return { value: rounded, basis, source: `${run?.command}: ${what}`, date: run?.takenAt.slice(0, 10) ?? '' };
}
