import type { CosmosClientOptions } from '@azure/cosmos';

export type HttpClient = NonNullable<CosmosClientOptions['httpClient']>;

/** One HTTP request of the SDK, by what it is for. `id` is the document's, for point reads. */
export type Sent = {
  kind: 'account' | 'read' | 'batch' | 'query' | 'queryPlan' | 'other';
  container: string;
  id: string;
  /** How many requests were on their way when this one left, itself included. */
  inFlight: number;
};

type Headers = Readonly<Record<string, string | undefined>>;

export function sentOf(method: string, path: string, headers: Headers, inFlight = 0): Sent {
  const [, , , , container = '', , id = ''] = path.split('/').map(decodeURIComponent);
  return { kind: kindOf(method, path, headers, id), container, id, inFlight };
}

function kindOf(method: string, path: string, headers: Headers, id: string): Sent['kind'] {
  if (path === '/') return 'account';
  if (headers['x-ms-cosmos-is-batch-request'] !== undefined) return 'batch';
  if (headers['x-ms-cosmos-is-query-plan-request'] !== undefined) return 'queryPlan';
  if (headers['x-ms-documentdb-isquery'] !== undefined) return 'query';
  return method === 'GET' && id !== '' ? 'read' : 'other';
}

/** Where a test can step in. */
export type Tap = {
  /** What was sent, in the order in which it left. */
  sent: Sent[];
  /** Awaited before a request leaves the client; what it throws is what the transport throws. */
  before: (sent: Sent) => Promise<void> | void;
  /** Awaited when the answer has come and before the client gets it. */
  after: (sent: Sent) => Promise<void> | void;
};

/** Counts what passes, and lets a test step in at each request. */
export function wiretap(client: HttpClient, tap: Tap): HttpClient {
  let inFlight = 0;
  return {
    sendRequest: async request => {
      inFlight += 1;
      const { pathname } = new URL(request.url);
      const sent = sentOf(request.method, pathname, request.headers.toJSON(), inFlight);
      tap.sent.push(sent);
      try {
        await tap.before(sent);
        const response = await client.sendRequest(request);
        await tap.after(sent);
        return response;
      } finally {
        inFlight -= 1;
      }
    },
  };
}
