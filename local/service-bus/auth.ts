import { createHmac, timingSafeEqual } from 'node:crypto';
import { refusal } from './refusal.ts';

/** A rule of the namespace: whoever knows its key may do everything. */
export type AccessRule = { readonly name: string; readonly key: string };

/** The rule when none is chosen. It opens nothing but a broker on this machine's loopback. */
export const LOCAL_RULE: AccessRule = {
  name: 'RootManageSharedAccessKey',
  key: Buffer.from('time agent, local broker, no secret').toString('base64'),
};

/**
 * Checks a shared access signature: HMAC-SHA256, under the rule's key, of the resource and the instant of expiry.
 * Refused as Service Bus does. Source: Microsoft's "Service Bus access control with Shared Access Signatures".
 */
export function authorize(token: unknown, rule: AccessRule, nowMs: number): void {
  const refuse = (why: string) => refusal('amqp:unauthorized-access', `Put token failed: ${why}`);
  const sent = /^SharedAccessSignature (.+)$/.exec(String(token))?.[1];
  if (sent === undefined)
    throw refuse('a shared access signature is needed; this broker knows no other token.');
  const field = (name: string) => new RegExp(`(?:^|&)${name}=([^&]*)`).exec(sent)?.[1] ?? '';
  if (decodeURIComponent(field('skn')) !== rule.name) throw refuse('its key name is unknown.');
  const signed = createHmac('sha256', rule.key)
    .update(`${field('sr')}\n${field('se')}`)
    .digest();
  const signature = Buffer.from(decodeURIComponent(field('sig')), 'base64');
  if (signature.length !== signed.length || !timingSafeEqual(signature, signed)) {
    throw refuse('its signature does not match the key.');
  }
  if (Number(field('se')) * 1000 <= nowMs) throw refuse('it has expired.');
}
