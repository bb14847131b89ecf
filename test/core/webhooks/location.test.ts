import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import {
  openAddress,
  type SigningKeys,
  sealAddress,
  webhookSecret,
} from '../../../core/webhooks/location.ts';
import { signedHeaders } from '../../../core/webhooks/signature.ts';

const key = (id: string, byte: number) => ({ id, bytes: Buffer.alloc(32, byte) });
const keys: SigningKeys = [key('new', 1), key('old', 2)];
const address = { tenantId: 'tenant-a', webhookId: 'w1' };

describe('the address at which a subscription is ended', () => {
  test('opens under the key that signed it, also when that is no longer the first', () => {
    expect(openAddress(keys, sealAddress(keys, address))).toEqual(address);
    expect(openAddress(keys, sealAddress([key('old', 2)], address))).toEqual(address);
  });

  const sealed = sealAddress(keys, address);
  const [id, content, mac] = sealed.split('.') as [string, string, string];
  const other = Buffer.from(JSON.stringify(['tenant-b', 'w1'])).toString('base64url');
  test.each([
    ['of another tenant', `${id}.${other}.${mac}`],
    ['with another signature', `${id}.${content}.${Buffer.alloc(32).toString('base64url')}`],
    ['with a part of the signature', `${id}.${content}.${mac.slice(0, 20)}`],
    ['without a signature', `${id}.${content}`],
    ['with an empty signature', `${id}.${content}.`],
    ['with more behind it', `${sealed}.x`],
    ['of a key that was taken away', sealAddress([key('gone', 3)], address)],
    ['of another key under the same name', sealAddress([key('new', 9)], address)],
    ['that is empty', ''],
    ['that is something else', 'nonsense'],
  ])('is not opened %s', (_, forged) => {
    expect(openAddress(keys, forged)).toBeUndefined();
  });
});

describe('what is sent', () => {
  const secret = webhookSecret(keys, address);

  test('is signed as Standard Webhooks lays down', () => {
    const headers = signedHeaders(secret, { id: 'event', atMs: 1_700_000_000_500, body: '{"a":1}' });
    const signed = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
      .update('event.1700000000.{"a":1}')
      .digest('base64');
    expect(headers).toEqual({
      'webhook-id': 'event',
      'webhook-timestamp': '1700000000',
      'webhook-signature': `v1,${signed}`,
    });
  });

  test('is signed as the example in that specification', () => {
    // Source: the test vector of the libraries of github.com/standard-webhooks.
    const headers = signedHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
      ...{ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', atMs: 1_614_265_330_000, body: '{"test": 2432232314}' },
    });
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  test('is signed under a key of its own for each subscription', () => {
    const others = [
      webhookSecret(keys, { ...address, webhookId: 'w2' }),
      webhookSecret(keys, { ...address, tenantId: 'tenant-b' }),
      webhookSecret([key('new', 9)], address),
    ];
    expect(new Set([secret, ...others]).size).toBe(4);
  });
});
