import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Child, fixture, openChild } from './child.ts';

let child: Child;
let url: string;
beforeAll(async () => {
  child = openChild();
  ({ url } = await child.start({ entries: [fixture('app.ts')], settings: { TickSchedule: '0 0 * * * *' } }));
});
afterAll(() => child.stop());

const json = { 'content-type': 'application/json' };
const run = (path: string, init: RequestInit = {}) =>
  fetch(`${url}/admin/${path}`, { method: 'POST', headers: json, body: '{}', ...init });
const ticks = async () => ((await (await fetch(`${url}/api/ticks`)).json()) as unknown[]).length;

test('a timer runs when it is asked for by its name, in any case and with the input that Azure takes', async () => {
  const answers = [
    await run('functions/tick'),
    await run('functions/TICK', { body: '{"input":""}' }),
    await run('functions/fails'),
  ];

  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  expect(await ticks()).toBe(2);
});

test.each([
  ['functions/nobody', {}, 404, 'NotFound'],
  ['functions/echo', {}, 404, 'NotFound'],
  ['functions', {}, 404, 'NotFound'],
  ['functions/tick', { method: 'GET', body: null }, 405, 'MethodNotAllowed'],
  ['functions/tick', { headers: { 'content-type': 'text/plain' } }, 415, 'UnsupportedMediaType'],
  ['functions/tick', { body: '[1]' }, 400, 'BadRequest'],
  ['functions/tick', { body: '{' }, 400, 'BadRequest'],
  ['functions/tick', { body: JSON.stringify({ input: 'x'.repeat(5_000) }) }, 400, 'BadRequest'],
] as [string, RequestInit, number, string][])(
  '%s with %j is refused and runs nothing',
  async (path, init, status, code) => {
    const before = await ticks();

    const answer = await run(path, init);

    expect({ status: answer.status, body: await answer.json() }).toEqual({
      status,
      body: { error: { code, message: expect.any(String) } },
    });
    expect(await ticks()).toBe(before);
  },
);
