import { forEachBounded } from '../local/import/bounded.ts';
import { type Locks, openLocks } from './contention/locks.ts';
import {
  additionOf,
  addPerson,
  draftOf,
  hotProject,
  layDownProjects,
  measure,
  type Sample,
} from './contention/people.ts';
import { type Bench, type Figures, type OptionValues, progress, wholeNumber } from './harness/bench.ts';
import { histogram, type LatencyFigures } from './harness/histogram.ts';
import { type BenchStore, startBenchStore } from './harness/store.ts';
import { table } from './harness/table.ts';

/** Optimistic batches against the same commit under pessimistic locks, on one store in one run. */
export const bench: Bench = {
  summary: 'many writers: collisions, writers at one instant, one project for many; against locks',
  options: {
    'delay-ms': { type: 'string', default: '5', help: 'injected delay of each request to the store' },
    users: { type: 'string', default: '200', help: 'people in the collision and concentration cases' },
    rounds: { type: 'string', default: '20', help: 'rounds of writers at one instant' },
  },
  run: async options => {
    const store = await startBenchStore(wholeNumber(options, 'delay-ms', 0));
    try {
      return await runCases(store, options);
    } finally {
      await store.close();
    }
  },
};

type Arm = 'batch' | 'locks';
type Row = {
  scenario: string;
  arm: Arm;
  undone: number;
  wasted: number;
  waits: number;
  attemptsMax: number;
} & LatencyFigures;

async function runCases(store: BenchStore, options: OptionValues): Promise<Figures> {
  const users = wholeNumber(options, 'users', 10);
  const rounds = wholeNumber(options, 'rounds', 1);
  const locks = await openLocks(store);
  await layDownProjects(store.services, users);
  const rows: Row[] = [];
  for (const arm of ['batch', 'locks'] as const) {
    progress(`${arm}: warm-up`);
    await atOnce(store, locks, arm, 5, 3, 'warm-up');
    progress(`${arm}: every fifth run meets somebody else on its week`);
    rows.push(rowOf('20 % collisions', arm, await collisions(store, locks, arm, users)));
    for (const writers of [2, 5, 10, 20]) {
      progress(`${arm}: ${writers} writers at one instant, ${rounds} rounds`);
      rows.push(rowOf(`${writers} writers at once`, arm, await atOnce(store, locks, arm, writers, rounds)));
    }
    rows.push(...(await concentrations(store, locks, arm, users)));
  }
  return figuresOf(rows);
}

/** The shares take turns, so that a machine that gets slower or faster does so for all of them. */
async function concentrations(store: BenchStore, locks: Locks, arm: Arm, users: number): Promise<Row[]> {
  const samples = new Map<number, Sample[]>([0, 30, 75].map(percent => [percent, []]));
  for (let round = 0; round < turns; round += 1) {
    for (const [percent, all] of samples) {
      progress(`${arm}: ${users} people, ${percent} % of them on one project (${round + 1} of ${turns})`);
      all.push(...(await concentration(store, locks, arm, users, percent, round)));
    }
  }
  return [...samples].map(([percent, all]) => rowOf(`${percent} % on one project`, arm, all));
}

/** How many runs are under way at any moment, and how often each share of people is measured. */
const workers = 16;
const turns = 5;

/** Runs a request as the arm would: under nothing, or under locks on the person and on the projects that it touches. */
async function play(
  store: BenchStore,
  locks: Locks,
  arm: Arm,
  request: ReturnType<typeof draftOf>,
  project: string,
): Promise<Sample> {
  if (arm === 'batch') return measure(store.services, request);
  const startedMs = performance.now();
  const names = [`user:${request.userId}`, `project:${project}`];
  const sample = await locks.hold(names, request.runId, () => measure(store.services, request));
  return { ...sample, ms: performance.now() - startedMs };
}

/** Ten at a time; on every fifth week a second writer starts at the same instant. */
async function collisions(store: BenchStore, locks: Locks, arm: Arm, users: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  await forEachBounded([...Array(users).keys()], 10, async user => {
    const userId = `c-${arm}-${user}`;
    await addPerson(store.services, userId, `own-${user}`);
    const requests = [draftOf(userId, 'run'), ...(user % 5 === 0 ? [additionOf(userId, 'rival')] : [])];
    const runs = requests.map(request => play(store, locks, arm, request, `own-${user}`));
    samples.push(...(await Promise.all(runs)));
  });
  return samples;
}

async function atOnce(
  store: BenchStore,
  locks: Locks,
  arm: Arm,
  writers: number,
  rounds: number,
  name = 'w',
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const userId = `${name}-${arm}-${writers}-${round}`;
    await addPerson(store.services, userId, hotProject);
    const requests = Array.from({ length: writers }, (_, writer) => additionOf(userId, `run-${writer}`));
    samples.push(...(await Promise.all(requests.map(each => play(store, locks, arm, each, `own-${round}`)))));
  }
  return samples;
}

async function concentration(
  store: BenchStore,
  locks: Locks,
  arm: Arm,
  users: number,
  percent: number,
  round: number,
): Promise<Sample[]> {
  const people = Array.from({ length: users }, (_, user) => ({
    userId: `p-${arm}-${percent}-${round}-${user}`,
    project: (user * 37) % 100 < percent ? hotProject : `own-${user}`,
  }));
  for (const { userId, project } of people) await addPerson(store.services, userId, project);
  const samples: Sample[] = [];
  await forEachBounded(people, workers, async ({ userId, project }) => {
    samples.push(await play(store, locks, arm, draftOf(userId, 'run'), project));
  });
  return samples;
}

function rowOf(scenario: string, arm: Arm, samples: readonly Sample[]): Row {
  return {
    scenario,
    arm,
    ...histogram(samples.map(sample => sample.ms)),
    undone: samples.filter(sample => !sample.done).length,
    wasted: samples.reduce((sum, sample) => sum + Math.max(0, sample.attempts - 1), 0),
    waits: samples.reduce((sum, sample) => sum + sample.waits, 0),
    attemptsMax: Math.max(...samples.map(sample => sample.attempts)),
  };
}

function figuresOf(rows: readonly Row[]): Figures {
  const columns = [
    'scenario',
    'arm',
    'p50Ms',
    'p90Ms',
    'p99Ms',
    'maxMs',
    'attemptsMax',
    'wasted',
    'waits',
    'undone',
  ] as const;
  process.stdout.write(
    `${table(
      columns,
      rows.map(row => columns.map(column => row[column])),
    )}\n`,
  );
  const p99 = (scenario: string, arm: Arm = 'batch') =>
    rows.find(row => row.scenario === scenario && row.arm === arm)?.p99Ms ?? Number.NaN;
  const figures = {
    collisionsP99Ms: p99('20 % collisions'),
    writers20P99Ms: p99('20 writers at once'),
    writers20Undone:
      rows.find(row => row.scenario === '20 writers at once' && row.arm === 'batch')?.undone ?? -1,
    concentrationRatioP99: ratio(p99('30 % on one project'), p99('0 % on one project')),
    lockConcentrationRatioP99: ratio(p99('30 % on one project', 'locks'), p99('0 % on one project', 'locks')),
  };
  const targetMet =
    figures.collisionsP99Ms < 300 &&
    figures.writers20P99Ms < 1500 &&
    figures.writers20Undone === 0 &&
    figures.concentrationRatioP99 <= 1.1;
  return { ...figures, targetMet, rows: [...rows] };
}

function ratio(a: number, b: number): number {
  return Math.round((a / b) * 100) / 100;
}
