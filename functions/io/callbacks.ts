import { type LookupAddress, lookup as resolveName } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { CallbackResult } from '../../core/webhooks/attempt.ts';
import { type AllowedOrigin, isAllowed, isPublicAddress } from '../../core/webhooks/callback.ts';
import type { Webhooks } from '../ports.ts';

/** A receiver says yes at once; what it does about an event is its own business. */
const timeoutMs = 10_000;

const notPublic = 'ECALLBACKNOTPUBLIC';

/** Finds the addresses of a host name. */
export type Resolve = (
  hostname: string,
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

// Node leaves the addresses out of a failure, whatever its types say.
const resolveAll: Resolve = (hostname, done) =>
  resolveName(hostname, { all: true }, (error, addresses) => done(error, error ? [] : addresses));

/**
 * Sends to callback addresses. The connection is made to an address that was checked, whatever the name says by then, so
 * that a name cannot lead elsewhere between check and use. Redirects are not followed, and answers not read. Each
 * request has a connection of its own.
 */
export function callbacks(
  allowed: readonly AllowedOrigin[],
  resolve: Resolve = resolveAll,
): Webhooks['post'] {
  return (address, body, headers) => {
    const url = new URL(address);
    const lookup = isAllowed(url, allowed) ? anyAddress(resolve) : publicAddresses(resolve);
    return post(url, body, headers, lookup);
  };
}

function post(
  url: URL,
  body: string,
  headers: Record<string, string>,
  lookup: LookupFunction,
): Promise<CallbackResult> {
  const send = url.protocol === 'https:' ? tlsRequest : plainRequest;
  const content = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const options = {
    ...{ method: 'POST', agent: false as const, lookup, signal: AbortSignal.timeout(timeoutMs) },
    headers: { ...headers, ...content, 'user-agent': 'Time-Agent' },
  };
  return new Promise(done => {
    const request = send(url, options, response => {
      const retryAfterMs = retryAfter(response.headers['retry-after']);
      response.destroy();
      const status = response.statusCode ?? 0;
      done({ kind: 'answered', status, ...(retryAfterMs !== undefined && { retryAfterMs }) });
    });
    request.on('error', error => done(resultOf(error)));
    request.end(body);
  });
}

/** In seconds, as receivers in a hurry write it. A date is left to the usual pauses. */
function retryAfter(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : undefined;
}

/** Codes of Node and TLS are words that say nothing of the address. */
function resultOf(error: Error & { code?: string | number }): CallbackResult {
  if (error.code === notPublic) return { kind: 'refused' };
  if (error.name === 'AbortError' || error.name === 'TimeoutError')
    return { kind: 'unreachable', code: 'timeout' };
  const code = typeof error.code === 'string' ? error.code.replaceAll('_', '-') : 'other';
  return { kind: 'unreachable', code };
}

/** One address that is not public is enough to refuse: which one is connected to is not ours to choose. */
function publicAddresses(resolve: Resolve): LookupFunction {
  return lookupWith((hostname, done) =>
    resolve(hostname, (error, addresses) => {
      if (error || addresses.every(({ address }) => isPublicAddress(address))) return done(error, addresses);
      return done(Object.assign(new Error('The address is not public.'), { code: notPublic }), []);
    }),
  );
}

function anyAddress(resolve: Resolve): LookupFunction {
  return lookupWith(resolve);
}

/** As `net` wants to be told: all addresses, or the first one. */
function lookupWith(resolve: Resolve): LookupFunction {
  return (hostname, { all }, done) => {
    resolve(hostname, (error, addresses) => {
      const [first = { address: '', family: 0 }] = addresses;
      if (all) done(error, addresses);
      else done(error, first.address, first.family);
    });
  };
}
