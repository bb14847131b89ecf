import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { errors } from '../../core/errors.ts';
import { taking, withoutBody } from './addresses.ts';
import type { Reply, Send } from './api.ts';
import { everything, lena, mo, otherTenantId, stranger } from './directory.ts';
import { addition, catalogue, profile, week } from './fixture.ts';
import { spoiled } from './spoil.ts';
import { type RunningStack, startStackProcess } from './stack.ts';
import { writtenByRequests } from './written.ts';

let stack: RunningStack;
let send: Send;
/** Of another organisation, with every role there: what is accepted by accident harms nobody else. */
let spoil: Send;
beforeAll(async () => {
  stack = await startStackProcess();
  [send, spoil] = await Promise.all([stack.api.as(everything), stack.api.as(stranger, otherTenantId)]);
  for (const each of [send, spoil]) {
    await each('PUT', '/tenant/catalogue', { json: catalogue });
    await each('PUT', '/users/me/profile', { json: profile });
  }
});
afterAll(() => stack.stop());

const mine = `/users/me/weeks/${week}`;
const everythingStored = async () => writtenByRequests((await send('GET', '/users/me/data')).body);

/** What every refusal looks like: a status of its code, and no fields but these four. */
function expectProblem({ status, body, text }: Reply): void {
  const { code, message, field, runId, ...rest } = body as Record<string, string>;
  expect([text, rest]).toEqual([text, {}]);
  expect(Object.keys(errors)).toContain(code);
  expect(status).toBe(errors[code as keyof typeof errors].status);
  expect(status).not.toBe(500);
  expect(message).toMatch(/^.{5,200}$/);
  for (const optional of [field, runId]) expect(['undefined', 'string']).toContain(typeof optional);
}

