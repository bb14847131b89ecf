import type { CosmosClientOptions } from '@azure/cosmos';
import { defaultProfile } from '../../core/profile.ts';
import type { WeekId } from '../../core/week.ts';
import { compose } from '../../functions/io/compose.ts';
import { changeProfile } from '../../functions/people/profile.ts';
import { importList } from '../../functions/people/sources.ts';
import type { Services } from '../../functions/ports.ts';
import { createContainersIn } from '../../local/containers.ts';
import { type Cosmos, createCosmos } from '../../local/cosmos/engine.ts';
import { inProcessClient } from '../../local/cosmos/in-process.ts';
import type { Chance } from './chance.ts';
import { network } from './faults.ts';
import type { VirtualTime } from './virtual-time.ts';

export const tenantId = '7d6f0000-0000-4000-8000-000000000001';
export const users = ['ana', 'ben'] as const;
export const weeks = ['2026-W47', '2026-W48'] as const satisfies WeekId[];
export const projectIds = ['apollo', 'borealis', 'cassini'] as const;

/** Wednesday of the second week is closed from the beginning to the end. */
export const closedDate = '2026-11-25';
export const dailyMaxMinutes = 540;

type HttpClient = NonNullable<CosmosClientOptions['httpClient']>;

export type World = {
  time: VirtualTime;
  chance: Chance;
  cosmos: Cosmos;
  /** Sees the store as it is, at once and without faults. */
  observer: Services;
  /** While it is stormy, requests to the store meet faults and processes crash. */
  storm: { on: boolean };
  close(): void;
};

/** A tenant of two people and two weeks on a store of its own, in virtual time. */
export async function createWorld(time: VirtualTime, chance: Chance): Promise<World> {
  const storm = { on: false };
  const faults = network(chance.fork('network'), () => storm.on);
  const cosmos = createCosmos({ file: ':memory:', now: time.nowMs, sleep: time.sleep, faults });
  const direct: Cosmos = {
    ...cosmos,
    deliver: async request => ({ kind: 'answer', response: await cosmos.handle(request) }),
  };
  const httpClient = inProcessClient(direct);
  await createContainersIn({ endpoint, key, httpClient }, 'timeagent');
  const observer = await servicesOn(httpClient, time, chance.fork('observer'));
  await populate(observer);
  return { time, chance, cosmos, observer, storm, close: cosmos.close };
}

const endpoint = 'http://cosmos.simulated';
const key = Buffer.from('simulated').toString('base64');

const config = {
  cosmos: { endpoint, key, database: 'timeagent' },
  serviceBus: { namespace: 'nobody.invalid' },
  signIn: {
    authority: 'http://sign-in.simulated',
    audience: 'api',
    scope: 'Week.ReadWrite',
    tenants: [tenantId],
  },
};

/** The production application on a transport of the simulation's. */
export function servicesOn(httpClient: HttpClient, time: VirtualTime, chance: Chance): Promise<Services> {
  return compose(config, { httpClient, clock: time, random: chance.next });
}

async function populate(services: Services): Promise<void> {
  const projects = projectIds.map(id => ({ id, name: id, status: 'open', tasks: [] }));
  await services.tenants.write(tenantId, 'catalogue', { projects });
  const closedPeriods = [{ from: closedDate, to: closedDate }];
  await services.tenants.write(tenantId, 'policy', { dailyMaxMinutes, closedPeriods });
  for (const userId of users) {
    await changeProfile(services, { tenantId, userId }, { ...defaultProfile, consent: true });
    await assign(services, userId, 240, 180);
  }
}

/** What a maker's flow pushes: each change of it makes the next draft a different one. */
export async function assign(
  services: Services,
  userId: string,
  apollo: number,
  borealis: number,
): Promise<void> {
  const range = { from: '2026-11-01', to: '2026-12-31' };
  const items = [
    { id: 'a1', projectId: 'apollo', ...range, minutesPerDay: apollo },
    { id: 'a2', projectId: 'borealis', ...range, minutesPerDay: borealis },
  ];
  await importList(services, { tenantId, userId }, 'assignments', items, 'replace');
}
