import { afterEach, describe, expect, test } from '@jest/globals';
import { type Child, fixture, openChild } from './child.ts';

const settings = { TickSchedule: '0 0 * * * *' };
const children: Child[] = [];
const open = () => {
  const child = openChild();
  children.push(child);
  return child;
};
afterEach(() => Promise.all(children.splice(0).map(child => child.stop())));

describe('the host refuses to start', () => {
  test.concurrent.each([
    [
      'a trigger it does not have',
      'unknown-trigger.ts',
      'Function "onBlob": the local host has no trigger "blobTrigger".',
    ],
    [
      'an output it would drop',
      'output-binding.ts',
      'Function "writer": the local host has no binding "queue" (out).',
    ],
    ['HTTP streaming', 'streaming.ts', 'The local host has no HTTP streaming: leave enableHttpStream off.'],
    ['two functions of one name', 'same-name.ts', 'Two functions are named "twin".'],
    ['two functions on one route', 'same-route.ts', 'Two functions listen on GET /api/weeks/{week}.'],
    ['admin functions', 'admin.ts', 'Function "boss": the local host has no authLevel "admin".'],
    [
      'a schedule it cannot read',
      'bad-schedule.ts',
      'Function "often": Schedule "5 * * * *" must have six fields',
    ],
    [
      'an unset setting',
      'app.ts',
      'Function "tick": setting "TickSchedule" in its schedule "%TickSchedule%" is not set.',
    ],
    ['a file that is not there', 'missing.ts', 'Cannot find module'],
  ])('an app with %s', async (_, file, message) => {
    const child = openChild();
    await expect(child.start({ entries: [fixture(file)] })).rejects.toThrow(message);
    await child.stop();
  });

  test('an app without functions', async () => {
    await expect(open().start({})).rejects.toThrow('No function is registered by no entry.');
  });

  test('twice in one process; the first one goes on', async () => {
    const child = open();
    const { url } = await child.start({ entries: [fixture('app.ts')], settings });
    await expect(child.start({ entries: [fixture('app.ts')], settings })).rejects.toThrow('one local host');
    expect((await fetch(`${url}/api/ticks`)).status).toBe(200);
  });
});

test('it tells what it serves, under the prefix of host.json', async () => {
  const child = open();
  const hostJson = { extensions: { http: { routePrefix: 'v1' } } };
  const { url, functions } = await child.start({ entries: [fixture('app.ts')], settings, hostJson });
  expect(functions).toContainEqual({
    name: 'echo',
    type: 'httpTrigger',
    route: '/v1/echo/{day:range(1,7)}/{note?}',
    methods: ['GET', 'POST', 'HEAD'],
  });
  expect(functions).toContainEqual({ name: 'tick', type: 'timerTrigger', schedule: '0 0 * * * *' });
  expect((await fetch(`${url}/v1/ticks`)).status).toBe(200);
  // Without a key in its options it lets nobody in.
  expect((await fetch(`${url}/v1/keyed?code=`)).status).toBe(401);
  expect((await fetch(`${url}/api/ticks`)).status).toBe(404);
});

test('timers run on the given clock and on request, and a failing one is an outcome', async () => {
  const child = open();
  const start = Date.UTC(2026, 10, 16, 8, 30);
  const { url } = await child.start({ entries: [fixture('app.ts')], settings }, start);
  const ticks = async () => (await fetch(`${url}/api/ticks`)).json() as Promise<unknown[]>;

  await child.moveTo(Date.UTC(2026, 10, 16, 8, 59, 59));
  expect(await ticks()).toEqual([]);
  await child.moveTo(Date.UTC(2026, 10, 16, 10, 0, 0));
  expect(await ticks()).toHaveLength(2);
  expect(await child.invokeTimer('tick')).toEqual({ kind: 'succeeded' });
  expect((await ticks()).at(-1)).toEqual({
    isPastDue: false,
    schedule: { adjustForDST: true },
    scheduleStatus: {
      last: '2026-11-16T10:00:00.000Z',
      next: '2026-11-16T11:00:00.000Z',
      lastUpdated: '2026-11-16T10:00:00.000Z',
    },
  });
  expect(await child.invokeTimer('fails')).toEqual({ kind: 'failed' });
  await expect(child.invokeTimer('nobody')).rejects.toThrow('No timer function is named "nobody".');
});

test('closing answers the request that runs, cuts the upload that stalls, then ends the app and the port', async () => {
  const child = open();
  const { url } = await child.start({ entries: [fixture('app.ts')], settings });
  const slow = fetch(`${url}/api/slow`);
  const stalled = fetch(`${url}/api/upload`, {
    method: 'PUT',
    body: new ReadableStream({ start: stream => stream.enqueue(new Uint8Array(1)) }),
    duplex: 'half',
  } as RequestInit).catch(error => error);
  await new Promise(resolve => setTimeout(resolve, 50));

  let closed = false;
  const closing = child.close().then(() => {
    closed = true;
  });
  expect(String(await stalled)).toContain('fetch failed');
  expect({ closed, output: child.output() }).toEqual({ closed: false, output: '' });
  await child.invokeTimer('release');
  expect(await (await slow).text()).toBe('done');
  await closing;
  await expect(fetch(`${url}/api/ticks`)).rejects.toThrow();
  await child.stop();
  expect(child.output()).toBe('appTerminate\n');
});

test('closing waits for the timer that runs', async () => {
  const child = open();
  await child.start({ entries: [fixture('app.ts')], settings });
  const running = child.invokeTimer('slowTimer');
  const closing = child.close();
  await new Promise(resolve => setTimeout(resolve, 50));
  expect(child.output()).toBe('');
  await child.invokeTimer('release');
  expect(await running).toEqual({ kind: 'succeeded' });
  await closing;
  await child.stop();
  expect(child.output()).toBe('appTerminate\n');
});
