import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { errors } from '../../core/errors.ts';
import { assertPartitionAgrees } from '../functions/week/oracle.ts';
import { askAsAgent } from './agent.ts';
import type { Reply, Send } from './api.ts';
import { admin, approver, flow, lena, tenantId } from './directory.ts';
import { addressesIn, templateOf } from './documented.ts';
import { addition, catalogue, imports, monday, policy, profile, week } from './fixture.ts';
import { type RunningStack, startStackProcess } from './stack.ts';

// One story from an empty store to a deleted person: each test goes on where the one before it ended.
let stack: RunningStack;
let asLena: Send;
let asAdmin: Send;
let asApprover: Send;
let asFlow: Send;
beforeAll(async () => {
  stack = await startStackProcess();
  const everybody = [lena, admin, approver, flow].map(who => stack.api.as(who));
  [asLena, asAdmin, asApprover, asFlow] = (await Promise.all(everybody)) as [Send, Send, Send, Send];
});
afterAll(() => stack.stop());

const mine = `/users/me/weeks/${week}`;
const hers = `/users/${lena.oid}/weeks/${week}`;
const ok = (reply: Reply): Record<string, unknown> => {
  expect([reply.status, reply.body]).toEqual([200, expect.anything()]);
  return reply.body as Record<string, unknown>;
};
const weekNow = async () => ok(await asLena('GET', mine));
const step = (send: Send, name: string, runId: string, address = mine) =>
  send('POST', `${address}/${name}`, { json: { runId } });
const exported = async () => (ok(await asLena('GET', '/users/me/data'))['documents'] as object[]).length;

test('the app says that it lives and is ready, to whoever asks', async () => {
  expect(ok(await stack.api.send('GET', '/health/live'))).toEqual({ live: true });
  expect(ok(await stack.api.send('GET', '/health/ready'))).toMatchObject({ ready: true });
  // The tab: there if it has been built, and for whoever asks.
  expect([200, 404]).toContain((await stack.api.send('GET', '/tab/')).status);
});

test('a token says who is calling', async () => {
  expect(ok(await asLena('GET', '/me'))).toEqual({ kind: 'user', tenantId, userId: lena.oid, roles: [] });
  expect(ok(await asFlow('GET', '/me'))).toMatchObject({ kind: 'app', roles: ['TimeAgent.Run'] });
});

describe('an administrator', () => {
  test('lays down policy and catalogue, which everybody signed in can read with their ETag', async () => {
    expect(ok(await asLena('GET', '/tenant/catalogue'))).toEqual({ projects: [] });
    expect(ok(await asLena('GET', '/tenant/policy'))).toEqual({});
    const written = await asAdmin('PUT', '/tenant/policy', { json: policy });
    expect(ok(written)).toEqual(policy);
    ok(await asAdmin('PUT', '/tenant/catalogue', { json: catalogue }));
    const read = await asLena('GET', '/tenant/policy');
    expect(ok(read)).toEqual(policy);
    expect(read.headers.get('etag')).toBe(written.headers.get('etag'));
    expect(ok(await asLena('GET', '/tenant/catalogue'))).toMatchObject({
      projects: [
        { id: 'apollo', status: 'open' },
        { id: 'borealis', tasks: [{ status: 'open' }] },
      ],
    });
  });

  test('is refused with 412 on a version that is gone, and accepted on the one that is there', async () => {
    const etag = (await asAdmin('GET', '/tenant/policy')).headers.get('etag') ?? '';
    const put = (dailyMaxMinutes: number) =>
      asAdmin('PUT', '/tenant/policy', {
        json: { ...policy, dailyMaxMinutes },
        headers: { 'if-match': etag },
      });
    expect((await put(590)).status).toBe(200);
    const late = await put(580);
    expect([late.status, late.body]).toMatchObject([412, { code: 'versionMismatch', field: 'If-Match' }]);
    expect(ok(await asAdmin('GET', '/tenant/policy'))).toMatchObject({ dailyMaxMinutes: 590 });
  });
});

