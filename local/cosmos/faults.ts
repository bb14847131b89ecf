import { refusalBody } from './refusal.ts';
import type { WireRequest, WireResponse } from './wire.ts';

/** What the client sees when a connection breaks; the SDK re-sends by itself after REQUEST_SEND_ERROR. */
export type ResetCode = 'ECONNRESET' | 'REQUEST_SEND_ERROR';

/**
 * What can go wrong with one request. Only `delay`, `loseAnswer`, `halfBody` and `landLate` apply it.
 * - `delay`: applied after `beforeMs`, answered `afterMs` later.
 * - `status`: answered with a status of 400 or above, `retryAfterMs` in `x-ms-retry-after-ms`.
 * - `loseRequest`: the connection breaks before the server has seen the request.
 * - `loseAnswer`: applied, then the connection breaks.
 * - `halfBody`: applied, and the connection breaks in the middle of the answer.
 * - `landLate`: the connection breaks at once and the request is applied `afterMs` later.
 *
 * A reset with REQUEST_SEND_ERROR needs the in-process client: a broken socket always has a code of its own.
 */
export type Fault =
  | { readonly kind: 'delay'; readonly beforeMs?: number; readonly afterMs?: number }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly substatus?: number;
      readonly retryAfterMs?: number;
    }
  | { readonly kind: 'loseRequest'; readonly code?: ResetCode }
  | { readonly kind: 'loseAnswer'; readonly code?: ResetCode }
  | { readonly kind: 'halfBody' }
  | { readonly kind: 'landLate'; readonly afterMs: number; readonly code?: ResetCode };

/** Decides, for each request in the order of arrival, whether something goes wrong with it. */
export type Faults = (request: WireRequest) => Fault | undefined;

/** What reaches the client: an answer, the head and half the body of one, or a broken connection. */
export type Delivery =
  | { readonly kind: 'answer'; readonly response: WireResponse }
  | { readonly kind: 'half'; readonly response: WireResponse }
  | { readonly kind: 'reset'; readonly code: ResetCode };

/** Handles a request under a fault. `sleep` takes milliseconds and belongs to the clock of the caller. */
export async function deliver(
  request: WireRequest,
  fault: Fault | undefined,
  handle: (request: WireRequest) => WireResponse,
  sleep: (ms: number) => Promise<void>,
): Promise<Delivery> {
  switch (fault?.kind) {
    case undefined:
      return { kind: 'answer', response: handle(request) };
    case 'delay':
      return delayed(request, fault.beforeMs ?? 0, fault.afterMs ?? 0, handle, sleep);
    case 'status':
      return { kind: 'answer', response: statusAnswer(fault) };
    case 'loseRequest':
      return reset(fault.code);
    case 'loseAnswer':
      handle(request);
      return reset(fault.code);
    case 'halfBody':
      return { kind: 'half', response: handle(request) };
    case 'landLate':
      void sleep(fault.afterMs).then(() => handle(request));
      return reset(fault.code);
  }
}

async function delayed(
  request: WireRequest,
  beforeMs: number,
  afterMs: number,
  handle: (request: WireRequest) => WireResponse,
  sleep: (ms: number) => Promise<void>,
): Promise<Delivery> {
  if (beforeMs > 0) await sleep(beforeMs);
  const response = handle(request);
  if (afterMs > 0) await sleep(afterMs);
  return { kind: 'answer', response };
}

function statusAnswer({
  status,
  substatus = 0,
  retryAfterMs,
}: Extract<Fault, { kind: 'status' }>): WireResponse {
  const wait = retryAfterMs === undefined ? {} : { 'x-ms-retry-after-ms': String(retryAfterMs) };
  const headers = {
    'content-type': 'application/json',
    'x-ms-request-charge': '0',
    'x-ms-substatus': String(substatus),
  };
  return {
    status,
    headers: { ...headers, ...wait },
    body: refusalBody(status, `Injected fault: ${status}.`),
  };
}

function reset(code: ResetCode = 'ECONNRESET'): Delivery {
  return { kind: 'reset', code };
}
