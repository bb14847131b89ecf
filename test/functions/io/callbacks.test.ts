import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { callbacks, type Resolve } from '../../../functions/io/callbacks.ts';

let server: Server;
let port: number;
/** What came in at the server: method, address, body. */
let received: string[] = [];
let answer: { status: number; headers?: Record<string, string> } = { status: 200 };
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', text => {
      body += text;
    });
    request.on('end', () => {
      received.push(`${request.method} ${request.url} ${request.headers['webhook-id']} ${body}`);
      response.writeHead(answer.status, answer.headers).end('whatever');
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});
beforeEach(() => {
  received = [];
  answer = { status: 200 };
});

const named = (...addresses: string[]): Resolve => {
  return (_, done) =>
    done(
      null,
      addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
};
const headers = { 'webhook-id': 'e1' };
const allowed = [{ protocol: 'http:', hostname: '127.0.0.1' }];

describe('an event', () => {
  test('is posted with its headers, and the answer is told by its status', async () => {
    const url = `http://127.0.0.1:${port}/in?sig=s`;
    expect(await callbacks(allowed)(url, '{"a":"ä"}', headers)).toEqual({ kind: 'answered', status: 200 });
    expect(received).toEqual(['POST /in?sig=s e1 {"a":"ä"}']);
    answer = { status: 429, headers: { 'retry-after': '7' } };
    expect(await callbacks(allowed)(url, '{}', headers)).toEqual({
      ...{ kind: 'answered', status: 429, retryAfterMs: 7_000 },
    });
  });

  test('does not follow where it is sent on', async () => {
    answer = { status: 307, headers: { location: `http://127.0.0.1:${port}/elsewhere` } };
    const result = await callbacks(allowed)(`http://127.0.0.1:${port}/in`, '{}', headers);
    expect(result).toEqual({ kind: 'answered', status: 307 });
    expect(received).toHaveLength(1);
  });

  test('to a receiver that is not there is told as that', async () => {
    const result = await callbacks(allowed)('http://127.0.0.1:1/', '{}', headers);
    expect(result).toEqual({ kind: 'unreachable', code: 'ECONNREFUSED' });
    const lost: Resolve = (_, done) => done(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []);
    expect(await callbacks([], lost)('https://gone.contoso.com/', '{}', headers)).toEqual({
      ...{ kind: 'unreachable', code: 'ENOTFOUND' },
    });
  });
});

test('a name that the resolver of this machine does not know is told as that, and no more', async () => {
  const result = await callbacks([])('https://nobody.example.invalid/', '{}', headers);
  expect(result).toMatchObject({
    kind: 'unreachable',
    code: expect.stringMatching(/^(ENOTFOUND|EAI-AGAIN)$/),
  });
});

describe('a name that leads inside', () => {
  test.each([
    ['to this machine', ['127.0.0.1']],
    ['to the metadata of the cloud', ['169.254.169.254']],
    ['to a private network', ['10.0.0.5']],
    ['to this machine in the clothes of IPv6', ['::ffff:127.0.0.1']],
    ['to a public address and an inside one', ['20.50.2.1', '127.0.0.1']],
  ])('%s is refused, and nothing is sent', async (_, addresses) => {
    const url = `http://hooks.contoso.com:${port}/in`;
    expect(await callbacks([], named(...addresses))(url, '{}', headers)).toEqual({ kind: 'refused' });
    expect(received).toEqual([]);
  });

  test('the control: without the check the same name reaches the server', async () => {
    const url = `http://hooks.contoso.com:${port}/in`;
    const open = [{ protocol: 'http:', hostname: 'hooks.contoso.com' }];
    expect(await callbacks(open, named('127.0.0.1'))(url, '{}', headers)).toEqual({
      ...{ kind: 'answered', status: 200 },
    });
    expect(received).toHaveLength(1);
  });

  test('cannot change between check and use: it is resolved once, and that is connected to', async () => {
    let asked = 0;
    const rebinding: Resolve = (_, done) => {
      asked += 1;
      done(null, [{ address: asked === 1 ? '127.0.0.3' : '127.0.0.1', family: 4 }]);
    };
    const open = [{ protocol: 'http:', hostname: 'hooks.contoso.com' }];
    // 127.0.0.3 is nobody: had the name been asked again, the server would have been reached.
    const url = `http://hooks.contoso.com:${port}/in`;
    expect(await callbacks(open, rebinding)(url, '{}', headers)).toMatchObject({ kind: 'unreachable' });
    expect([asked, received]).toEqual([1, []]);
  });
});
