import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CosmosOptions } from './engine.ts';
import { createCosmos } from './engine.ts';
import type { Delivery } from './faults.ts';
import { refusalBody } from './refusal.ts';
import type { WireRequest, WireResponse } from './wire.ts';

/** The key of a local account when none is chosen. It opens nothing but a server on this machine's loopback. */
export const LOCAL_KEY = Buffer.from('time agent, local account, no secret').toString('base64');

/** Twice the largest batch: beyond it a body is not even read. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** As `CosmosOptions`; port 0 or none takes a free one. */
export type CosmosServerOptions = CosmosOptions & { readonly port?: number | undefined };

/** A running server: what `new CosmosClient({ endpoint, key })` needs, and how to stop it. */
export type CosmosServer = {
  readonly endpoint: string;
  readonly key: string;
  readonly close: () => Promise<void>;
};

/** Starts a Cosmos server on the loopback interface. Rejects when the port is taken or the file cannot be opened. */
export async function startCosmos({ port = 0, ...options }: CosmosServerOptions): Promise<CosmosServer> {
  const key = options.key ?? LOCAL_KEY;
  const cosmos = createCosmos({ ...options, key });
  const server = createServer((incoming, outgoing) => {
    void exchange(incoming, outgoing, cosmos.deliver);
  });
  // An idle connection stays open: closing it would race with the next request of a client that keeps it alive.
  server.keepAliveTimeout = 0;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch(error => {
    cosmos.close();
    throw error;
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    close: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
      cosmos.close();
    },
  };
}

async function exchange(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  deliver: (request: WireRequest) => Promise<Delivery>,
): Promise<void> {
  const body = await readBody(incoming);
  if (body === undefined) return write(outgoing, tooLarge());
  const { method = 'GET', url: path = '/' } = incoming;
  const headers = incoming.headers as WireRequest['headers'];
  const delivery = await deliver({ method, path, headers, body });
  if (delivery.kind === 'answer') return write(outgoing, delivery.response);
  if (delivery.kind === 'half') writeHalf(outgoing, delivery.response);
  else incoming.socket.destroy();
}

/** The body as text, or undefined when it is too large. A connection that breaks leaves the promise pending. */
function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
    });
    incoming.on('end', () => resolve(bytes > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString()));
  });
}

function write(outgoing: ServerResponse, { status, headers, body }: WireResponse): void {
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  outgoing.end(body);
}

function writeHalf(outgoing: ServerResponse, { status, headers, body }: WireResponse): void {
  const bytes = Buffer.from(body);
  outgoing.writeHead(status, { ...headers, 'content-length': bytes.length });
  outgoing.write(bytes.subarray(0, bytes.length / 2), () => outgoing.destroy());
}

function tooLarge(): WireResponse {
  const headers = { 'content-type': 'application/json', connection: 'close' };
  return { status: 413, headers, body: refusalBody(413, `The body has more than ${MAX_BODY_BYTES} bytes.`) };
}
