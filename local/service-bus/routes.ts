import type { Connection, Container, EventContext, Receiver, Sender } from 'rhea';
import { keepBytes } from './amqp.ts';
import { type AccessRule, authorize } from './auth.ts';
import type { Broker } from './broker.ts';
import { serveDelivering } from './delivering.ts';
import type { Faults } from './faults.ts';
import type { LinkParts } from './links.ts';
import { operate } from './operations.ts';
import { conditionOf, refusal } from './refusal.ts';
import { CBS_NAMES, MANAGEMENT_NAMES, serveReplies, serveRequests } from './requests.ts';
import { serveSending } from './sending.ts';

const CBS = '$cbs';
const MANAGEMENT = '/$management';

type Parts = {
  readonly broker: Broker;
  readonly rule: AccessRule;
  readonly faults: Faults;
  /** Those that are open are kept in here. */
  readonly connections: Set<Connection>;
};

/** Serves every link that a client opens by its address: tokens, requests and answers, or a queue. */
export function serveContainer(container: Container, { connections, ...parts }: Parts): void {
  const authorized = new WeakSet<Connection>();
  container.on('connection_open', ({ connection }: EventContext) => void connections.add(connection));
  for (const end of ['connection_close', 'disconnected']) {
    container.on(end, ({ connection }: EventContext) => void connections.delete(connection));
  }
  container.on('session_open', ({ session }) => keepBytes(session));
  container.on('receiver_open', ({ receiver, connection }: EventContext & { receiver: Receiver }) =>
    open(receiver, () => serveIncoming(receiver, { ...parts, connection, authorized })),
  );
  container.on('sender_open', ({ sender, connection }: EventContext & { sender: Sender }) =>
    open(sender, () => serveOutgoing(sender, { ...parts, connection, authorized })),
  );
  // A client that breaks off, or breaks the protocol, loses its connection, and nobody else anything.
  for (const kind of ['', 'protocol_', 'connection_', 'session_', 'sender_', 'receiver_']) {
    container.on(`${kind}error`, () => undefined);
  }
}

/** Opens a link from this side too, and closes it again with the reason when it cannot be served. */
function open(link: Sender | Receiver, serve: () => void): void {
  link.set_source(link.source ?? {});
  link.set_target(link.target ?? {});
  try {
    serve();
  } catch (error) {
    link.close(conditionOf(error));
  }
}

type Served = LinkParts & { readonly rule: AccessRule; readonly authorized: WeakSet<Connection> };

/** A link on which the client sends: tokens, requests, or messages. */
function serveIncoming(link: Receiver, parts: Served): void {
  const { broker, rule, connection, authorized } = parts;
  const address = link.target?.address ?? '';
  if (address === CBS) {
    serveRequests(link, CBS, CBS_NAMES, parts, ({ body }) => {
      authorize(body, rule, Date.now());
      authorized.add(connection);
      return { body: {} };
    });
    return;
  }
  assertAuthorized(parts, address);
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
function serveOutgoing(link: Sender, parts: Served): void {
  const address = link.source?.address ?? '';
  if (address === CBS) {
    serveReplies(link, link.name);
    return;
  }
  assertAuthorized(parts, address);
  const queue = parts.broker.find(withoutManagement(address));
  if (address.endsWith(MANAGEMENT)) serveReplies(link, link.target?.address ?? link.name);
  else serveDelivering(link, queue, parts);
}

function withoutManagement(address: string): string {
  return address.endsWith(MANAGEMENT) ? address.slice(0, -MANAGEMENT.length) : address;
}

function assertAuthorized({ connection, authorized }: Served, address: string): void {
  if (authorized.has(connection)) return;
  throw refusal('amqp:unauthorized-access', `Unauthorized access to '${address}': no token has been put.`);
}
