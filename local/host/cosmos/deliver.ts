import { type Clock, pause } from '../clock.ts';
import type { RpcTypedData } from '../core-types.ts';
import type { Invoke } from '../invoke.ts';
import type { Log } from '../log.ts';
import type { RegisteredFunction } from '../registry.ts';
import type { RetryPolicy } from '../retry.ts';
import { sysMetadata } from '../sys.ts';

/** A function to call with documents, and what it needs. */
export interface Delivery {
  fn: RegisteredFunction;
  retry: RetryPolicy | undefined;
  invoke: Invoke;
  clock: Clock;
  log: Log;
}

/**
 * Calls a function with a batch. True when the feed goes on after it: the function took the batch, or failed and has
 * no retry left, which loses the batch to it, on Azure as here. False when the signal aborted while it was failing.
 */
export async function deliver(
  delivery: Delivery,
  documents: object[],
  signal: AbortSignal,
): Promise<boolean> {
  const { fn, retry, invoke, clock, log } = delivery;
  const data: RpcTypedData = { json: JSON.stringify(documents) };
  const retriesMax = retry?.retriesMax ?? 0;
  for (let retries = 0; ; retries += 1) {
    const retryContext = { retryCount: retries, maxRetryCount: retriesMax };
    const input = { data, triggerMetadata: sysMetadata(fn.name, clock.now()) };
    const outcome = await invoke(fn, retries === 0 ? input : { ...input, retryContext });
    if (outcome.kind === 'succeeded') return true;
    if (!retry || retries === retriesMax) {
      log({ level: 'error', category: 'host', message: lost(fn, retry, documents), functionName: fn.name });
      return true;
    }
    await pause(clock, retry.delayMs(retries + 1), signal);
    if (signal.aborted) return false;
  }
}

function lost({ name }: RegisteredFunction, retry: RetryPolicy | undefined, documents: object[]): string {
  const why = retry ? `failed after ${retry.retriesMax} retries` : 'failed and has no retry policy';
  return `${name} ${why}: its lease moves on, and it will not see these ${documents.length} documents again.`;
}
