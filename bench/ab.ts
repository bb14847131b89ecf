import { chanceOf } from '../test/commit/chance.ts';
import { createVirtualTime } from '../test/commit/virtual-time.ts';
import { type Arms, openArms } from './ab/arms.ts';
import { type Comparison, compareWeeks } from './ab/compare.ts';
import { leastToolsMs, type Profile, profiles } from './ab/delays.ts';
import { type Ground, realGround, virtualGround } from './ab/ground.ts';
import { type Organisation, organisation } from './ab/organisation.ts';
import { printed } from './ab/print.ts';
import { figuresOf } from './ab/result.ts';
import { tellTrials } from './ab/tell.ts';
import { type Arrivals, interleave, layDown, type Samples } from './ab/trial.ts';
import {
  type Bench,
  type Figures,
  type OptionValues,
  progress,
  UsageError,
  wholeNumber,
} from './harness/bench.ts';

/** The agent of five tools against the batch: the same people, the same weeks, the same store, taking turns. */
export const bench: Bench = {
  summary: 'a week by an agent of five tools under locks, and by one batch; who waits for whom',
  options: {
    users: { type: 'string', default: '500', help: 'people of the organisation' },
    concentration: { type: 'string', default: '0.3', help: 'share of the people on one project, 0 to 1' },
    profile: { type: 'string', default: 'network', help: 'delays: local, network or story' },
    'at-once': { type: 'string', default: '50', help: 'people whose weeks are under way at any moment' },
    clock: { type: 'string', default: 'auto', help: 'real or virtual; auto: virtual for story only' },
    sweep: {
      type: 'string',
      default: '500',
      help: 'people at most at each of 0, 30 and 75 %; 0 for no sweep',
    },
    draws: { type: 'string', default: '2000', help: 'draws of the bootstrap' },
    tell: {
      type: 'string',
      default: '',
      help: 'tells the weeks to this connection string of Application Insights, or to what npm start prints',
    },
    seed: { type: 'string', default: '20261125', help: 'of the bootstrap, and of chance in virtual time' },
  },
  explanation: [
    'Fifty people at once is what "Apply to each" of Power Automate can do at most. Delays and their sources are in',
    'bench/ab/delays.ts. In virtual time only delays pass: nothing waits for a processor, and every figure is computed.',
  ].join('\n'),
  run: async options => {
    const setting = settingOf(options);
    const random = chanceOf(wholeNumber(options, 'seed', 0)).next;
    const trial = await underClock(setting, random);
    const { sweep: _, tell, ...shown } = setting;
    if (tell !== '') await tellTrials(tell, withMain(trial, setting));
    const figures = figuresOf({
      setting: shown,
      ...trial,
      draws: wholeNumber(options, 'draws', 100),
      random,
    });
    process.stdout.write(`${printed(figures)}\n`);
    return figures as unknown as Figures;
  },
  reportName: options => nameOf(settingOf(options)),
};

type Setting = ReturnType<typeof settingOf>;

/** Virtual figures of a profile that can be measured do not take the place of measured ones. */
function nameOf({ profile, clock }: Setting): string {
  return `ab-${profile}${clock === 'virtual' && profile !== 'story' ? '-virtual' : ''}`;
}

function settingOf(options: OptionValues) {
  const profile = oneOf(options, 'profile', Object.keys(profiles) as Profile[]);
  const clock = oneOf(options, 'clock', ['auto', 'real', 'virtual'] as const);
  if (profile === 'story' && clock === 'real')
    throw new UsageError('--clock real does not go with --profile story: a week would take a minute.');
  return {
    users: wholeNumber(options, 'users', 10),
    concentration: share(options, 'concentration'),
    profile,
    clock: clock === 'auto' ? (profile === 'story' ? 'virtual' : 'real') : clock,
    atOnce: wholeNumber(options, 'at-once', 1),
    sweep: wholeNumber(options, 'sweep', 0),
    tell: tellOf(options, clock),
  } as const;
}

function tellOf({ tell = '' }: OptionValues, clock: 'auto' | 'real' | 'virtual'): string {
  if (tell !== '' && clock !== 'real')
    throw new UsageError(
      '--tell goes with --clock real only: what is computed is not told as if it had happened.',
    );
  return tell;
}

/** All trials by per cent of the people on one project: those of the sweep, and the main one. */
function withMain({ samples, sweep }: Outcome, { concentration }: Setting): Map<number, Samples> {
  return new Map([...sweep, [Math.round(concentration * 100), samples]]);
}

type Outcome = { samples: Samples; sweep: Map<number, Samples>; comparison: Comparison };

async function underClock(setting: Setting, random: () => number): Promise<Outcome> {
  const { roundTripMs } = profiles[setting.profile];
  if (setting.clock === 'real') return onGround(await realGround(roundTripMs), setting);
  const time = createVirtualTime(Date.UTC(2026, 10, 23, 8));
  return time.run(async () => onGround(await virtualGround(time, roundTripMs, random), setting));
}

async function onGround(ground: Ground, setting: Setting): Promise<Outcome> {
  const delays = profiles[setting.profile];
  const arms = await openArms(ground, delays);
  const { clock, random } = ground;
  const arrivals = { atOnce: setting.atOnce, rampMs: leastToolsMs(delays), clock, random };
  try {
    return await measure(arms, setting, arrivals);
  } finally {
    await arms.close();
  }
}

/** Each organisation is a tenant of its own. The first is for warming up: what is measured afterwards is compiled code. */
async function measure(arms: Arms, setting: Setting, arrivals: Arrivals): Promise<Outcome> {
  const { users, concentration, clock } = setting;
  if (clock === 'real') await play(arms, organisation('1', 300, concentration), arrivals, 'warm-up');
  const all = organisation('2', users, concentration);
  const samples = await play(arms, all, arrivals, `${users} people`);
  progress('comparing the weeks of both arms');
  const comparison = await compareWeeks(arms, all.people);
  return { samples, comparison, sweep: await sweepOf(arms, setting, arrivals, samples) };
}

const sweepPercents = [0, 30, 75] as const;

async function sweepOf(
  arms: Arms,
  setting: Setting,
  arrivals: Arrivals,
  main: Samples,
): Promise<Map<number, Samples>> {
  const users = Math.min(setting.users, setting.sweep);
  const sweep = new Map<number, Samples>();
  if (users === 0) return sweep;
  for (const percent of sweepPercents) {
    const done = users === setting.users && percent === Math.round(setting.concentration * 100);
    const name = `${users} people, ${percent} % on one project`;
    const anew = () => play(arms, organisation(`${100 + percent}`, users, percent / 100), arrivals, name);
    sweep.set(percent, done ? main : await anew());
  }
  return sweep;
}

async function play(arms: Arms, all: Organisation, arrivals: Arrivals, name: string): Promise<Samples> {
  progress(`${name}: laying down`);
  await layDown(arms, all, done => progress(`${name}: ${done} laid down`));
  progress(`${name}: weeks`);
  return interleave(arms, all.people, arrivals, done => progress(`${name}: ${done} weeks in both arms`));
}

function oneOf<T extends string>(options: OptionValues, name: string, known: readonly T[]): T {
  const value = known.find(each => each === options[name]);
  if (value === undefined)
    throw new UsageError(`--${name} must be one of ${known.join(', ')}, not "${options[name]}".`);
  return value;
}

function share(options: OptionValues, name: string): number {
  const text = options[name] ?? '';
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new UsageError(`--${name} must be a number from 0 to 1, not "${text}".`);
  return value;
}
