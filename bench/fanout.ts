import { durationMs, startCampaign, untilEnded } from './fanout/campaign.ts';
import { checkTenant } from './fanout/check.ts';
import { type Instance, startInstance } from './fanout/instance.ts';
import { memoryBetween, observer } from './fanout/observe.ts';
import { layDownTenant } from './fanout/people.ts';
import { type Servers, startServers } from './fanout/servers.ts';
import { type Bench, type Figures, type OptionValues, progress, wholeNumber } from './harness/bench.ts';
import { table } from './harness/table.ts';

const large = 'b0000000-0000-4000-8000-00000000000a';
const small = 'b0000000-0000-4000-8000-00000000000b';
const smallPeople = 50;
/** The small tenant comes when the large one is in full swing. */
const smallStartsAt = 0.3;

/** A whole organisation through the queue, and a small one that comes in the middle of it. */
export const bench: Bench = {
  summary:
    'an organisation through the queue: throughput, waiting, memory, a small tenant beside a large one',
  options: {
    users: { type: 'string', default: '10000', help: 'people of the large tenant' },
    instances: { type: 'string', default: '2', help: 'processes of the app' },
    kills: {
      type: 'string',
      default: '0',
      help: 'how often one of them is killed (kill -9) and started again',
    },
    rate: { type: 'string', default: '500', help: 'weeks per second that the tenants are allowed' },
    'delay-ms': { type: 'string', default: '0', help: 'injected delay of each request to the store' },
  },
  explanation: `Store and broker run in threads of the bench, the instances of the app in processes of their own, all on this
machine. Each person has 15 entries. At the end the store is read: every week must have been committed once, whole.
A kill leaves messages locked for a minute, so a run with kills is about correctness and not about speed.`,
  run: async options => {
    const servers = await startServers([large, small], wholeNumber(options, 'delay-ms', 0));
    try {
      return await runCampaign(servers, options);
    } finally {
      await servers.close();
    }
  },
};

type Observer = ReturnType<typeof observer>;

async function runCampaign(servers: Servers, options: OptionValues): Promise<Figures> {
  const people = wholeNumber(options, 'users', 10);
  const rate = wholeNumber(options, 'rate', 1);
  const { services } = servers;
  progress(`Laying down ${people} people and ${smallPeople} …`);
  await layDownTenant(services, large, people);
  await layDownTenant(services, small, smallPeople);
  const observed = observer();
  const instances = await startInstances(servers, observed, wholeNumber(options, 'instances', 1));
  const kill = killer(instances, wholeNumber(options, 'kills', 0), people);
  const before = { instances: observed.cpuMs(), bench: ownCpuMs() };
  try {
    await startCampaign(services, large, rate);
    let smallEnded: Promise<number> | undefined;
    const view = await untilEnded(services, large, async ({ users, measuredRate }) => {
      observed.sample(users.finished);
      progress(`  ${users.finished} of ${people} weeks, ${measuredRate}/s`);
      if (users.finished >= people * smallStartsAt) smallEnded ??= runSmall(servers, rate);
      await kill(users.finished);
    });
    const smallMs = (await smallEnded) ?? 0;
    const all = people + smallPeople;
    return await figuresOf(servers, observed, people, {
      weeksPerSecond: tenths((people * 1_000) / durationMs(view)),
      cpuMsPerWeek: {
        instances: tenths((observed.cpuMs() - before.instances) / all),
        storeAndBroker: tenths((ownCpuMs() - before.bench) / all),
      },
      smallMs,
      durationMs: durationMs(view),
    });
  } finally {
    await Promise.all(instances.map(({ current }) => current.kill()));
  }
}

/** Of this process with the threads of store and broker. */
function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

async function runSmall({ services }: Servers, rate: number): Promise<number> {
  await startCampaign(services, small, rate);
  return durationMs(await untilEnded(services, small));
}

/** An instance, and how to put another in its place. */
type Slot = { current: Instance; restart(): Promise<Instance> };

async function startInstances({ settings }: Servers, observed: Observer, count: number): Promise<Slot[]> {
  const slots: Slot[] = [];
  for (let index = 0; index < count; index += 1) {
    const restart = () => startInstance(settings, told => observed.hear(index, told));
    slots.push({ current: await restart(), restart });
  }
  return slots;
}

/** Kills the instances in turn, at even distances over the whole campaign. */
function killer(slots: readonly Slot[], kills: number, people: number): (finished: number) => Promise<void> {
  let done = 0;
  return async finished => {
    if (done >= kills || finished < ((done + 1) * people) / (kills + 1)) return;
    const slot = slots[done % slots.length] as Slot;
    done += 1;
    progress(`  kill -9 (${done} of ${kills})`);
    await slot.current.kill();
    slot.current = await slot.restart();
  };
}

type Took = {
  weeksPerSecond: number;
  cpuMsPerWeek: { instances: number; storeAndBroker: number };
  smallMs: number;
  durationMs: number;
};

async function figuresOf(servers: Servers, observed: Observer, people: number, took: Took): Promise<Figures> {
  progress('Checking every week against the store …');
  const faults = await checkTenant(servers, large, people);
  const smallFaults = await checkTenant(servers, small, smallPeople);
  const { memory } = observed;
  const rows = [large, small].map(tenant => {
    const [waits, work] = [observed.waits(tenant), observed.work(tenant)];
    const size = tenant === large ? people : smallPeople;
    return [size, waits.p50Ms, waits.p99Ms, waits.maxMs, work.p50Ms, work.p99Ms];
  });
  const headings = ['people', 'wait p50 ms', 'p99', 'max', 'work p50 ms', 'p99'];
  process.stdout.write(`${table(headings, rows)}\n`);
  return {
    people,
    weeksPerSecond: took.weeksPerSecond,
    durationMs: took.durationMs,
    // Two cores have 2,000 ms a second: what a machine that does nothing else can come to.
    cpuMsPerWeek: took.cpuMsPerWeek,
    waitMs: observed.waits(large),
    workMs: observed.work(large),
    smallTenant: { people: smallPeople, durationMs: took.smallMs, waitMs: observed.waits(small) },
    // Of all instances together, after the warm-up and at the end.
    memory: {
      secondQuarter: memoryBetween(memory, people / 4, people / 2),
      lastQuarter: memoryBetween(memory, (people * 3) / 4, people),
    },
    faults,
    smallTenantFaults: smallFaults,
    committedOnce: [...Object.values(faults), ...Object.values(smallFaults)].every(count => count === 0),
    errorsLogged: observed.faults.length,
    detail: {
      memory: memory.map(sample => ({ ...sample })),
      errors: observed.faults.slice(0, 10).join(' | '),
    },
  };
}
