import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import rhea, { type Connection, type Container } from 'rhea';
import { breakConnection } from './amqp.ts';
import { type AccessRule, LOCAL_RULE } from './auth.ts';
import { type Broker, type BrokerOptions, createBroker } from './broker.ts';
import type { Faults } from './faults.ts';
import { serveContainer } from './routes.ts';

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
