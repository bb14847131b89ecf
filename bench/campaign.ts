import { chanceOf } from '../test/commit/chance.ts';
import type { CampaignOptions, TenantOutcome } from './campaign/model.ts';
import { type Prediction, predict } from './campaign/predict.ts';
import { simulate } from './campaign/simulate.ts';
import {
  type Bench,
  type Figures,
  type OptionValues,
  progress,
  UsageError,
  wholeNumber,
} from './harness/bench.ts';
import { table } from './harness/table.ts';

/** Simulation and prediction may differ by this much: the simulation has tails, retries and refusals. */
const tolerance = 0.1;
/** No small tenant may wait longer than this for the large ones. */
const waitMsTarget = 60_000;

/** Weeks and cards of organisations that no laptop could run, in virtual time. */
export const bench: Bench = {
  summary: 'SIMULATED: 1.8 M people of 8 tenants in virtual time, held against the prediction by division',
  options: {
    tenants: {
      type: 'string',
      default: '1000000,400000,200000,100000,60000,25000,14950,50',
      help: 'people of each tenant, joined by commas',
    },
    rate: { type: 'string', default: '50', help: 'weeks per second that each tenant is allowed' },
    workers: { type: 'string', default: '64', help: 'weeks under way at once, all processes together' },
    'week-ms': { type: 'string', default: '60', help: 'median time of one week in a worker' },
    'put-off': { type: 'string', default: '10', help: 'weeks in a thousand that are put off, each time' },
    teams: { type: 'string', default: '25', help: 'messages per second that Teams takes of one tenant' },
    seed: { type: 'string', default: '1', help: 'seed of all chance' },
  },
  explanation: `Nothing is measured here: pacing, window, back-off and token buckets are the product's own functions, run under a
virtual clock; the workers and Teams are a model. The times say how the rules behave at a size that cannot be run.`,
  run: async options => figuresOf(optionsOf(options)),
};

function optionsOf(values: OptionValues): CampaignOptions {
  return {
    tenants: tenantsOf(values['tenants'] ?? ''),
    ratePerS: wholeNumber(values, 'rate', 1),
    workers: wholeNumber(values, 'workers', 1),
    weekMs: wholeNumber(values, 'week-ms', 1),
    putOffShare: wholeNumber(values, 'put-off', 0) / 1_000,
    teamsPerS: wholeNumber(values, 'teams', 1),
    random: chanceOf(wholeNumber(values, 'seed', 0)).next,
  };
}

function tenantsOf(text: string): number[] {
  const tenants = text.split(',').map(Number);
  if (tenants.some(people => !Number.isSafeInteger(people) || people < 1))
    throw new UsageError(`--tenants must be whole numbers of people joined by commas, not "${text}".`);
  return tenants;
}

function figuresOf(options: CampaignOptions): Figures {
  const predicted = predict(options);
  const outcomes = simulate(options, nowMs => progress(`  ${hours(nowMs)} h of virtual time`));
  print(outcomes, predicted);
  const offs = outcomes.map((outcome, index) => off(outcome, predicted[index] as Prediction));
  const waitMsMax = Math.max(...outcomes.map(outcome => outcome.waitMsMax));
  const lost = outcomes.reduce((sum, each) => sum + each.people - each.committed - each.dead, 0);
  const undelivered = outcomes.reduce((sum, each) => sum + each.committed - each.delivered, 0);
  return {
    people: options.tenants.reduce((sum, people) => sum + people, 0),
    committedHours: hours(Math.max(...outcomes.map(each => each.committedMs))),
    deliveredHours: hours(Math.max(...outcomes.map(each => each.deliveredMs))),
    offMax: Number(Math.max(...offs).toFixed(3)),
    ...{ waitMsMax: Math.round(waitMsMax), lost, undelivered, origin: 'simulated' },
    dead: outcomes.reduce((sum, each) => sum + each.dead, 0),
    targetMet: Math.max(...offs) <= tolerance && waitMsMax <= waitMsTarget && lost === 0 && undelivered === 0,
  };
}

/** How far a tenant of more than a few minutes is off its prediction, as a share. */
function off(outcome: TenantOutcome, prediction: Prediction): number {
  const share = (is: number, should: number) => (should < 600_000 ? 0 : Math.abs(is - should) / should);
  return Math.max(
    share(outcome.committedMs, prediction.committedMs),
    share(outcome.deliveredMs, prediction.deliveredMs),
  );
}

function print(outcomes: readonly TenantOutcome[], predicted: readonly Prediction[]): void {
  const rows = outcomes.map((each, index) => [
    each.people,
    hours(each.committedMs),
    hours((predicted[index] as Prediction).committedMs),
    hours(each.deliveredMs),
    hours((predicted[index] as Prediction).deliveredMs),
    Math.round(each.waitMsMax),
    each.openMax,
    each.throttled,
    each.dead,
  ]);
  const headings = [
    'people',
    'weeks h',
    'predicted h',
    'cards h',
    'predicted h',
    'wait ms',
    'open',
    'throttled',
    'dead',
  ];
  process.stdout.write(`${table(headings, rows)}\n`);
}

function hours(ms: number): number {
  return Number((ms / 3_600_000).toFixed(3));
}