describe('a written policy', () => {
  const put = (send: Send, raw: string, type = 'text/markdown') =>
    send('PUT', '/tenant/policy/document', { raw, headers: { 'content-type': type } });

  test('is uploaded by an administrator and shown back in clauses, with what it seems to lay down', async () => {
    const shown = ok(await put(asAdmin, '1.1 At most 9 hours may be recorded per day.'));
    expect(shown).toMatchObject({ version: 1, clauses: [{ id: '1.1' }], proposals: [{ value: 540 }] });
    expect(ok(await asLena('GET', '/tenant/policy/document'))).toEqual(shown);
    ok(
      await asAdmin('PUT', '/tenant/policy/document', { json: { clauses: [{ id: '7', text: 'Be kind.' }] } }),
    );
    expect(ok(await asLena('GET', '/tenant/policy/document?version=1'))).toEqual(shown);
  });

  test('is refused when it cannot be read, or comes from somebody else', async () => {
    const pdf = await put(asAdmin, '%PDF-1.7', 'application/pdf');
    expect([pdf.status, pdf.body]).toMatchObject([
      422,
      { code: 'documentUnreadable', field: 'content-type' },
    ]);
    expect((await put(asLena, '1. Mine.')).status).toBe(403);
    const version = await asLena('GET', '/tenant/policy/document?version=last');
    expect([version.status, version.body]).toMatchObject([400, { code: 'fieldInvalid', field: 'version' }]);
  });
});

describe('a person', () => {
  test('has a profile from the first moment, without consent', async () => {
    expect(ok(await asLena('GET', '/users/me/profile'))).toMatchObject({ consent: false, zone: 'UTC' });
    const refused = await asLena('POST', `${mine}/runs`, { json: { runId: 'too-early' } });
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'consentMissing', runId: 'too-early' },
    ]);
  });

  test('sets it in part, and the rest stays', async () => {
    ok(await asLena('PUT', '/users/me/profile', { json: profile }));
    ok(await asLena('PUT', '/users/me/profile', { json: { roundingMinutes: 5 } }));
    expect(ok(await asLena('GET', '/users/me/profile'))).toMatchObject({ ...profile, roundingMinutes: 5 });
  });
});

test.each(Object.keys(imports) as (keyof typeof imports)[])('a flow imports %s for a person', async kind => {
  const reply = ok(await asFlow('POST', `/users/${lena.oid}/sources/${kind}`, { json: imports[kind] }));
  expect(reply).toMatchObject({ imported: 1 });
});

let preview: Record<string, unknown>;
test('a preview shows the draft and writes nothing', async () => {
  const before = await exported();
  preview = ok(await asLena('POST', `${mine}/preview`, { json: {} }));
  expect(preview).toMatchObject({ basedOnVersion: 0, outcome: { result: 'committed' } });
  expect((preview['diff'] as object[]).length).toBeGreaterThan(5);
  expect(await exported()).toBe(before);
  expect(await weekNow()).toMatchObject({ version: 0, totalMinutes: 0 });
});

describe('a run', () => {
  const run = () =>
    asLena('POST', `${mine}/runs`, { json: { runId: 'first', kind: 'draft', expectedVersion: 0 } });

  test('commits what the preview showed, and says the same when it is sent again', async () => {
    const first = await run();
    const { totalMinutes, operations, opSetHash } = preview['outcome'] as Record<string, unknown>;
    expect(ok(first)).toMatchObject({ runId: 'first', version: 1, totalMinutes, operations });
    expect(opSetHash).toMatch(/^[0-9a-f]{64}$/);
    const again = await run();
    expect([again.status, again.text]).toEqual([200, first.text]);
  });

  test('of another request under its id is refused', async () => {
    const other = await asLena('POST', `${mine}/runs`, { json: { runId: 'first', kind: 'redraft' } });
    expect([other.status, other.body]).toMatchObject([422, { code: 'runIdReused', field: 'runId' }]);
  });

  test('has a receipt with its op set and the way back', async () => {
    const receipt = ok(await asApprover('GET', `/users/${lena.oid}/runs/first`));
    expect(Object.keys(receipt)).toEqual(['createdAt', 'inverse', 'opSet', 'outcome', 'timings']);
    expect((await asLena('GET', '/users/me/runs/never')).body).toMatchObject({ code: 'runUnknown' });
  });
});

test('comments are worded anew by a run of their own, which finds nothing to do without an LLM', async () => {
  const outcome = ok(await asLena('POST', `${mine}/comments`, { json: { runId: 'words' } }));
  expect(outcome).toMatchObject({ kind: 'comment', result: 'unchanged', review: 'rules' });
});

