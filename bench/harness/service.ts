import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a service is reached: JSON in, JSON out. */
export type Call<In, Out> = (body: In) => Promise<Out>;

export type Service<In, Out> = { call: Call<In, Out>; close(): Promise<void> };

/** Puts a function up as a service. */
export type Expose = <In, Out>(handle: Call<In, Out>) => Promise<Service<In, Out>>;

/** On a port of its own on the loopback interface. A failure of the function is a failure of the call. */
export const overHttp: Expose = async handle => {
  const server = createServer((request, response) => void answer(request, response, handle));
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { call: body => post(url, body), close };
};

/** Without a network, for virtual time: what crosses is copied, as it would be on the way. */
export const inProcess: Expose = async handle => {
  const copy = <T>(value: T) => JSON.parse(JSON.stringify(value)) as T;
  return { call: async body => copy(await handle(copy(body))), close: async () => undefined };
};

async function answer<In, Out>(
  request: IncomingMessage,
  response: ServerResponse,
  handle: Call<In, Out>,
): Promise<void> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const result = await handle(JSON.parse(Buffer.concat(chunks).toString()) as In);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  } catch (error) {
    const message = error instanceof Error ? `${error.message}` : String(error);
    response.writeHead(500, { 'content-type': 'text/plain' }).end(message);
  }
}

async function post<In, Out>(url: string, body: In): Promise<Out> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`A service failed: ${await response.text()}`);
  return (await response.json()) as Out;
}
