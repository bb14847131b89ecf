import type { CosmosClientOptions } from '@azure/cosmos';
import type { Cosmos } from './engine.ts';
import type { Delivery } from './faults.ts';
import type { WireRequest, WireResponse } from './wire.ts';

type HttpClient = NonNullable<CosmosClientOptions['httpClient']>;
type PipelineRequest = Parameters<HttpClient['sendRequest']>[0];
type PipelineResponse = Awaited<ReturnType<HttpClient['sendRequest']>>;

/**
 * The transport of a `CosmosClient` that talks to an account in this process, without a socket:
 * `new CosmosClient({ endpoint: 'http://cosmos.local', key, httpClient: inProcessClient(cosmos) })`.
 * It rejects as the real transport does: a RestError with a code for a broken connection, an AbortError for an
 * abort, which the SDK reports as its TimeoutError.
 */
export function inProcessClient(cosmos: Cosmos): HttpClient {
  return {
    sendRequest: async request => {
      const delivery = await Promise.race([cosmos.deliver(wireRequest(request)), aborted(request)]);
      return received(delivery, request);
    },
  };
}

function wireRequest({ method, url, headers, body }: PipelineRequest): WireRequest {
  if (body !== undefined && body !== null && typeof body !== 'string') {
    throw new Error('The SDK sends text only.');
  }
  const { pathname, search, host } = new URL(url);
  return { method, path: pathname + search, headers: { ...headers.toJSON(), host }, body: body ?? '' };
}

function aborted({ abortSignal }: PipelineRequest): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(named('AbortError', 'The operation was aborted.'));
    if (abortSignal?.aborted) abort();
    abortSignal?.addEventListener('abort', abort);
  });
}

function received(delivery: Delivery, request: PipelineRequest): PipelineResponse {
  if (delivery.kind === 'answer') return pipelineResponse(delivery.response, request);
  if (delivery.kind === 'half') {
    throw named('RestError', 'Error reading response as text: aborted', 'PARSE_ERROR');
  }
  throw named('RestError', 'socket hang up', delivery.code);
}

function pipelineResponse(
  { status, headers, body }: WireResponse,
  request: PipelineRequest,
): PipelineResponse {
  const map = new Map(Object.entries(headers));
  return {
    request,
    status,
    bodyAsText: body,
    headers: {
      get: name => map.get(name.toLowerCase()),
      has: name => map.has(name.toLowerCase()),
      set: (name, value) => void map.set(name.toLowerCase(), String(value)),
      delete: name => void map.delete(name.toLowerCase()),
      toJSON: () => Object.fromEntries(map),
      [Symbol.iterator]: () => map.entries(),
    },
  };
}

function named(name: string, message: string, code?: string): Error {
  return Object.assign(new Error(message), { name }, code === undefined ? {} : { code });
}
