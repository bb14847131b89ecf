import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent } from 'node:http';
import { createDefaultHttpClient, type HttpClient } from '@azure/core-rest-pipeline';

/** What a piece of work cost the store, counted where the SDK hands its requests to HTTP. */
export type Effort = {
  requests: number;
  /** Requests that could not be on their way at the same time as the one before: what latency adds up over. */
  roundTrips: number;
  /** SDK clients that the work went through, each with sockets of its own. */
  connections: number;
  /** As the store charged them: the local server estimates them by the published prices (local/cosmos/charge.ts). */
  requestUnits: number;
  /** Writes outside the leases that the store refused, because it was not as the writer had read it. */
  conflicts: number;
  /** Attempts to take a lock that somebody else had. */
  lockWaits: number;
  lockWaitMs: number;
  /** Pieces of work that had to be done again. */
  retries: number;
};

/** A stretch of time in which one run waited for another to let go of a lock. */
export type Wait = { lock: string; waiter: string; holder: string; fromMs: number; toMs: number };

type Meter = { effort: Effort; waits: Wait[]; inFlight: number; connections: Set<string> };

const meters = new AsyncLocalStorage<Meter>();

export const noEffort: Readonly<Effort> = {
  ...{ requests: 0, roundTrips: 0, connections: 0, requestUnits: 0 },
  ...{ conflicts: 0, lockWaits: 0, lockWaitMs: 0, retries: 0 },
};

export type Measured<T> = { result: T; effort: Effort; waits: Wait[] };

/** Does the work and tells what it cost. Work within the work is counted by the inner measurement only. */
export async function measureEffort<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const meter: Meter = { effort: { ...noEffort }, waits: [], inFlight: 0, connections: new Set() };
  const result = await meters.run(meter, work);
  return { result, effort: { ...meter.effort, connections: meter.connections.size }, waits: meter.waits };
}

export function addEffort(a: Effort, b: Effort): Effort {
  const names = Object.keys(noEffort) as (keyof Effort)[];
  return Object.fromEntries(names.map(name => [name, a[name] + b[name]])) as Effort;
}

export function noteWait(wait: Wait): void {
  const meter = meters.getStore();
  if (!meter) return;
  meter.effort.lockWaits += 1;
  meter.effort.lockWaitMs += wait.toMs - wait.fromMs;
  meter.waits.push(wait);
}

/** An SDK transport of its own, with sockets that nobody else uses. */
export function ownConnection(): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const client = createDefaultHttpClient();
  return {
    sendRequest: request => {
      request.agent = agent;
      return client.sendRequest(request);
    },
  };
}

/** Counts what goes through the transport, for whoever is measuring just then. In `locks` a refusal is no conflict. */
export function metered(connection: string, client: HttpClient, locks?: string): HttpClient {
  return {
    sendRequest: async request => {
      const meter = meters.getStore();
      if (!meter) return client.sendRequest(request);
      meter.connections.add(connection);
      meter.effort.requests += 1;
      meter.effort.roundTrips += meter.inFlight === 0 ? 1 : 0;
      meter.inFlight += 1;
      try {
        const response = await client.sendRequest(request);
        meter.effort.requestUnits += Number(response.headers.get('x-ms-request-charge') ?? 0);
        const refused = [207, 409, 412].includes(response.status);
        const onLock = locks !== undefined && request.url.includes(`/colls/${locks}/`);
        if (refused && !onLock) meter.effort.conflicts += 1;
        return response;
      } finally {
        meter.inFlight -= 1;
      }
    },
  };
}
