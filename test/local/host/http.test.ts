import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Child, fixture, openChild } from './child.ts';

const LIMIT = 1_000_000;
let child: Child;
let url: string;

beforeAll(async () => {
  child = openChild();
  const started = await child.start({
    entries: [fixture('app.ts')],
    settings: {
      TickSchedule: '0 0 * * * *',
      GREETING: 'hello',
      FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: String(LIMIT),
    },
    functionKey: 'right-key',
  });
  url = started.url;
});
afterAll(() => child.stop());

const get = (path: string, init?: RequestInit) => fetch(`${url}/api/${path}`, init);

describe('a request reaches its function', () => {
  test('with method, address, route parameters, query, headers and body as sent', async () => {
    const response = await get('ECHO/3/a%20b%2Fc?x=1&x=2&y=', {
      method: 'POST',
      headers: { 'x-tag': 'blue' },
      body: Uint8Array.from([0, 255, 10]),
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-method')).toBe('POST');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({
      url: `${url}/api/ECHO/3/a%20b%2Fc?x=1&x=2&y=`,
      params: { day: '3', note: 'a b%2Fc' },
      query: { x: '1,2', y: '' },
      tags: 'blue',
      authorization: null,
      bytes: '00ff0a',
      setting: 'hello',
    });
  });

  test('without the optional parameter, when the path leaves it out', async () => {
    expect(await (await get('echo/3')).json()).toMatchObject({ params: { day: '3' }, bytes: '' });
  });

  test('for HEAD where the function lists HEAD, with headers and no body', async () => {
    const response = await get('echo/3', { method: 'HEAD' });
    expect(response.status).toBe(201);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(50);
    expect(await response.text()).toBe('');
    expect((await get('binary', { method: 'HEAD' })).status).toBe(405);
  });

  test('through its hooks, which may replace its handler, its input and its result', async () => {
    expect(await (await get('rehandled')).text()).toBe('by the hook');
    expect(await (await get('hooked')).json()).toEqual({
      handlerSaid: 'replaced input',
      before: 'pre',
      seen: ['appStart'],
    });
  });
});

describe('a response arrives', () => {
  test('byte for byte', async () => {
    const body = await (await get('binary')).bytes();
    expect([...body]).toEqual([0, 255, 10, 128]);
  });

  test('whole, when the function streams it', async () => {
    expect(await (await get('stream')).text()).toBe('first second');
  });

  test('with its cookies', async () => {
    expect((await get('cookies')).headers.getSetCookie()).toEqual([
      'plain=a%20b; Path=/',
      'strict=1; Max-Age=60; Path=/; Secure; SameSite=Strict; HttpOnly',
    ]);
  });

  test('as 204, when the function returns nothing', async () => {
    const response = await get('nothing');
    expect([response.status, await response.text()]).toEqual([204, '']);
  });
});

describe('a request is refused', () => {
  test('with 404 on an unknown path and on a parameter outside its constraint, with 200s beside them', async () => {
    expect((await get('unknown')).status).toBe(404);
    expect((await get('echo/8')).status).toBe(404);
    expect((await get('echo/7')).status).toBe(201);
    expect((await fetch(`${url}/ticks`)).status).toBe(404);
    expect((await fetch(`${url}/api/ticks`)).status).toBe(200);
  });

  test('with 405 and the allowed methods on a known path', async () => {
    const response = await get('ticks', { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
    expect(await response.json()).toEqual({ error: { code: 'MethodNotAllowed', message: 'Only GET here.' } });
  });

  test('with 401 without the function key; the key opens it, as header or in the query', async () => {
    expect((await get('keyed')).status).toBe(401);
    expect((await get('keyed', { headers: { 'x-functions-key': 'wrong-key' } })).status).toBe(401);
    expect((await get('keyed', { headers: { 'x-functions-key': 'right-key' } })).status).toBe(200);
    expect((await get('keyed?code=right-key')).status).toBe(200);
  });

  test('with 413 beyond the limit, declared or chunked; at the limit it is served', async () => {
    const put = (body: RequestInit['body']) =>
      get('upload', { method: 'PUT', body, duplex: 'half' } as RequestInit);
    const head = `PUT /api/upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${LIMIT + 1}`;
    expect(await raw(head)).toMatch(/^HTTP\/1.1 413 /);
    expect((await put(new Blob([Buffer.alloc(LIMIT + 1)]).stream())).status).toBe(413);
    expect(await (await put(new Blob([Buffer.alloc(LIMIT)]).stream())).text()).toBe(String(LIMIT));
  });

  test('with 400 when its address is none, by proxy form or by Host header', async () => {
    expect(await raw('GET http://elsewhere/api/ticks HTTP/1.1\r\nHost: elsewhere')).toMatch(
      /^HTTP\/1.1 400 /,
    );
    expect(await raw('GET /api/ticks HTTP/1.1\r\nHost: a/../b')).toMatch(/^HTTP\/1.1 400 /);
    expect(await raw('GET /api/ticks HTTP/1.1\r\nHost: localhost:1')).toMatch(/^HTTP\/1.1 200 /);
  });

  test('with 500 and no detail when the function throws; the reason is in the log', async () => {
    const response = await get('throws');
    const body = await response.text();
    expect(response.status).toBe(500);
    expect(body).not.toContain('secret');
    const record = (await child.records()).find(({ functionName }) => functionName === 'throws');
    expect(record).toMatchObject({
      level: 'error',
      category: 'host',
      message: 'throws failed: secret detail',
    });
    expect(record?.invocationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('with 500 when the function gives a header that cannot be sent, and the host lives on', async () => {
    expect((await get('badCookie')).status).toBe(500);
    expect((await get('ticks')).status).toBe(200);
  });
});

test('repeated Authorization headers reach the function joined, as on Azure, not the first one alone', async () => {
  const twice = 'Authorization: Bearer a\r\nAuthorization: Bearer b';
  const answer = await raw(`GET /api/echo/1 HTTP/1.1\r\nHost: localhost\r\n${twice}`);
  expect(answer).toContain('"authorization":"Bearer a, Bearer b"');
});

test('what a function logs carries its name and the invocation', async () => {
  await get('ticks');
  const record = (await child.records()).find(({ message }) => message === 'asked for ticks');
  expect(record).toMatchObject({ level: 'warning', category: 'user', functionName: 'ticks' });
});

/** Sends a head as it stands and no body; the first part of the answer. */
function raw(head: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(`${head}\r\n\r\n`));
    socket.once('error', reject);
    socket.once('data', data => {
      socket.destroy();
      resolve(String(data));
    });
  });
}