test('a thumb on a finding is kept', async () => {
  const thumb = { runId: 'first', thumb: 'down', code: 'missingHours' };
  expect(ok(await asLena('POST', `${mine}/feedback`, { json: thumb }))).toEqual(thumb);
  const nothing = await asLena('POST', `${mine}/feedback`, { json: { runId: 'first', thumb: 'up' } });
  expect([nothing.status, nothing.body]).toMatchObject([400, { code: 'fieldInvalid', field: 'entryId' }]);
});

test('the week is there to be read, day by day: holiday, vacation and work', async () => {
  const view = await weekNow();
  expect(view).toMatchObject({ week, status: 'draft', version: 1, expectedMinutes: 2400 });
  const days = view['days'] as { date: string; totalMinutes: number; entries: { type: string }[] }[];
  expect(days.map(({ date }) => date)[0]).toBe(monday);
  expect(days.map(({ entries }) => entries.map(({ type }) => type)).slice(2, 5)).toEqual([
    ['absence'],
    ['work', 'work'],
    ['vacation'],
  ]);
});

test('a correction changes what it names, and a preview of it says so beforehand', async () => {
  const shown = ok(await asLena('POST', `${mine}/preview`, { json: addition }));
  expect(shown).toMatchObject({ basedOnVersion: 1, diff: [{ op: 'create', date: '2026-11-17' }] });
  const done = ok(await asLena('POST', `${mine}/corrections`, { json: { runId: 'second', ...addition } }));
  expect(done).toMatchObject({ version: 2, kind: 'correct', operations: { create: 1 } });
});

test('an undo takes it back', async () => {
  const undo = { json: { runId: 'third', undoRunId: 'second' } };
  const undone = ok(await asLena('POST', `${mine}/undo`, undo));
  expect(undone).toMatchObject({ version: 3, operations: { delete: 1 } });
  expect((await weekNow())['totalMinutes']).toBe(
    (preview['outcome'] as Record<string, unknown>)['totalMinutes'],
  );
});

test('the week goes to its approver and back, and nobody touches it meanwhile', async () => {
  expect(ok(await step(asLena, 'submit', 's-1'))).toMatchObject({ status: 'submitted' });
  const closed = await asLena('POST', `${mine}/corrections`, { json: { runId: 'c-9', ...addition } });
  expect([closed.status, closed.body]).toMatchObject([409, { code: 'weekNotOpen' }]);
  expect(ok(await step(asLena, 'recall', 's-2'))).toMatchObject({ status: 'draft' });
  ok(await step(asLena, 'submit', 's-3'));
  expect(ok(await step(asApprover, 'return', 's-4', hers))).toMatchObject({ status: 'returned' });
  ok(await step(asLena, 'submit', 's-5'));
  expect(ok(await step(asApprover, 'approve', 's-6', hers))).toMatchObject({ status: 'approved' });
  const twice = await step(asApprover, 'approve', 's-7', hers);
  expect([twice.status, twice.body]).toMatchObject([409, { code: 'statusConflict' }]);
});

test('after all this, what is exported tells one and the same story', async () => {
  const { documents } = ok(await asLena('GET', '/users/me/data')) as { documents: { id: string }[] };
  expect(() => assertPartitionAgrees(documents)).not.toThrow();
  expect(() => assertPartitionAgrees(documents.filter(({ id }) => id !== 'run:third'))).toThrow();
});

test('what the person was told, totals of projects, the schedule and what agents ask for are there', async () => {
  for (const address of ['/users/me/deliveries', '/tenant/deliveries'])
    expect(ok(await asAdmin('GET', address))).toHaveProperty('value');
  expect(ok(await asApprover('GET', '/tenant/projects/apollo/totals'))).toHaveProperty('minutes');
  expect(await askAsAgent(asLena)).toEqual([200, 200, 422]);
  const off = ok(await asAdmin('GET', '/tenant/schedule'));
  expect(ok(await asAdmin('PUT', '/tenant/schedule', { json: off }))).toEqual(off);
});

