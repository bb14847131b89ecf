import { beforeEach, describe, expect, test } from '@jest/globals';
import { endpoint } from '../../../functions/http/endpoint.ts';
import { replyWithOutcome, replyWithRun } from '../../../functions/http/run-reply.ts';
import { toEvery } from '../faults.ts';
import { draft, lena, openSetUpWorld, week } from '../person.ts';
import type { World } from '../world.ts';
import { appFor, call } from './call.ts';

let world: World;
beforeEach(async () => {
  world = await openSetUpWorld();
});

const params = { userId: 'me', week };
const run = (runId: string, at: Record<string, string> = params) => {
  const app = appFor({ kind: 'user', ...lena, roles: [] }, async () => world.app);
  return call(
    endpoint('own', each => replyWithRun(each, { runId }, draft), app),
    { params: at },
  );
};

test('a run that is recorded is answered with its outcome, the same bytes each time', async () => {
  const first = await run('r-1');
  expect(first).toMatchObject({ status: 200, body: { runId: 'r-1', result: 'committed' } });
  expect(await run('r-1')).toEqual(first);
});

test('a run that is in doubt is answered with 202, where to ask and when', async () => {
  world.fault = toEvery('batch', { kind: 'status', status: 503 });
  const { status, headers, body } = await run('r-1');
  expect(status).toBe(202);
  expect(headers).toMatchObject({
    location: expect.stringMatching(/^http:\/\/api\.test\/api\/users\/lena\/runs\/r-1\/outcome\?asked=\d+$/),
    'retry-after': expect.stringMatching(/^\d+$/),
  });
  expect(body).toMatchObject({ runId: 'r-1', result: 'pending' });
  // The control: as soon as the store answers, the same request is recorded.
  world.fault = () => undefined;
  expect(await run('r-1')).toMatchObject({ status: 200 });
});

describe('who asks at the location', () => {
  const ask = (headers: Record<string, string>) => {
    const app = appFor({ kind: 'user', ...lena, roles: [] }, async () => world.app);
    const address = { params: { userId: 'me', runId: 'r-1' }, url: String(headers['location']) };
    return call(endpoint('read', replyWithOutcome, app), address);
  };

  test('gets 202 with the same location until the run is known, then its outcome as it was answered', async () => {
    world.fault = toEvery('batch', { kind: 'status', status: 503 });
    const { headers } = await run('r-1');
    const open = await ask(headers);
    expect(open).toMatchObject({ status: 202, headers: { location: headers['location'] } });
    world.fault = () => undefined;
    const known = await run('r-1');
    expect(await ask(headers)).toMatchObject({ status: 200, text: known.text });
  });

  test('is told after two minutes that there is no such run: sending it again under its id is safe', async () => {
    world.fault = toEvery('batch', { kind: 'status', status: 503 });
    const { headers } = await run('r-1');
    world.clock.advance(119_000);
    expect(await ask(headers)).toMatchObject({ status: 202 });
    world.clock.advance(60_000);
    expect(await ask(headers)).toMatchObject({ status: 404, body: { code: 'runUnknown', runId: 'r-1' } });
  });
});

test('a run that could not even be planned is answered with 503, its id and when to come again', async () => {
  world.fault = toEvery('read', { kind: 'status', status: 503 });
  const { status, headers, body, logged } = await run('r-1');
  expect([status, headers['retry-after']]).toEqual([503, '2']);
  expect(body).toMatchObject({ code: 'storeUnavailable', runId: 'r-1' });
  expect(logged).toHaveLength(1);
});

test('a week that is none is refused with its field', async () => {
  expect(await run('r-1', { userId: 'me', week: '2026-W54' })).toMatchObject({
    status: 400,
    body: { code: 'weekInvalid', field: 'week' },
  });
});
