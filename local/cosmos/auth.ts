import { createHmac, timingSafeEqual } from 'node:crypto';
import { refusal } from './refusal.ts';
import type { WireRequest } from './wire.ts';

/**
 * Checks the master-key signature of a request: HMAC-SHA256, under the key, of verb, resource type, resource link
 * and date. Refused with 401. The age of the date is not checked, because a simulation's clock is not the SDK's.
 */
export function authorize(request: WireRequest, segments: readonly string[], key: Buffer): void {
  const header = new URLSearchParams(request.headers['authorization']).keys().next().value ?? '';
  const sent = /^type=master&ver=1\.0&sig=(.+)$/.exec(header)?.[1];
  if (!sent) throw refusal(401, 'The request needs a master-key signature in its authorization header.');
  const expected = createHmac('sha256', key).update(signedText(request, segments)).digest();
  const signature = Buffer.from(sent, 'base64');
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
    throw refusal(401, 'The signature of the request does not match the key of this account.');
  }
}

/** An odd number of path segments is a feed: its type is the last segment, and its link names the parent. */
function signedText({ method, headers }: WireRequest, segments: readonly string[]): string {
  const feed = segments.length % 2 === 1;
  const type = segments.at(feed ? -1 : -2) ?? '';
  const link = segments.slice(0, feed ? -1 : undefined).join('/');
  const date = headers['x-ms-date'] ?? '';
  return `${method.toLowerCase()}\n${type}\n${link}\n${date.toLowerCase()}\n\n`;
}
