import { setTimeout } from 'node:timers/promises';
import { authorize } from './auth.ts';
import { openCatalog } from './catalog.ts';
import type { Delivery, Faults } from './faults.ts';
import { deliver } from './faults.ts';
import { isRefusal, refusal, refusalBody } from './refusal.ts';
import { route } from './router.ts';
import { openStore } from './store.ts';
import type { WireRequest, WireResponse } from './wire.ts';
import { segmentsOf } from './wire.ts';

/** What a Cosmos account needs. */
export type CosmosOptions = {
  /** A path, or ':memory:'. */
  readonly file: string;
  /** The account's key in base64; without one the server lets any caller in. */
  readonly key?: string | undefined;
  /** The clock in milliseconds; by default the machine's. */
  readonly now?: (() => number) | undefined;
  /** Decides what goes wrong with a request; by default nothing does. */
  readonly faults?: Faults | undefined;
  /** How delays pass, in milliseconds on the same clock as `now`. */
  readonly sleep?: ((ms: number) => Promise<void>) | undefined;
};

/** A Cosmos account without a network. */
export type Cosmos = {
  /** Handles a request without any fault. Never rejects: what is refused is answered with a status of 400 or above. */
  readonly handle: (request: WireRequest) => Promise<WireResponse>;
  /** Handles a request under the fault plan. Never rejects. */
  readonly deliver: (request: WireRequest) => Promise<Delivery>;
  readonly close: () => void;
};

/** Opens an account. It has no clock and no timers but `now` and `sleep`, and handles one request after the other. */
export function createCosmos(options: CosmosOptions): Cosmos {
  const now = options.now ?? Date.now;
  const seconds = () => Math.floor(now() / 1000);
  const sleep = options.sleep ?? (ms => setTimeout(ms, undefined, { ref: false }));
  const key = options.key === undefined ? undefined : Buffer.from(options.key, 'base64');
  const store = openStore(options.file, seconds());
  const catalog = openCatalog(store);
  let requests = 0;
  let open = true;

  function handle(request: WireRequest): WireResponse {
    requests += 1;
    const response = answered(() => {
      if (!open) throw refusal(503, 'This server is closed.');
      const segments = segmentsOf(request.path);
      if (key) authorize(request, segments, key);
      return route(segments, { store, catalog, request, seconds: seconds() });
    });
    return { ...response, headers: { ...commonHeaders(requests), ...response.headers } };
  }

  return {
    handle: async request => handle(request),
    deliver: async request => deliver(request, options.faults?.(request), handle, sleep),
    close: () => {
      if (open) store.close();
      open = false;
    },
  };
}

/** The one place where a refusal becomes a response. Any other error is a bug of this server and answers 500. */
function answered(work: () => WireResponse): WireResponse {
  try {
    return work();
  } catch (error) {
    const { status, substatus, message } = isRefusal(error) ? error : refusal(500, String(error));
    const headers = { 'x-ms-request-charge': '1', 'x-ms-substatus': String(substatus) };
    return { status, headers, body: refusalBody(status, message) };
  }
}

/** Activity ids count up instead of being random, so that two equal runs have equal answers. */
function commonHeaders(request: number): Record<string, string> {
  const number = request.toString(16).padStart(12, '0');
  return { 'content-type': 'application/json', 'x-ms-activity-id': `00000000-0000-4000-8000-${number}` };
}
