import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import rhea, { type Connection, type Container, type EventContext, type Receiver, type Sender } from 'rhea';
import { breakConnection, keepBytes } from './amqp.ts';
import { type AccessRule, authorize, LOCAL_RULE } from './auth.ts';
import { type Broker, type BrokerOptions, createBroker } from './broker.ts';
import { serveDelivering } from './delivering.ts';
import type { Faults } from './faults.ts';
import type { LinkParts } from './links.ts';
import { operate } from './operations.ts';
import { conditionOf, refusal } from './refusal.ts';
import { CBS_NAMES, MANAGEMENT_NAMES, serveReplies, serveRequests } from './requests.ts';
import { serveSending } from './sending.ts';

/** As `BrokerOptions`; port 0 or none takes a free one. */
export type ServiceBusOptions = BrokerOptions & {
  readonly port?: number | undefined;
  readonly rule?: AccessRule | undefined;
  /** Decides what goes wrong; by default nothing does. */
  readonly faults?: Faults | undefined;
};

/** A running broker: what `new ServiceBusClient(connectionString)` needs, what tests do to it, and how to stop it. */
export type ServiceBus = Pick<Broker, 'wake' | 'breakLocks' | 'counts'> & {
  readonly connectionString: string;
  /** Breaks all connections, as a restart of the service does. */
  readonly breakConnections: () => void;
  readonly close: () => Promise<void>;
};

const CBS = '$cbs';
const MANAGEMENT = '/$management';
/** Deliveries that a session may have unsettled; beyond it rhea gives up, whatever the client's credit. */
const UNSETTLED_MAX = 65_536;
const FRAME_BYTES_MAX = 65_536;

/** Starts a broker on the loopback interface. Rejects when the port is taken or the file cannot be opened. */
export async function startServiceBus({ port = 0, ...options }: ServiceBusOptions): Promise<ServiceBus> {
  const rule = options.rule ?? LOCAL_RULE;
  const broker = createBroker(options);
  const container = rhea.create_container({ id: 'time-agent-local' });
  const connections = new Set<Connection>();
  serveContainer(container, { broker, rule, faults: options.faults ?? (() => undefined), connections });
  const server = container.listen({
    port,
    host: '127.0.0.1',
    tcp_no_delay: true,
    max_frame_size: FRAME_BYTES_MAX,
    session_buffer_size: { outgoing: UNSETTLED_MAX },
    receiver_options: { autoaccept: false },
    sender_options: { autosettle: false, treat_modified_as_released: false },
  } as Parameters<Container['listen']>[0]);
  await once(server, 'listening').catch(error => {
    broker.close();
    throw error;
  });
  const { port: taken } = server.address() as AddressInfo;
  const breakConnections = () => {
    for (const connection of connections) breakConnection(connection);
    connections.clear();
  };
  return {
    connectionString: `Endpoint=sb://localhost:${taken};SharedAccessKeyName=${rule.name};SharedAccessKey=${rule.key};UseDevelopmentEmulator=true`,
    wake: broker.wake,
    breakLocks: broker.breakLocks,
    counts: broker.counts,
    breakConnections,
    close: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      breakConnections();
      await closed;
      broker.close();
    },
  };
}

type Parts = { broker: Broker; rule: AccessRule; faults: Faults; connections: Set<Connection> };

function serveContainer(container: Container, { connections, ...parts }: Parts): void {
  const authorized = new WeakSet<Connection>();
  container.on('connection_open', ({ connection }: EventContext) => void connections.add(connection));
  for (const end of ['connection_close', 'disconnected']) {
    container.on(end, ({ connection }: EventContext) => void connections.delete(connection));
  }
  container.on('session_open', ({ session }) => keepBytes(session));
  container.on(
    'receiver_open',
    ({ receiver, connection }: { receiver: Receiver; connection: Connection }) => {
      receiver.set_source(receiver.source ?? {});
      receiver.set_target(receiver.target ?? {});
      orClose(receiver, () => serveIncoming(receiver, { ...parts, connection }, authorized));
    },
  );
  container.on('sender_open', ({ sender, connection }: { sender: Sender; connection: Connection }) => {
    sender.set_source(sender.source ?? {});
    sender.set_target(sender.target ?? {});
    orClose(sender, () => serveOutgoing(sender, { ...parts, connection }, authorized));
  });
  // A client that breaks off, or breaks the protocol, loses its connection, and nobody else anything.
  for (const error of [
    'error',
    'protocol_error',
    'connection_error',
    'session_error',
    'sender_error',
    'receiver_error',
  ]) {
    container.on(error, () => undefined);
  }
}

function orClose(link: Sender | Receiver, serve: () => void): void {
  try {
    serve();
  } catch (error) {
    link.close(conditionOf(error));
  }
}

type Served = LinkParts & { rule: AccessRule };

/** A link on which the client sends: tokens, requests, or messages. */
function serveIncoming(link: Receiver, parts: Served, authorized: WeakSet<Connection>): void {
  const { broker, rule, connection } = parts;
  const address = link.target?.address ?? '';
  if (address === CBS) {
    serveRequests(link, CBS, CBS_NAMES, parts, ({ body }) => {
      authorize(body, rule, Date.now());
      authorized.add(connection);
      return { body: {} };
    });
    return;
  }
  assertAuthorized(connection, authorized, address);
  const queue = broker.find(withoutManagement(address));
  if (address.endsWith(MANAGEMENT)) {
    serveRequests(link, queue.name, MANAGEMENT_NAMES, parts, request =>
      operate(queue, request, broker.now()),
    );
  } else {
    if (address.includes('/'))
      throw refusal('amqp:not-allowed', 'Nothing can be sent to a dead-letter queue.');
    serveSending(link, queue, parts);
  }
}

/** A link on which the client receives: answers, or messages. */
function serveOutgoing(link: Sender, parts: Served, authorized: WeakSet<Connection>): void {
  const address = link.source?.address ?? '';
  if (address === CBS) {
    serveReplies(link, link.name);
    return;
  }
  assertAuthorized(parts.connection, authorized, address);
  const queue = parts.broker.find(withoutManagement(address));
  if (address.endsWith(MANAGEMENT)) serveReplies(link, link.target?.address ?? link.name);
  else serveDelivering(link, queue, parts);
}

function withoutManagement(address: string): string {
  return address.endsWith(MANAGEMENT) ? address.slice(0, -MANAGEMENT.length) : address;
}

function assertAuthorized(connection: Connection, authorized: WeakSet<Connection>, address: string): void {
  if (authorized.has(connection)) return;
  throw refusal(
    'amqp:unauthorized-access',
    `Unauthorized access. 'Listen' or 'Send' claims are required for '${address}'.`,
  );
}