test('drop-downs, export and summary say of the week what the week says', async () => {
  const { version, totalMinutes } = await weekNow();
  const summary = ok(await asLena('GET', `${mine}/summary`));
  expect(summary).toMatchObject({ version, totalMinutes, text: expect.stringContaining('Apollo') });
  const explained = ok(await asLena('GET', `${mine}/explained?locale=de`));
  expect(explained).toMatchObject({ version, totalMinutes, consent: true });
  const listed = ok(await asApprover('GET', `/tenant/users?week=${week}`))['value'];
  expect(listed).toMatchObject([{ id: lena.oid, week: { version, totalMinutes, status: 'approved' } }]);
  const entries = ok(await asFlow('GET', `/tenant/weeks/${week}/entries`))['value'] as { minutes: number }[];
  expect(entries.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(totalMinutes);
  expect(ok(await asFlow('GET', `/tenant/weeks/${week}/csv`))).toMatchObject({ entries: entries.length });
  for (const list of ['people', 'states']) ok(await asFlow('GET', `/tenant/weeks/${week}/${list}`));
  for (const address of [`${hers}/runs`, '/tenant/delivery-states']) ok(await asFlow('GET', address));
  for (const address of ['/tenant/projects', '/tenant/tasks', '/weeks'])
    expect(ok(await asLena('GET', address))['value']).not.toEqual([]);
});

test('a run for the organisation is started, looked at and steered by a flow', async () => {
  const json = { orgRunId: 'all', week, kind: 'redraft', dryRun: true };
  expect((await asFlow('POST', '/tenant/org-runs', { json })).status).toBe(202);
  expect(ok(await asFlow('GET', '/tenant/org-runs'))['value']).toMatchObject([{ orgRunId: 'all' }]);
  expect(ok(await asFlow('GET', '/tenant/org-runs/all'))).toMatchObject({ dryRun: true });
  expect([200, 404]).toContain((await asFlow('GET', '/tenant/org-runs/all/pages/0')).status);
  expect([200, 202]).toContain((await asFlow('GET', '/tenant/org-runs/all/completion')).status);
  for (const action of ['pause', 'resume', 'redrive', 'cancel'])
    expect([202, 409]).toContain((await asFlow('POST', `/tenant/org-runs/all/${action}`)).status);
  expect(ok(await asAdmin('GET', '/tenant/dead-letters'))).toEqual({ items: [] });
});

test('events are subscribed to, listed, ended by their address or by an administrator, and changes polled', async () => {
  const json = { callbackUrl: 'https://hooks.contoso.example/flow?sig=s' };
  const mine = { json: { ...json, userId: 'me' } };
  for (const event of ['summary-ready', 'entry-needs-review', 'entries-need-review', 'week-submitted'])
    expect((await asLena('POST', `/webhooks/${event}`, mine)).status).toBe(201);
  const { headers, body } = await asFlow('POST', '/webhooks/org-run-completed', { json });
  const address = String(headers.get('location')).split('/api')[1] ?? '';
  expect(ok(await stack.api.send('DELETE', address))).toMatchObject({ active: false });
  const { subscriptionId } = body as { subscriptionId: string };
  const { items } = ok(await asAdmin('GET', '/tenant/webhooks')) as { items: { subscriptionId: string }[] };
  expect([items.length, items.some(each => each.subscriptionId === subscriptionId)]).toEqual([4, false]);
  for (const each of items) ok(await asAdmin('DELETE', `/tenant/webhooks/${each.subscriptionId}`));
  expect((await asLena('GET', '/week-changes?userId=me')).status).toBe(202);
  expect((await asLena('GET', '/users/me/runs/never/outcome')).status).toBe(404);
});

test('all of the person can be exported and deleted, with what the totals note of it just then', async () => {
  expect(await exported()).toBeGreaterThan(20);
  const { deleted } = ok(await asLena('DELETE', '/users/me/data'));
  expect(deleted).toBeGreaterThan(20);
  for (let left = 1; left > 0; ) left = await exported();
  expect(await weekNow()).toMatchObject({ version: 0 });
});

const documentation = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8').split('\n');

test('this story has been at every address that the documentation lists', () => {
  const table = documentation.filter(line => /^\| `(GET|PUT|POST|DELETE)/.test(line));
  const listed = table.flatMap(line => addressesIn(line.split('|')[1] ?? ''));
  const visited = new Set(stack.api.sent.map(templateOf));
  expect(listed.length).toBeGreaterThan(20);
  expect(listed.filter(address => !visited.has(address))).toEqual([]);
});

test('the documentation lists every code of a refusal with its status', () => {
  const listed = documentation
    .map(line => /^\| (\d{3}) \| (.+) \|$/.exec(line))
    .flatMap(row => [...(row?.[2] ?? '').matchAll(/`(\w+)`/g)].map(([, code]) => `${row?.[1]} ${code}`));
  const known = Object.entries(errors).map(([code, { status }]) => `${status} ${code}`);
  expect(listed.toSorted()).toEqual(known.toSorted());
});