// A field too many or one that is missing: which of the two is named first is not promised.
const wrongField = ['fieldInvalid', 'fieldUnknown'];
const malformed = ['bodyMalformed'];
const bodies: [string, number, readonly string[], string | Uint8Array<ArrayBuffer>][] = [
  ['broken JSON', 400, malformed, '{"runId":'],
  ['a form', 400, malformed, 'runId=1&kind=draft'],
  [
    'XML',
    400,
    malformed,
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>',
  ],
  ['Latin-1', 400, malformed, Uint8Array.from(Buffer.from('{"comment":"Grüße"}', 'latin1'))],
  ['UTF-16', 400, malformed, Uint8Array.from(Buffer.from('\uFEFF{"runId":"x"}', 'utf16le'))],
  ['bytes', 400, malformed, Uint8Array.from([0, 255, 254, 1])],
  ['a list', 400, wrongField, '[]'],
  ['a number', 400, wrongField, '1'],
  ['null', 400, wrongField, 'null'],
  ['half a million brackets', 400, wrongField, `${'['.repeat(250_000)}${']'.repeat(250_000)}`],
  ['half a million objects', 400, wrongField, `${'{"x":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['more than a megabyte', 413, ['bodyTooLarge'], `{"x":"${'x'.repeat(1_100_000)}"}`],
  ['an unknown field', 400, wrongField, '{"surplus":1}'],
];

describe.each(taking)('$method $path', ({ method, path, body }) => {
  test('refuses what is no body for it, and nothing changes', async () => {
    const before = await everythingStored();
    for (const [name, status, codes, raw] of bodies) {
      const reply = await send(method, path, { raw });
      expectProblem(reply);
      const { code } = reply.body as { code: string };
      expect([name, reply.status, codes.includes(code)]).toEqual([name, status, true]);
    }
    expect(await everythingStored()).toBe(before);
  });

  test('answers whatever is wrong in it with a problem, in time, and can plan with whatever it accepts', async () => {
    const cases = [...spoiled(body)];
    const replies = await inTurns(cases, json => spoil(method, path, { json }));
    const refused = replies.filter(({ status }) => ![200, 201, 202].includes(status));
    expect(refused.length).toBeGreaterThan(10);
    for (const reply of refused) expectProblem(reply);
    await spoil(method, path, { json: body });
  });
});

test('the control: each of these addresses accepts the body that was spoiled', async () => {
  for (const who of [lena, mo]) await submitWeekOf(who);
  for (const { method, path, body } of taking) {
    const { status } = await send(method, path, { json: body });
    const accepted = path.startsWith('/webhooks') ? 201 : path.endsWith('/org-runs') ? 202 : 200;
    expect([method, path, status]).toEqual([method, path, accepted]);
  }
});

describe('these are all the addresses that take a body', () => {
  const asRegExp = (route: string) => new RegExp(`^${route.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  const known = [...taking.map(({ path }) => path), ...withoutBody];
  const takes = (route: string) => known.some(path => asRegExp(route).test(`/api${path}`));

  test('none of the app is missing', () => {
    const routes = stack.functions.filter(
      ({ methods = [] }) => methods.includes('PUT') || methods.includes('POST'),
    );
    const ours = routes
      .map(({ route = '' }) => route)
      .filter(route => /^\/api\/(tenant|users)\//.test(route));
    expect(ours.length).toBeGreaterThan(10);
    expect(ours.filter(route => !takes(route))).toEqual([]);
  });

  test('the control: one that is missing is seen', () => {
    expect(takes('/api/users/{userId}/weeks/{week}/split')).toBe(false);
  });
});

async function submitWeekOf(who: typeof lena): Promise<void> {
  const asThem = await stack.api.as(who);
  await asThem('POST', `${mine}/corrections`, { json: { runId: 'r-0', ...addition } });
  await asThem('POST', `${mine}/submit`, { json: { runId: 'r-1' } });
}

/** Eight at a time; after each that is accepted a preview of the week as it then is. */
async function inTurns(cases: readonly unknown[], work: (json: unknown) => Promise<Reply>): Promise<Reply[]> {
  const replies: Reply[] = [];
  const tryOne = async (json: unknown) => {
    const reply = await work(json);
    if (reply.status !== 200) return [reply];
    return [reply, await spoil('POST', `${mine}/preview`, { json: { kind: 'redraft' } })];
  };
  for (let start = 0; start < cases.length; start += 8)
    replies.push(...(await Promise.all(cases.slice(start, start + 8).map(tryOne))).flat());
  return replies;
}

describe('an address', () => {
  test.each([
    ['GET', '/users/me/weeks/2026-W54', 400, 'weekInvalid'],
    ['GET', '/users/me/weeks/next', 400, 'weekInvalid'],
    ['POST', '/users/me/weeks/2026-W00/runs', 400, 'weekInvalid'],
    ['GET', '/users/me/runs/a%20b', 400, 'fieldInvalid'],
    ['GET', '/users/me/runs/..%2f..%2fprofile', 400, 'fieldInvalid'],
    ['GET', `/users/me/runs/${'x'.repeat(65)}`, 400, 'fieldInvalid'],
    ['GET', '/users/a%00b/profile', 400, 'fieldInvalid'],
    ['GET', "/users/'%20or%201=1/profile", 400, 'fieldInvalid'],
    ['POST', '/users/me/sources/emails', 404, 'notFound'],
    ['POST', '/users/me/sources/__proto__', 404, 'notFound'],
    ['GET', '/users/me/runs/never', 404, 'runUnknown'],
  ])('%s %s is refused', async (method, path, status, code) => {
    const reply = await send(method, path, method === 'POST' ? { json: { runId: 'x' } } : {});
    expectProblem(reply);
    expect([reply.status, reply.body]).toMatchObject([status, { code }]);
  });

  test.each([
    ['GET', '/users'],
    ['GET', '/nothing/here'],
    ['GET', '/users/me/weeks/2026-W47/'.concat('x/'.repeat(100))],
    ['GET', '/../host.json'],
    ['GET', '/%2e%2e/%2e%2e/etc/passwd'],
  ])('%s %s is unknown', async (method, path) => {
    expect((await send(method, path)).status).toBe(404);
  });

  test('takes no other methods than its own', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'])
      expect([404, 405]).toContain((await send(method, `${mine}/runs`)).status);
  });
});

test('what depends on the week is refused with its field, and nothing changes', async () => {
  const before = await everythingStored();
  const change = { op: 'add', date: '2026-11-17', minutes: 30, projectId: 'apollo' };
  const cases: [object, number, string, string | undefined][] = [
    [{ ...change, date: '2026-11-30' }, 400, 'dateOutsideWeek', 'changes[0].date'],
    [{ ...change, projectId: 'gone' }, 422, 'projectUnknown', 'changes[0].projectId'],
    [{ ...change, projectId: 'borealis', taskId: 'gone' }, 422, 'taskUnknown', 'changes[0].taskId'],
    [{ op: 'add', date: '2026-11-17', minutes: 30 }, 422, 'projectUnknown', 'changes[0].projectId'],
    [{ op: 'delete', entryId: 'entry:2026-W47:x:0' }, 404, 'entryUnknown', 'changes[0].entryId'],
    [{ ...change, minutes: 1440 }, 422, 'dayOverMaximum', undefined],
  ];
  for (const [one, status, code, field] of cases) {
    const reply = await send('POST', `${mine}/corrections`, { json: { runId: 'bad', changes: [one] } });
    expectProblem(reply);
    expect([reply.status, reply.body]).toMatchObject([
      status,
      { code, runId: 'bad', ...(field && { field }) },
    ]);
  }
  expect(await everythingStored()).toBe(before);
});

test('a body that is announced and never sent holds nobody else up', async () => {
  const { port } = new URL(stack.url);
  const authorization = `Bearer ${await stack.api.token(everything)}`;
  const head = `POST /api${mine}/runs HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nAuthorization: ${authorization}`;
  const sockets = Array.from({ length: 20 }, () => connect(Number(port), '127.0.0.1'));
  await Promise.all(
    sockets.map(socket => new Promise(sent => socket.write(`${head}\r\n\r\n{"runId":`, sent))),
  );
  expect((await send('GET', '/me')).status).toBe(200);
  for (const socket of sockets) socket.destroy();
  expect((await send('GET', mine)).status).toBe(200);
});
