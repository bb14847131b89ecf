import type { CosmosClientOptions } from '@azure/cosmos';
import { Refusal } from '../../core/errors.ts';
import type { WeekRequest } from '../../core/intent.ts';
import type { Outcome } from '../../core/outcome.ts';
import type { Services } from '../../functions/ports.ts';
import { runWeek } from '../../functions/week/run.ts';
import { inProcessClient } from '../../local/cosmos/in-process.ts';
import { servicesOn, type World } from './world.ts';

type HttpClient = NonNullable<CosmosClientOptions['httpClient']>;

/** What the client of one delivery learns. `lost`: the process died, or the answer did. */
export type Delivered =
  | { kind: 'recorded'; outcome: Outcome }
  | { kind: 'pending' }
  | { kind: 'refused'; code: string }
  | { kind: 'lost' };

/** Changes the parts that a process is made of, to show that a broken protocol is caught. */
export type Mutation = {
  services?: (services: Services) => Services;
  request?: (request: WeekRequest, delivery: number) => WeekRequest;
};

/** How often a process dies before, or after, one request to the store. */
const crashShare = 0.01;

/** Sends a request to a fresh process, as a function app would run it, and tells what the client hears of it. */
export async function deliverTo(
  world: World,
  request: WeekRequest,
  mutation: Mutation = {},
): Promise<Delivered> {
  const { transport, died } = mortal(world);
  const work = async (): Promise<Delivered> => {
    const services = await servicesOn(
      transport,
      world.time,
      world.chance.fork(`${request.runId}${world.time.nowMs()}`),
    );
    return runWeek(mutation.services?.(services) ?? services, request);
  };
  return Promise.race([work().catch(refusalOf), died]);
}

function refusalOf(error: unknown): Delivered {
  if (!(error instanceof Refusal)) return startFailed(error);
  const retryable = ['busy', 'storeUnavailable'].includes(error.problem.code);
  return retryable ? { kind: 'lost' } : { kind: 'refused', code: error.problem.code };
}

/** A process that cannot even read the account answers 503. Anything else that escapes is a bug of ours. */
function startFailed(error: unknown): Delivered {
  const names = ['RestError', 'TimeoutError', 'AbortError'];
  const fromStore = error instanceof Error && (names.includes(error.name) || 'code' in error);
  if (fromStore) return { kind: 'lost' };
  throw error;
}

/** A transport whose process may die at any request: from then on nothing of it ever goes on. */
function mortal(world: World): { transport: HttpClient; died: Promise<Delivered> } {
  const chance = world.chance.fork(`mortal${world.time.nowMs()}${world.chance.next()}`);
  const inner = inProcessClient(world.cosmos);
  const never = new Promise<never>(() => undefined);
  const { promise: died, resolve } = Promise.withResolvers<Delivered>();
  let dead = false;
  const die = () => {
    dead = true;
    resolve({ kind: 'lost' });
    return never;
  };
  const transport: HttpClient = {
    async sendRequest(request) {
      if (dead) return never;
      if (world.storm.on && chance.hits(crashShare)) return die();
      const response = await inner.sendRequest(request);
      if (dead) return never;
      return world.storm.on && chance.hits(crashShare) ? die() : response;
    },
  };
  return { transport, died };
}
