import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Swagger } from '../../../connector/build/swagger-types.ts';
import { connections } from '../../../connector/flow/connections.ts';
import { inputsOf } from '../../../connector/flow/steps.ts';
import { sendWith } from '../../../local/flows/ours/send.ts';
import type { Simulation } from '../../../local/flows/simulation.ts';
import { poll } from '../../../local/flows/triggers/polling.ts';
import { subscribe } from '../../../local/flows/triggers/webhook.ts';

const file = new URL('../../../connector/apiDefinition.swagger.json', import.meta.url);
const swagger = JSON.parse(readFileSync(file, 'utf8')) as Swagger;

/** An app that says what the test has it say, and keeps what it was asked. */
type Said = { status: number; headers?: Record<string, string>; body?: unknown };
type Asked = { method: string; path: string; token: string | undefined; body: unknown };
let say: (asked: Asked) => Said;
let asked: Asked[] = [];
const app = createServer(async (request: IncomingMessage, response) => {
  const body = request.method === 'POST' ? await json(request) : undefined;
  const one = {
    method: request.method ?? '',
    path: request.url ?? '',
    token: request.headers.authorization,
    body,
  };
  asked.push(one);
  const { status, headers = {}, body: answer } = say(one);
  response.writeHead(status, headers).end(answer === undefined ? '' : JSON.stringify(answer));
});
let url: string;
beforeAll(async () => {
  await new Promise<void>(resolve => app.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
});
afterAll(() => void app.close());

const send = sendWith(async () => 'token');
const simulation = () =>
  ({ swagger, url, wait: () => new Promise(resolve => setTimeout(resolve, 5)) }) as unknown as Simulation;

function listener() {
  const [heard, trouble] = [Promise.withResolvers<unknown>(), Promise.withResolvers<unknown>()];
  return {
    heard: heard.promise,
    trouble: trouble.promise,
    listens: {
      news: async (body: unknown) => heard.resolve(body),
      trouble: (error: unknown) => trouble.resolve(error),
    },
  };
}

const event = {
  ...{ eventId: 'e', occurredAt: '2026-11-16T09:00:00.000Z', userId: 'u', week: '2026-W47', runId: 'r' },
  ...{
    status: 'submitted',
    version: 1,
    totalMinutes: 60,
    expectedMinutes: 60,
    needsReview: false,
    text: 't',
  },
};

describe('a webhook trigger', () => {
  const inputs = inputsOf(connections.timeAgent, 'WhenWeekIsSubmitted', {});
  const subscribed = (): Said => ({
    ...{ status: 201, headers: { location: `${url}/end/sealed` } },
    body: { subscriptionId: 's', event: 'weekSubmitted', secret: 'x' },
  });
  const callback = () => ((asked[0] as Asked).body as { callbackUrl: string }).callbackUrl;
  const post = (body: unknown, to = callback()) => fetch(to, { method: 'POST', body: JSON.stringify(body) });

  test('subscribes with its own address, hears, and ends the subscription without a token', async () => {
    asked = [];
    say = ({ method }) => (method === 'DELETE' ? { status: 200 } : subscribed());
    const { heard, listens } = listener();
    const stop = await subscribe(inputs, simulation(), send, listens);
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: '/api/webhooks/week-submitted',
      token: 'Bearer token',
    });
    expect((await post(event)).status).toBe(202);
    expect(await heard).toEqual(event);
    expect((await post(event, new URL('/other', callback()).href)).status).toBe(404);
    await stop();
    expect(asked.at(-1)).toEqual({
      method: 'DELETE',
      path: '/end/sealed',
      token: undefined,
      body: undefined,
    });
    await expect(post(event)).rejects.toThrow();
  });

  test('complains of what is not as the definition says', async () => {
    asked = [];
    say = ({ method }) => (method === 'DELETE' ? { status: 200 } : subscribed());
    const { trouble, listens } = listener();
    const stop = await subscribe(inputs, simulation(), send, listens);
    await post({ ...event, version: null });
    expect(String(await trouble)).toContain('Not as WhenWeekIsSubmitted says: /version');
    await stop();
  });

  test('does not start where it is refused, and leaves nothing that listens', async () => {
    asked = [];
    say = () => ({ status: 409, body: { code: 'tooManySubscriptions', message: 'm' } });
    await expect(subscribe(inputs, simulation(), send, listener().listens)).rejects.toThrow(
      'tooManySubscriptions',
    );
    await expect(post(event)).rejects.toThrow();
  });
});

describe('a polling trigger', () => {
  const inputs = inputsOf(connections.timeAgent, 'WhenWeekChanges', { status: 'approved' });
  const at = (place: string) => ({ location: `${url}/at/${place}`, 'retry-after': '15' });

  test('goes on from where the last answer said', async () => {
    asked = [];
    const answers: Said[] = [
      { status: 202, headers: at('1') },
      { status: 202, headers: at('1') },
      { status: 200, headers: at('2'), body: [] },
    ];
    say = () => answers[asked.length - 1] ?? { status: 202, headers: at('3') };
    const { heard, listens } = listener();
    const stop = await poll(inputs, simulation(), send, listens);
    expect(await heard).toEqual([]);
    await stop();
    expect(asked.slice(0, 3).map(({ path }) => path)).toEqual([
      '/api/week-changes?status=approved',
      '/at/1',
      '/at/1',
    ]);
    for (const { path } of asked.slice(3, 4)) expect(path).toBe('/at/2');
  });

  test('does not start on an answer that brings something before it was asked to look', async () => {
    say = () => ({ status: 200, headers: at('1'), body: [] });
    await expect(poll(inputs, simulation(), send, listener().listens)).rejects.toThrow('not 202');
  });

  test('complains when it is not told where to look, or of what is not as the definition says', async () => {
    for (const said of [{ status: 202 }, { status: 200, headers: at('2'), body: [{}] }]) {
      asked = [];
      say = () => (asked.length === 1 ? { status: 202, headers: at('1') } : said);
      const { trouble, listens } = listener();
      const stop = await poll(inputs, simulation(), send, listens);
      expect(await trouble).toMatchObject({ code: expect.stringMatching(/PollingFailed|ResponseSwagger/) });
      await stop();
    }
  });
});
