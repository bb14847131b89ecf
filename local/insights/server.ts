import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Rows } from '../kql/evaluate.ts';
import { envelope, rowsOf } from './envelope.ts';
import { openTelemetryStore, type TelemetryStore } from './store.ts';

/** What Application Insights is on this machine: an address that telemetry is sent to, and the rows that it comes to. */
export type Insights = {
  readonly url: string;
  readonly connectionString: string;
  rows(): Rows;
  close(): Promise<void>;
};

export type InsightsOptions = {
  /** A path or ':memory:'. */
  file: string;
  /** 0 or none takes any free port. */
  port?: number | undefined;
  /** What the address shows in a browser. */
  page?: ((rows: () => Rows, query: URLSearchParams) => string) | undefined;
};

/** An instrumentation key has to look like one; it opens nothing. */
const key = '00000000-0000-4000-8000-000000000000';
const bodyBytesMax = 64 * 1024 * 1024;

/** Starts the server on the loopback interface. Rejects when the port is taken or the file cannot be opened. */
export async function startInsights({ file, port = 0, page }: InsightsOptions): Promise<Insights> {
  const store = openTelemetryStore(file, Date.now());
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing, store, page).catch((error: unknown) => {
      write(outgoing, 500, 'text/plain', error instanceof Error ? error.message : String(error));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch(error => {
    store.close();
    throw error;
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    connectionString: `InstrumentationKey=${key};IngestionEndpoint=${url}`,
    rows: store.rows,
    close: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
      store.close();
    },
  };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  store: TelemetryStore,
  page: InsightsOptions['page'],
): Promise<void> {
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  if (incoming.method === 'POST' && pathname === '/track') return take(incoming, outgoing, store);
  if (incoming.method === 'GET' && pathname === '/' && page)
    return write(outgoing, 200, 'text/html; charset=utf-8', page(store.rows, searchParams));
  write(outgoing, 404, 'text/plain', 'There is nothing at this address.');
}

/** All records of a request, or none: one that is not understood would leave a gap that nobody sees. */
async function take(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  store: TelemetryStore,
): Promise<void> {
  const parsed = records.safeParse(await bodyOf(incoming));
  if (!parsed.success) return write(outgoing, 400, 'text/plain', z.prettifyError(parsed.error));
  store.add(parsed.data.flatMap(rowsOf));
  const received = parsed.data.length;
  const body = JSON.stringify({ itemsReceived: received, itemsAccepted: received, errors: [] });
  write(outgoing, 200, 'application/json', body);
}

const records = z
  .string('The body is larger than 64 MB.')
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'The body is no JSON.' });
      return z.NEVER;
    }
  })
  .pipe(z.array(envelope));

async function bodyOf(incoming: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of incoming) {
    bytes += (part as Buffer).length;
    if (bytes <= bodyBytesMax) parts.push(part as Buffer);
  }
  return bytes > bodyBytesMax ? undefined : Buffer.concat(parts).toString('utf8');
}

function write(outgoing: ServerResponse, status: number, contentType: string, body: string): void {
  outgoing.writeHead(status, {
    'content-type': contentType,
    'cache-control': 'no-store',
    // The page brings everything along, and asks nobody else.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    'x-content-type-options': 'nosniff',
  });
  outgoing.end(body);
}
