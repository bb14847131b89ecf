import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Reply, Send } from './api.ts';
import { admin, approver, flow, lena, mo } from './directory.ts';
import { addition, catalogue, imports, profile, week } from './fixture.ts';
import { type RunningStack, startStackProcess } from './stack.ts';

// What follows a commit, through the change feed and the queue of the local stack.
let stack: RunningStack;
let asLena: Send;
let asAdmin: Send;
let asFlow: Send;
let asMo: Send;
let asApprover: Send;
beforeAll(async () => {
  stack = await startStackProcess();
  const everybody = [lena, admin, flow, mo, approver].map(who => stack.api.as(who));
  [asLena, asAdmin, asFlow, asMo, asApprover] = (await Promise.all(everybody)) as [
    Send,
    Send,
    Send,
    Send,
    Send,
  ];
  await asAdmin('PUT', '/tenant/catalogue', { json: catalogue });
  await asLena('PUT', '/users/me/profile', { json: profile });
  await asLena('POST', '/users/me/sources/assignments', { json: imports.assignments });
});
afterAll(() => stack.stop());

/** Asks until the answer is as it should be; jest's time-out ends what never is. */
async function until(ask: () => Promise<Reply>, fits: (body: never) => boolean): Promise<unknown> {
  for (;;) {
    const { status, body } = await ask();
    expect([status, body]).toEqual([200, expect.anything()]);
    if (fits(body as never)) return body;
    await setTimeout(50);
  }
}

type Ledger = { items: { runId: string; state: string }[] };
const ledger = () => asLena('GET', '/users/me/deliveries');
const totals = (query = '') => asApprover('GET', `/tenant/projects/apollo/totals${query}`);

describe('a draft', () => {
  test('leads to a message that finds no bot, and the ledger says so to the person and to administrators', async () => {
    await asLena('POST', `/users/me/weeks/${week}/runs`, { json: { runId: 'first' } });
    const body = await until(ledger, ({ items }: Ledger) => items[0]?.state === 'notInstalled');
    const line = { runId: 'first', week, message: 'summary', attempts: 1, userId: lena.oid };
    expect(body).toMatchObject({ items: [line] });
    const all = await asAdmin('GET', `/tenant/deliveries?week=${week}&state=notInstalled`);
    expect(all.body).toEqual({ value: (body as Ledger).items });
    expect((await asFlow('GET', '/tenant/deliveries?state=sent')).body).toEqual({ value: [] });
  });

  test('is counted in the totals of its projects', async () => {
    const ofWeek = await until(
      () => totals(`?week=${week}`),
      ({ minutes }: { minutes: number }) => minutes > 0,
    );
    expect(ofWeek).toEqual({ projectId: 'apollo', week, minutes: 1_200, people: 1 });
    expect((await totals()).body).toEqual({ projectId: 'apollo', minutes: 1_200 });
  });
});

test('what a person corrects is counted, and nobody is told', async () => {
  await asLena('POST', `/users/me/weeks/${week}/corrections`, { json: { runId: 'second', ...addition } });
  await until(totals, ({ minutes }: { minutes: number }) => minutes === 1_230);
  expect((await ledger()).body).toMatchObject({ items: [{ runId: 'first' }] });
});

describe('an administrator', () => {
  test('lays down a schedule, which is off until then', async () => {
    const off = { startOfWeek: { enabled: false }, lastWorkingDay: { enabled: false } };
    expect((await asFlow('GET', '/tenant/schedule')).body).toMatchObject(off);
    const json = { startOfWeek: { enabled: true, at: '06:30' } };
    const written = await asAdmin('PUT', '/tenant/schedule', { json });
    expect([written.status, written.body]).toMatchObject([200, json]);
    const read = await asAdmin('GET', '/tenant/schedule');
    expect(read.body).toEqual(written.body);
    expect(read.headers.get('etag')).toBe(written.headers.get('etag'));
  });

  test.each([
    ['PUT', '/tenant/schedule', { startOfWeek: { at: '25:00' } }, 'startOfWeek.at'],
    ['GET', '/tenant/deliveries?state=lost', undefined, 'state'],
    ['GET', '/tenant/deliveries?week=2026-W54', undefined, 'week'],
    ['GET', '/tenant/deliveries?continuation=nonsense', undefined, 'continuation'],
    ['GET', '/tenant/deliveries?page=2', undefined, 'page'],
    ['GET', '/tenant/projects/apollo/totals?week=now', undefined, 'week'],
    ['GET', '/tenant/projects/a%20b/totals', undefined, 'projectId'],
  ])('is told which field is wrong: %s %s', async (method, path, json, field) => {
    const reply = await asAdmin(method, path, json === undefined ? {} : { json });
    expect([reply.status, reply.body]).toMatchObject([400, { field }]);
  });

  test('is told that there is no such project', async () => {
    const reply = await asAdmin('GET', '/tenant/projects/nothing/totals');
    expect([reply.status, reply.body]).toMatchObject([404, { code: 'notFound' }]);
  });
});

describe('who may', () => {
  const hers = `/users/${lena.oid}/deliveries`;
  const gates: [string, string, string[]][] = [
    ['GET', hers, ['admin', 'approver', 'flow']],
    ['GET', '/tenant/deliveries', ['admin', 'flow']],
    ['GET', '/tenant/projects/apollo/totals', ['admin', 'approver', 'flow']],
    ['GET', '/tenant/schedule', ['admin', 'flow']],
    ['PUT', '/tenant/schedule', ['admin']],
  ];

  test.each(gates)('%s %s: exactly %j', async (method, path, allowed) => {
    const senders = { admin: asAdmin, approver: asApprover, flow: asFlow, mo: asMo };
    const letIn: string[] = [];
    for (const [name, send] of Object.entries(senders)) {
      const { status } = await send(method, path, method === 'PUT' ? { json: {} } : {});
      if (status === 200) letIn.push(name);
      else expect(status).toBe(403);
    }
    expect(letIn).toEqual(allowed);
    expect((await stack.api.send(method, path)).status).toBe(401);
  });
});

test('whoever deletes their data is in no ledger and no total any more', async () => {
  await asLena('DELETE', '/users/me/data');
  expect((await ledger()).body).toEqual({ items: [] });
  expect((await totals()).body).toEqual({ projectId: 'apollo', minutes: 0 });
});
