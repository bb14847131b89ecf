import type { Container, FeedRange } from '@azure/cosmos';

/** One range's place in a feed, as one function keeps it. */
export interface Lease {
  id: string;
  /** The bounds of the range of hashed partition keys. */
  range: { from: string; to: string };
  /** Who reads the range; null when nobody does. */
  owner: string | null;
  /** Where its reader goes on; null until a first batch is done with. */
  continuation: string | null;
  /** When its owner was last heard of, in milliseconds since 1970. */
  renewedMs: number;
}

/** A lease that was taken. All of these say whether it is still held; after a `false` it is somebody else's. */
export interface HeldLease {
  readonly lease: Lease;
  renew(nowMs: number): Promise<boolean>;
  /** Notes that everything before the continuation is done with. */
  checkpoint(continuation: string, nowMs: number): Promise<boolean>;
  /** Gives it back, so that others need not wait until it expires. */
  release(): Promise<boolean>;
}

/** The leases of one function, as documents of the lease container. */
export interface Leases {
  list(): Promise<Lease[]>;
  /** Creates a lease that nobody owns. One that is there already stays as it is. */
  create(range: FeedRange, continuation: string | null): Promise<void>;
  /** Takes a lease as it was listed; undefined when it has changed since. */
  take(lease: Lease, owner: string, nowMs: number): Promise<HeldLease | undefined>;
}

/** `family` starts the ids of all leases that belong together. */
export function openLeases(container: Container, family: string): Leases {
  return {
    async list() {
      const query = {
        query: 'SELECT * FROM c WHERE STARTSWITH(c.id, @family)',
        parameters: [{ name: '@family', value: family }],
      };
      return (await container.items.query<Lease>(query).fetchAll()).resources;
    },
    async create({ minInclusive: from, maxExclusive: to }, continuation) {
      const id = `${family}${from}-${to}`;
      const lease: Lease = { id, range: { from, to }, owner: null, continuation, renewedMs: 0 };
      await unless([409], container.items.create(lease));
    },
    async take(lease, owner, nowMs) {
      const condition = (lease as Lease & { _etag: string })._etag;
      const taken = { ...lease, owner, renewedMs: nowMs };
      const accessCondition = { type: 'IfMatch', condition };
      const replaced = await unless(
        [404, 412],
        container.item(lease.id, lease.id).replace(taken, { accessCondition }),
      );
      return replaced ? holdLease(container, taken) : undefined;
    },
  };
}

/** Every change is made on the condition that the owner is still the same, so that an old owner changes nothing. */
function holdLease(container: Container, lease: Lease): HeldLease {
  const change = async (values: Partial<Lease>) => {
    const operations = Object.entries(values).map(([name, value]) => ({
      op: 'set' as const,
      path: `/${name}`,
      value,
    }));
    const condition = `FROM c WHERE c.owner = '${lease.owner}'`;
    return unless([404, 412], container.item(lease.id, lease.id).patch({ condition, operations }));
  };
  return {
    lease,
    renew: renewedMs => change({ renewedMs }),
    checkpoint: (continuation, renewedMs) => change({ continuation, renewedMs }),
    release: () => change({ owner: null }),
  };
}

/** True when the write went through, false when it was refused with one of the codes. Rejects with every other error. */
async function unless(codes: number[], write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (codes.includes((error as { code: number }).code)) return false;
    throw error;
  }
}
