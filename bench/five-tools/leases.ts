import { type Container, ErrorResponse, type PatchOperation } from '@azure/cosmos';
import type { Clock, Random } from '../../functions/ports.ts';
import { noteWait } from '../harness/effort.ts';
import { documentId } from './documents.ts';

/** How long a holder that died keeps others waiting, and when somebody who waits looks again. */
export const leaseLimits = { leaseMs: 30_000, pollLeastMs: 5, pollMostMs: 15, waitMsMax: 600_000 } as const;

/**
 * A lock that is held. Its fence is higher than that of every earlier holder: what is written under a lock carries the
 * fence, and the store refuses what comes from a holder whose lease has run out and was given to somebody else.
 */
export type Lease = { tenantId: string; lock: string; holder: string; fence: number };

export type LeaseDocument = { id: string; tenantId: string; lock: string } & {
  /** Empty when nobody has it. */
  holder: string;
  expiresAtMs: number;
  fence: number;
};

export type Leases = {
  /** Waits until the lock is free or has expired, and takes it. */
  acquire(tenantId: string, lock: string, holder: string): Promise<Lease>;
  /** Lets go. Tells whether the lease had been lost to somebody else. */
  release(lease: Lease): Promise<'released' | 'lost'>;
};

/** Who has which lock, for telling who waited for whom. It costs the arm nothing: no decision is made by it. */
export type Holders = Map<string, string>;

/** Pessimistic locks as one document each. A lock that was ever taken costs one request to take and one to release. */
export function leasesIn(container: Container, clock: Clock, random: Random, holders: Holders): Leases {
  return {
    async acquire(tenantId, lock, holder) {
      const name = `${tenantId}|${lock}`;
      const deadlineMs = clock.nowMs() + leaseLimits.waitMsMax;
      for (;;) {
        const lease = await take(container, { tenantId, lock, holder }, clock.nowMs());
        if (lease) {
          holders.set(name, holder);
          return lease;
        }
        if (clock.nowMs() > deadlineMs) throw new Error(`The lock ${lock} was not to be had.`);
        await waitFor({ lock, waiter: holder, holder: holders.get(name) ?? 'unknown' }, clock, random);
      }
    },
    async release(lease) {
      const name = `${lease.tenantId}|${lease.lock}`;
      if (holders.get(name) === lease.holder) holders.delete(name);
      const { holder, fence } = lease;
      const mine = `from c where c.holder = ${JSON.stringify(holder)} and c.fence = ${fence}`;
      return (await patched(container, lease, mine, [set('/holder', '')])) ? 'released' : 'lost';
    },
  };
}

async function waitFor(
  who: { lock: string; waiter: string; holder: string },
  clock: Clock,
  random: Random,
): Promise<void> {
  const { pollLeastMs, pollMostMs } = leaseLimits;
  const fromMs = performance.now();
  await clock.sleep(pollLeastMs + random() * (pollMostMs - pollLeastMs));
  noteWait({ ...who, fromMs, toMs: performance.now() });
}

type Wanted = Omit<Lease, 'fence'>;

/** One conditional patch; only the very first time that a lock is wanted, its document has to be created. */
async function take(container: Container, wanted: Wanted, nowMs: number): Promise<Lease | undefined> {
  const free = `from c where c.holder = '' or c.expiresAtMs <= ${nowMs}`;
  const expiresAtMs = nowMs + leaseLimits.leaseMs;
  const changes = [set('/holder', wanted.holder), set('/expiresAtMs', expiresAtMs)];
  try {
    const document = await patched(container, wanted, free, [...changes, incrementFence]);
    return document && { ...wanted, fence: document.fence };
  } catch (error) {
    if (!isStatus(error, 404)) throw error;
    return create(container, { ...wanted, id: documentId.lease, expiresAtMs, fence: 1 });
  }
}

const incrementFence: PatchOperation = { op: 'incr', path: '/fence', value: 1 };

function set(path: string, value: string | number): PatchOperation {
  return { op: 'set', path, value };
}

async function create(container: Container, document: LeaseDocument): Promise<Lease | undefined> {
  const { tenantId, lock, holder, fence } = document;
  try {
    await container.items.create(document);
    return { tenantId, lock, holder, fence };
  } catch (error) {
    if (isStatus(error, 409)) return undefined;
    throw error;
  }
}

/** The document after the patch, or undefined when the condition does not hold. */
async function patched(
  container: Container,
  { tenantId, lock }: Pick<Lease, 'tenantId' | 'lock'>,
  condition: string,
  operations: PatchOperation[],
): Promise<LeaseDocument | undefined> {
  try {
    const item = container.item(documentId.lease, [tenantId, lock]);
    return (await item.patch<LeaseDocument>({ condition, operations })).resource;
  } catch (error) {
    if (isStatus(error, 412)) return undefined;
    throw error;
  }
}

export function isStatus(error: unknown, status: number): boolean {
  return error instanceof ErrorResponse && Number(error.code) === status;
}
