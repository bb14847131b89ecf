import { type ConnectionPolicy, type Container, CosmosClient } from '@azure/cosmos';
import type { SigningKeys } from '../../core/webhooks/location.ts';
import { compose } from '../../functions/io/compose.ts';
import type { Partition, Services, Webhooks } from '../../functions/ports.ts';
import { createContainersIn } from '../../local/containers.ts';
import { type Cosmos, createCosmos } from '../../local/cosmos/engine.ts';
import type { Fault } from '../../local/cosmos/faults.ts';
import { inProcessClient } from '../../local/cosmos/in-process.ts';
import { LOCAL_KEY } from '../../local/cosmos/server.ts';
import type { WireResponse } from '../../local/cosmos/wire.ts';
import { type VirtualClock, virtualClock } from './clock.ts';
import { type MemoryQueues, memoryQueues } from './queues.ts';
import { type HttpClient, type Sent, sentOf, type Tap, wiretap } from './wire.ts';

export type StoredDocument = Record<string, unknown> & { id: string };

/** The product as it is composed, over the local Cosmos server in this process, on a clock of its own. */
export type World = Tap & {
  app: Services;
  clock: VirtualClock;
  queues: MemoryQueues;
  /** What goes wrong with a request at the server. */
  fault: (sent: Sent) => Fault | undefined;
  /** An answer in the place of the server's: the request never gets there. */
  instead: (sent: Sent) => Pick<WireResponse, 'status' | 'body'> | undefined;
  /** A second process of the same product on the same store. */
  another(): Promise<Services>;
  /** The container of people's documents through an SDK client of the test's own making, on the same wire. */
  timesheets(policy?: ConnectionPolicy): Container;
  /** Every document of a person as the store holds it, system fields included, in the order of ids. */
  documents(partition: Partition): Promise<StoredDocument[]>;
  /** The same as text, for telling whether anything at all was written. */
  bytes(partition: Partition): Promise<string>;
};

const account = { endpoint: 'http://cosmos.test', key: LOCAL_KEY, database: 'timeagent' };
const signIn = {
  authority: 'http://sign-in.test',
  audience: 'api://test',
  scope: 'Week',
  tenants: ['tenant-a', 'tenant-b'],
};
const serviceBus = { namespace: 'bus.test' };
/** What addresses and secrets are signed with. */
export const signing: SigningKeys = [{ id: 'test', bytes: Buffer.alloc(32, 7) }];

/** `post`: where events go that others have subscribed to; without it there are no webhooks. */
export type WorldOptions = { post?: Webhooks['post'] };

export async function openWorld({ post }: WorldOptions = {}): Promise<World> {
  const clock = virtualClock();
  const cosmos = createCosmos({
    file: ':memory:',
    key: LOCAL_KEY,
    now: clock.nowMs,
    sleep: clock.await,
    faults: request => world.fault(sentOf(request.method, request.path, request.headers)),
  });
  const random = seeded(20_261_116);
  const queues = memoryQueues(clock);
  const direct = directTo(cosmos);
  await createContainersIn({ ...account, httpClient: direct }, account.database);
  const wire = () => wiretap(inProcessClient(scriptable(cosmos, world)), world);
  const world: Omit<World, 'app'> = {
    clock,
    queues,
    sent: [],
    fault: () => undefined,
    before: () => undefined,
    instead: () => undefined,
    after: () => undefined,
    another: () =>
      compose(
        { cosmos: account, serviceBus, signIn, ...(post && { webhooks: { signing, allowed: [] } }) },
        { httpClient: wire(), clock, random, queues, ...(post && { post }) },
      ),
    timesheets: policy => containerThrough(wire(), policy),
    documents: partition => documentsOf(containerThrough(direct), partition),
    bytes: async partition => JSON.stringify(await world.documents(partition)),
  };
  const app = await world.another();
  return Object.assign(world, { app });
}

/** Numbers from 0 to 1 by mulberry32: the same ones for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function scriptable(cosmos: Cosmos, world: Pick<World, 'instead'>): Cosmos {
  const deliver: Cosmos['deliver'] = async request => {
    const scripted = world.instead(sentOf(request.method, request.path, request.headers));
    if (scripted) return { kind: 'answer', response: { headers: {}, ...scripted } };
    return cosmos.deliver(request);
  };
  return { ...cosmos, deliver };
}

/** A transport of the test's own: never counted and never at fault. */
function directTo(cosmos: Cosmos): HttpClient {
  const deliver: Cosmos['deliver'] = async request => ({
    kind: 'answer',
    response: await cosmos.handle(request),
  });
  return inProcessClient({ ...cosmos, deliver });
}

function containerThrough(httpClient: HttpClient, policy: ConnectionPolicy = {}): Container {
  const connectionPolicy = {
    enableEndpointDiscovery: false,
    enableBackgroundEndpointRefreshing: false,
    ...policy,
  };
  const client = new CosmosClient({ ...account, httpClient, connectionPolicy });
  return client.database(account.database).container('timesheets');
}

async function documentsOf({ items }: Container, { tenantId, userId }: Partition): Promise<StoredDocument[]> {
  const scope = { partitionKey: [tenantId, userId], maxItemCount: -1 };
  const { resources } = await items.query<StoredDocument>('SELECT * FROM c', scope).fetchAll();
  return resources.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
