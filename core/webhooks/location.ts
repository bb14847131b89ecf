import { createHmac, timingSafeEqual } from 'node:crypto';
import { secretOf } from './signature.ts';

/** Keys by the names under which they are known. The first one signs; all of them are believed. */
export type SigningKeys = readonly [SigningKey, ...SigningKey[]];
export type SigningKey = { id: string; bytes: Buffer };

/** Which subscription, of which tenant. */
export type WebhookAddress = { tenantId: string; webhookId: string };

/**
 * The last part of the address at which a subscription is ended. Whoever knows it may do that and nothing else: the
 * platform does not always bring its own credentials along. It does not expire, as flows do not.
 */
export function sealAddress([first]: SigningKeys, { tenantId, webhookId }: WebhookAddress): string {
  const content = Buffer.from(JSON.stringify([tenantId, webhookId])).toString('base64url');
  return `${first.id}.${content}.${macOf(first, content).toString('base64url')}`;
}

/** Undefined for whatever none of the keys has signed. Takes as long for a nearly right signature as for a wrong one. */
export function openAddress(keys: SigningKeys, sealed: string): WebhookAddress | undefined {
  const [keyId, content = '', mac = '', ...more] = sealed.split('.');
  const key = keys.find(({ id }) => id === keyId);
  if (!key || more.length > 0) return undefined;
  const [given, right] = [Buffer.from(mac, 'base64url'), macOf(key, content)];
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const [tenantId, webhookId] = JSON.parse(Buffer.from(content, 'base64url').toString()) as [string, string];
  return { tenantId, webhookId };
}

/** The key under which everything is signed that goes to one subscription. */
export function webhookSecret([first]: SigningKeys, { tenantId, webhookId }: WebhookAddress): string {
  return secretOf(hmac(first, `secret ${tenantId} ${webhookId}`));
}

function macOf(key: SigningKey, content: string): Buffer {
  return hmac(key, `location ${content}`);
}

function hmac({ bytes }: SigningKey, text: string): Buffer {
  return createHmac('sha256', bytes).update(text).digest();
}
