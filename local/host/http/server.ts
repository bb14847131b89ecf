import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendError } from './response.ts';

/** Answers one request; `url` is its absolute address. Must not throw. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void>;

export interface HttpServer {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** Stops listening, answers the requests that it has in full, then ends every connection. */
  close(): Promise<void>;
}

/** Longer than any client keeps an idle connection, so that it is the client who ends it and no request is lost. */
const KEEP_ALIVE_MS = 65_000;

/** Listens on 127.0.0.1 and nowhere else; port 0 takes a free one. Rejects when the port is taken. */
export async function listen(port: number, handle: RequestHandler): Promise<HttpServer> {
  const answering = new Map<IncomingMessage, Promise<void>>();
  let closing = false;
  const options = { keepAliveTimeout: KEEP_ALIVE_MS, joinDuplicateHeaders: true };
  const server = createServer(options, (request, response) => {
    if (closing) response.setHeader('connection', 'close');
    const url = readUrl(request);
    if (!url) {
      sendError(response, 400, 'BadRequest', 'The address is not valid.');
      return;
    }
    const answered = answer(request, response, url, handle).finally(() => answering.delete(request));
    answering.set(request, answered);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    async close() {
      closing = true;
      const closed = new Promise(resolve => server.close(resolve));
      // A client that stops in mid-upload must not keep the host from closing.
      for (const request of answering.keys()) if (!request.complete) request.destroy();
      while (answering.size > 0) await Promise.all(answering.values());
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Lasts until the response is out or its connection gone. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  handle: RequestHandler,
): Promise<void> {
  const done = new Promise<void>(resolve => response.once('close', resolve));
  await handle(request, response, url);
  await done;
}

/** The address by path and Host header; a request for another server's address (a proxy's form) has none here. */
function readUrl(request: IncomingMessage): URL | undefined {
  const { url = '', headers, socket } = request;
  const host = headers.host ?? `127.0.0.1:${socket.localPort}`;
  if (!url.startsWith('/') || !/^[\w.:[\]-]+$/.test(host)) return undefined;
  return URL.parse(`http://${host}${url}`) ?? undefined;
}
