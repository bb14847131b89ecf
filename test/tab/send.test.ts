import { describe, expect, test } from '@jest/globals';
import { isShutOut } from '../../tab/api/answer.ts';
import { sendWith } from '../../tab/api/send.ts';

const json = (status: number, body: object) => Response.json(body, { status });

describe('a request of the tab', () => {
  test('is not sent without a token, and says what Teams has said', async () => {
    let sent = 0;
    const token = async () => {
      throw new Error('resourceRequiresConsent');
    };
    const send = sendWith(token, async () => {
      sent += 1;
      return json(200, {});
    });
    const answer = await send('GET', '/me');
    expect(answer).toMatchObject({ kind: 'refused', problem: { code: 'signInRefused' } });
    expect(isShutOut(answer)).toBe(true);
    expect(sent).toBe(0);
  });

  test('is sent again with a fresh token when the service does not take the first', async () => {
    const tokens: boolean[] = [];
    const token = async (fresh: boolean) => {
      tokens.push(fresh);
      return fresh ? 'new' : 'old';
    };
    const send = sendWith(token, async (_, init) => {
      const headers = new Headers(init?.headers);
      return headers.get('authorization') === 'Bearer new'
        ? json(200, { roles: [] })
        : json(401, { code: 'tokenInvalid' });
    });
    expect(await send('GET', '/me')).toEqual({ kind: 'done', body: { roles: [] } });
    expect(tokens).toEqual([false, true]);
  });

  test('that is not answered is in doubt, which is not the same as not being let in', async () => {
    const send = sendWith(
      async () => 'token',
      async () => {
        throw new TypeError('The line is down.');
      },
    );
    const answer = await send('GET', '/me');
    expect(answer.kind).toBe('doubt');
    expect(isShutOut(answer)).toBe(false);
  });
});
