import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Event = { path: string; headers: IncomingHttpHeaders; text: string; body: unknown };

/** A server on this machine that takes events in, as a flow does: with 202 and no body. */
export type Receiver = {
  /** The callback address of one flow. */
  urlOf(name: string): string;
  /** The next event for this flow; each is handed out once. */
  next(name: string): Promise<Event>;
  /** What has come in for a flow and was not asked for. */
  waiting(name: string): Event[];
  close(): void;
};

export async function startReceiver(): Promise<Receiver> {
  const lying: Event[] = [];
  const asking: { path: string; take: (event: Event) => void }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', part => {
      text += part;
    });
    request.on('end', () => {
      response.writeHead(202).end();
      take({
        path: request.url ?? '',
        headers: request.headers,
        text,
        body: JSON.parse(text) as unknown,
      });
    });
  });
  function take(event: Event): void {
    const index = asking.findIndex(({ path }) => path === event.path);
    if (index < 0) lying.push(event);
    else asking.splice(index, 1)[0]?.take(event);
  }
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const pathOf = (name: string) => `/flows/${name}?sig=secret-of-${name}`;
  return {
    urlOf: name => `http://127.0.0.1:${port}${pathOf(name)}`,
    next(name) {
      const path = pathOf(name);
      const index = lying.findIndex(event => event.path === path);
      if (index >= 0) return Promise.resolve(lying.splice(index, 1)[0] as Event);
      return new Promise(resolve => asking.push({ path, take: resolve }));
    },
    waiting: name => lying.filter(({ path }) => path === pathOf(name)),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** How a receiver tells that an event comes from us; the example of docs/api.md. */
export function isGenuine({ headers, text }: Event, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`;
  const right = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
  return headers['webhook-signature'] === right;
}
