import { randomUUID } from 'node:crypto';
import type { Container } from '@azure/cosmos';
import { pause } from '../clock.ts';
import { leasesToTake } from './balance.ts';
import { type Delivery, deliver } from './deliver.ts';
import { openFeed } from './feed.ts';
import { type Leases, openLeases } from './leases.ts';
import type { CosmosOptions } from './options.ts';
import { type ReadRange, readRange } from './reader.ts';
import { createReaders, type Readers } from './readers.ts';

export interface Consumer {
  /** Reads no more, waits for the call that runs, gives its leases back. */
  stop(): Promise<void>;
}

/**
 * Reads a container's changes for one function, in competition with the same function in other processes: leases say
 * who reads which range. Rejects when a container is missing.
 */
export async function startConsumer(
  source: Container,
  leaseContainer: Container,
  options: CosmosOptions,
  delivery: Delivery,
): Promise<Consumer> {
  const { clock } = delivery;
  const warn = createWarn(delivery);
  const ranges = await source.getFeedRanges();
  const leases = openLeases(leaseContainer, await familyOf(source, options));
  await createLeases(leases, source, options);

  const read: ReadRange = {
    open: lease => {
      const range = ranges.find(({ minInclusive }) => minInclusive === lease.range.from);
      return openFeed(source, range, lease, options);
    },
    deliver: (documents, signal) => deliver(delivery, documents, signal),
    clock,
    pollDelayMs: options.pollDelayMs,
    failed: error => warn('its feed cannot be read, it will be tried again', error),
  };
  const readers = createReaders((held, signal) => readRange(held, read, signal), clock, warn);

  const repeat = async (everyMs: number, signal: AbortSignal, work: () => Promise<void>) => {
    while (!signal.aborted) {
      await work().catch(error => warn('its leases cannot be kept, it will be tried again', error));
      await pause(clock, everyMs, signal);
    }
  };
  // Calls that run while the host stops still need their leases.
  const [acquiring, renewing] = [new AbortController(), new AbortController()];
  const acquire = createAcquire(leases, readers, options, delivery, acquiring.signal);
  const acquired = repeat(options.acquireIntervalMs, acquiring.signal, acquire);
  const renewed = repeat(options.renewIntervalMs, renewing.signal, readers.renew);
  return {
    async stop() {
      acquiring.abort();
      await acquired;
      await readers.stop();
      renewing.abort();
      await renewed;
    },
  };
}

function createAcquire(
  leases: Leases,
  readers: Readers,
  { expirationMs }: CosmosOptions,
  { clock }: Delivery,
  signal: AbortSignal,
) {
  const me = randomUUID();
  return async () => {
    const wanted = leasesToTake(await leases.list(), me, clock.now(), expirationMs);
    for (const lease of wanted.filter(({ id }) => !readers.has(id))) {
      if (signal.aborted) return;
      const held = await leases.take(lease, me, clock.now());
      if (held) readers.start(held);
    }
  };
}

/** What the ids of a function's leases begin with. A container that is deleted and created again has another feed. */
async function familyOf(source: Container, { leasePrefix }: CosmosOptions): Promise<string> {
  const { resource } = await source.read();
  return `${leasePrefix}.${resource?._rid}.`;
}

/** Only a function that has no lease at all gets some: ranges that split later are followed by their old lease. */
async function createLeases(leases: Leases, source: Container, options: CosmosOptions): Promise<void> {
  if ((await leases.list()).length > 0) return;
  for (const range of await source.getFeedRanges()) {
    // "Now" is the moment of the first start, also for a process that crashes before it has read anything.
    const fromNow = options.start.kind === 'now';
    const place = fromNow ? await openFeed(source, range, { continuation: null }, options)() : undefined;
    await leases.create(range, place?.continuation ?? null);
  }
}

function createWarn({ fn, log }: Delivery) {
  return (what: string, error?: unknown) => {
    const reason = error === undefined ? '' : `: ${error instanceof Error ? error.message : error}`;
    const message = `${fn.name}: ${what}${reason}`;
    log({ level: 'warning', category: 'host', message, functionName: fn.name });
  };
}
