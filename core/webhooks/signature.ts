import { createHmac } from 'node:crypto';

const secretPrefix = 'whsec_';

/** The key of a subscription in the form in which receivers' libraries take it. */
export function secretOf(bytes: Buffer): string {
  return `${secretPrefix}${bytes.toString('base64')}`;
}

/**
 * The headers that say what a body is and that it comes from us: HMAC-SHA256 over id, time and body, as the
 * specification of Standard Webhooks lays down (https://www.standardwebhooks.com). `atMs`: when it is sent.
 */
export function signedHeaders(
  secret: string,
  { id, atMs, body }: { id: string; atMs: number; body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1000));
  const key = Buffer.from(secret.slice(secretPrefix.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
