import type { HttpClient } from '@azure/core-rest-pipeline';
import { systemClock } from '../../functions/io/clock.ts';
import { compose } from '../../functions/io/compose.ts';
import type { Clock, Random, Services } from '../../functions/ports.ts';
import { createContainersIn } from '../../local/containers.ts';
import { createCosmos } from '../../local/cosmos/engine.ts';
import { inProcessClient } from '../../local/cosmos/in-process.ts';
import { LOCAL_KEY } from '../../local/cosmos/server.ts';
import { ownConnection } from '../harness/effort.ts';
import { type Expose, inProcess, overHttp } from '../harness/service.ts';
import { startBenchStore } from '../harness/store.ts';

/** What both arms stand on: one store, the way to it, how services are put up, and time. */
export type Ground = {
  cosmos: { endpoint: string; key: string; database: string };
  connect: () => HttpClient;
  expose: Expose;
  clock: Clock;
  random: Random;
  close(): Promise<void>;
};

const database = 'timeagent';

/** The local Cosmos server in a thread of its own, sockets, and the time of the machine. */
export async function realGround(roundTripMs: number): Promise<Ground> {
  const { endpoint, key, close } = await startBenchStore(roundTripMs);
  const cosmos = { endpoint, key, database };
  return { cosmos, connect: ownConnection, expose: overHttp, clock: systemClock, random: Math.random, close };
}

/** The same server and SDK in this process, on a clock of the caller's: in virtual time only delays pass. */
export async function virtualGround(clock: Clock, roundTripMs: number, random: Random): Promise<Ground> {
  const faults = () => (roundTripMs > 0 ? ({ kind: 'delay', beforeMs: roundTripMs } as const) : undefined);
  const options = { file: ':memory:', key: LOCAL_KEY, now: clock.nowMs, sleep: clock.sleep, faults };
  const server = createCosmos(options);
  const cosmos = { endpoint: 'http://cosmos.simulated', key: LOCAL_KEY, database };
  const connect = () => inProcessClient(server);
  await createContainersIn({ ...cosmos, httpClient: connect() }, database);
  return { cosmos, connect, expose: inProcess, clock, random, close: async () => server.close() };
}

/** The product on this ground, through a transport of the caller's choice. */
export function productOn({ cosmos, clock, random }: Ground, httpClient: HttpClient): Promise<Services> {
  const signIn = { authority: 'http://127.0.0.1', audience: 'bench', scope: 'bench', tenants: [] };
  // Neither arm sends a message.
  const serviceBus = { namespace: 'nobody.invalid' };
  return compose({ cosmos, serviceBus, signIn }, { httpClient, clock, random });
}
