import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { authorize, LOCAL_RULE } from '../../../local/service-bus/auth.ts';

const NOW = 1_000_000_000;
const soon = NOW / 1000 + 60;

/** A signature as the SDK makes it. */
function token({
  key = LOCAL_RULE.key,
  name = LOCAL_RULE.name,
  expires = soon,
  resource = 'sb://localhost/q',
} = {}) {
  const sr = encodeURIComponent(resource);
  const sig = createHmac('sha256', key).update(`${sr}\n${expires}`).digest('base64');
  return `SharedAccessSignature sr=${sr}&sig=${encodeURIComponent(sig)}&se=${expires}&skn=${encodeURIComponent(name)}`;
}

test('control: a signature with the right key is taken', () => {
  expect(() => authorize(token(), LOCAL_RULE, NOW)).not.toThrow();
});

test.each([
  ['of another key', token({ key: 'other' }), 'does not match'],
  ['under another name', token({ name: 'Other' }), 'unknown'],
  ['that has expired', token({ expires: NOW / 1000 }), 'expired'],
  ['moved to a later instant', token().replace(`se=${soon}`, `se=${soon + 1}`), 'does not match'],
  ['moved to another resource', token().replace('%2Fq&', '%2Fother&'), 'does not match'],
  ['that is empty', token().replace(/sig=[^&]*/, 'sig='), 'does not match'],
  ['that is something else', 'eyJhbGciOiJub25lIn0.e30.', 'no other token'],
  ['that is missing', undefined, 'no other token'],
])('a signature %s is refused', (_, sent, why) => {
  expect(() => authorize(sent, LOCAL_RULE, NOW)).toThrow(
    expect.objectContaining({
      condition: 'amqp:unauthorized-access',
      message: expect.stringContaining(why),
    }) as unknown as Error,
  );
});
