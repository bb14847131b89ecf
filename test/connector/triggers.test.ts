import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { notificationContent, type Swagger } from '../../connector/build/swagger-types.ts';
import { operationsOf } from '../../connector/lint/walk.ts';
import { webhookLimits } from '../../core/webhooks/subscriptions.ts';
import type { Reply, Send } from '../end-to-end/api.ts';
import { approver, everything, flow, lena, mo } from '../end-to-end/directory.ts';
import { addition, catalogue, imports, policy, profile, tuesday, week } from '../end-to-end/fixture.ts';
import { type RunningStack, startStackProcess } from '../end-to-end/stack.ts';
import { makerOf } from './maker.ts';
import { type Event, isGenuine, type Receiver, startReceiver } from './receiver.ts';
import { strictChecks } from './strict.ts';

const file = new URL('../../connector/apiDefinition.swagger.json', import.meta.url);
const swagger = JSON.parse(readFileSync(file, 'utf8')) as Swagger;
const maker = makerOf(swagger);
const checks = strictChecks(swagger);

let stack: RunningStack;
let receiver: Receiver;
let asFlow: Send;
let asLena: Send;
let asApprover: Send;
beforeAll(async () => {
  [stack, receiver] = await Promise.all([startStackProcess(), startReceiver()]);
  const { api } = stack;
  const all = await api.as(everything);
  [asFlow, asLena, asApprover] = await Promise.all([api.as(flow), api.as(lena), api.as(approver)]);
  const projects = catalogue.projects.map(project => ({ ...project, commentRequired: true }));
  await all('PUT', '/tenant/catalogue', { json: { projects } });
  await all('PUT', '/tenant/policy', { json: policy });
  await asLena('PUT', '/users/me/profile', { json: profile });
  await asLena('POST', '/users/me/sources/assignments', { json: imports.assignments });
});
afterAll(async () => {
  await stack.stop();
  receiver.close();
});

type Subscription = { subscriptionId: string; event: string; secret: string };

async function subscribe(send: Send, id: string, name = id, filter = {}) {
  const body = { callbackUrl: receiver.urlOf(name), ...filter };
  const reply = await maker.call(send, id, { body });
  const location = String(reply.headers.get('location'));
  return { reply, location, subscription: reply.body as Subscription };
}

/** What the platform does when a flow is switched off: no credentials but the address. */
const end = (location: string): Promise<Reply> =>
  stack.api.send('DELETE', new URL(location).pathname.replace(/^\/api/, ''));

/** An event is what the definition says, without a null, and signed. */
function expectSound(id: string, event: Event, { secret }: Subscription): void {
  const found = operationsOf(swagger).find(({ operation }) => operation.operationId === id);
  const name = found?.item[notificationContent]?.schema.$ref?.split('/').at(-1) ?? '';
  expect([id, checks.answer(name, event.body), event.text.includes('null')]).toEqual([id, [], false]);
  expect([id, isGenuine(event, secret)]).toEqual([id, true]);
  expect([id, isGenuine({ ...event, text: `${event.text} ` }, secret)]).toEqual([id, false]);
}

const correction = (runId: string, date: string) => ({
  runId,
  changes: [
    { op: 'add', date, minutes: 30, projectId: 'apollo' },
    { op: 'add', date, minutes: 15, projectId: 'apollo', description: 'two' },
  ],
});

describe('every webhook, from its subscription to its end', () => {
  const cases: [string, () => Send, (about: string) => Promise<unknown>, object][] = [
    [
      'WhenSummaryIsReady',
      () => asLena,
      runId => maker.call(asLena, 'RunWeek', { parameters: { week }, body: { runId } }),
      { userId: 'me' },
    ],
    [
      'WhenEntryNeedsReview',
      () => asApprover,
      runId =>
        maker.call(asLena, 'CorrectEntries', { parameters: { week }, body: correction(runId, tuesday) }),
      { projectId: 'apollo' },
    ],
    [
      'WhenEntriesNeedReview',
      () => asApprover,
      runId =>
        maker.call(asLena, 'CorrectEntries', { parameters: { week }, body: correction(runId, tuesday) }),
      { severity: 'warn' },
    ],
    [
      'WhenWeekIsSubmitted',
      () => asFlow,
      runId => maker.call(asLena, 'SubmitWeek', { parameters: { week: '2026-W45' }, body: { runId } }),
      {},
    ],
    [
      'WhenOrgRunCompletes',
      () => asFlow,
      orgRunId =>
        maker.call(asFlow, 'StartOrganisationRun', {
          body: { orgRunId, week: '2026-W44', kind: 'draft', users: [lena.oid, mo.oid] },
        }),
      { kind: 'draft' },
    ],
  ];
  test.each(cases)('%s', async (id, send, bringAbout, filter) => {
    const { location, subscription, reply } = await subscribe(send(), id, id, filter);
    expect([reply.status, location.startsWith('http')]).toEqual([201, true]);

    await bringAbout(`${id}-1`);
    const event = await receiver.next(id);
    expectSound(id, event, subscription);
    expect(event.text).toContain(`${id}-1`);

    expect(await end(location)).toMatchObject({ status: 200, body: { active: false } });
    const again = await maker.call(stack.api.send, 'DeleteSubscription', {
      parameters: { subscription: location.split('/').at(-1) ?? '' },
    });
    expect(again.status).toBe(200);
  });

  test('an entry comes alone to those who want it alone, and with others to those who do not', async () => {
    const one = await subscribe(asApprover, 'WhenEntryNeedsReview', 'one');
    const all = await subscribe(asApprover, 'WhenEntriesNeedReview', 'all');
    await asLena('POST', `/users/me/weeks/${week}/corrections`, { json: correction('both', tuesday) });
    const [first, second] = [await receiver.next('one'), await receiver.next('one')];
    const batch = await receiver.next('all');
    const ids = (batch.body as { eventId: string }[]).map(({ eventId }) => eventId);
    expect(ids.toSorted()).toEqual(
      [first, second].map(({ body }) => (body as { eventId: string }).eventId).toSorted(),
    );
    await Promise.all([one, all].map(({ location }) => end(location)));
  });

  test('nothing comes after its end', async () => {
    const { location } = await subscribe(asLena, 'WhenWeekIsSubmitted', 'ended', { userId: 'me' });
    const other = await subscribe(asLena, 'WhenWeekIsSubmitted', 'other', { userId: 'me' });
    await end(location);
    await maker.call(asLena, 'SubmitWeek', { parameters: { week: '2026-W43' }, body: { runId: 's-43' } });
    // Who is still subscribed was told of the same event, so it has passed.
    await receiver.next('other');
    expect(receiver.waiting('ended')).toEqual([]);
    await end(other.location);
  });
});

describe('the polling trigger', () => {
  test('WhenWeekChanges: 202 and a location first, then the changes, then 202 again', async () => {
    const first = await maker.call(asLena, 'WhenWeekChanges', { parameters: { userId: 'me' } });
    expect(first.status).toBe(202);
    await asLena('POST', '/users/me/weeks/2026-W40/corrections', {
      json: { ...addition, runId: 'w-40', changes: [{ ...addition.changes[0], date: '2026-09-29' }] },
    });
    // A location says in plain numbers where the poller stands: changes count after ten seconds, which nobody waits for here.
    const place = new URL(String(first.headers.get('location')));
    const now = Math.ceil(Date.now() / 1000);
    place.searchParams.set('until', String(now + 1));
    const news = await maker.follow(asLena, 'WhenWeekChanges', place.href);
    const change = { week: '2026-W40', runId: 'w-40', entries: [expect.objectContaining({ minutes: 30 })] };
    expect(news.body).toEqual(expect.arrayContaining([expect.objectContaining(change)]));
    const next = await maker.follow(asLena, 'WhenWeekChanges', String(news.headers.get('location')));
    expect([next.status, next.headers.get('location')]).toEqual([202, news.headers.get('location')]);
  });
});

describe('refusals, as they are documented', () => {
  const callbackUrl = 'https://hooks.contoso.com/x';
  test.each([
    ['http://hooks.contoso.com/', 'callbackRefused'],
    ['https://169.254.169.254/metadata/instance', 'callbackRefused'],
    ['https://localhost/', 'callbackRefused'],
    ['https://[::ffff:10.0.0.1]/', 'callbackRefused'],
    ['', 'fieldInvalid'],
  ])('a callback address %s: %s', async (url, code) => {
    const given = { body: { callbackUrl: url } };
    expect((await maker.call(asFlow, 'WhenSummaryIsReady', given)).body).toMatchObject({
      ...{ code, field: 'callbackUrl' },
    });
  });

  const forbidden: [string, () => Send, string, object][] = [
    ['a person, for everybody', () => asLena, 'WhenSummaryIsReady', {}],
    ['a person, for somebody else', () => asLena, 'WhenWeekIsSubmitted', { userId: mo.oid }],
    ['a person, for a group', () => asLena, 'WhenEntryNeedsReview', { group: 'g-1' }],
    ['a person, for runs of the organisation', () => asLena, 'WhenOrgRunCompletes', {}],
    ['an approver, for runs of the organisation', () => asApprover, 'WhenOrgRunCompletes', {}],
  ];
  test.each(forbidden)('%s: forbidden', async (_, send, id, filter) => {
    const reply = await maker.call(send(), id, { body: { callbackUrl, ...filter } });
    expect(reply.body).toMatchObject({ code: 'forbidden' });
  });

  test('tooManySubscriptions, of one caller', async () => {
    const names = Array.from({ length: webhookLimits.perCaller + 1 }, (_, index) => `many-${index}`);
    const locations: string[] = [];
    for (const name of names.slice(1)) {
      const { location } = await subscribe(asFlow, 'WhenWeekIsSubmitted', name);
      locations.push(location);
    }
    const last = await maker.call(asFlow, 'WhenWeekIsSubmitted', { body: { callbackUrl } });
    expect(last.body).toMatchObject({ code: 'tooManySubscriptions' });
    for (const location of locations) await end(location);
    // The control: as soon as there is room, it goes through.
    const { location } = await subscribe(asFlow, 'WhenWeekIsSubmitted', 'last');
    await end(location);
  });

  test('a location that was made up ends nothing: 401', async () => {
    const { location, subscription } = await subscribe(asLena, 'WhenSummaryIsReady', 'forged', {
      userId: 'me',
    });
    const sealed = location.split('/').at(-1) ?? '';
    const [key, , mac] = sealed.split('.');
    const other = Buffer.from(JSON.stringify(['x', subscription.subscriptionId])).toString('base64url');
    for (const each of ['x', `${sealed}x`, sealed.slice(0, -3), `${key}.${other}.${mac}`]) {
      const reply = await maker.call(stack.api.send, 'DeleteSubscription', {
        parameters: { subscription: each },
      });
      expect([each, reply.status]).toEqual([each, 401]);
    }
    const { body } = await asFlow('GET', '/tenant/webhooks');
    expect(body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ subscriptionId: subscription.subscriptionId, state: 'active' }),
      ]),
    });
    await end(location);
  });
});

test('administrators see subscriptions and end them, and nobody sees a secret', async () => {
  const { subscription, location } = await subscribe(asApprover, 'WhenSummaryIsReady', 'seen');
  const listed = await asFlow('GET', '/tenant/webhooks');
  expect(listed.text).toContain(subscription.subscriptionId);
  expect(listed.text).not.toMatch(/sig=|secret-of|whsec_/);
  const path = `/tenant/webhooks/${subscription.subscriptionId}`;
  expect((await asApprover('DELETE', path)).status).toBe(403);
  const all = await stack.api.as(everything);
  expect((await all('DELETE', path)).status).toBe(200);
  expect((await asFlow('GET', '/tenant/webhooks')).text).not.toContain(subscription.subscriptionId);
  expect((await end(location)).status).toBe(200);
});

test('every trigger and the end of a subscription were exercised, and the log holds no address', () => {
  const ids = operationsOf(swagger)
    .filter(({ method, operation }) => operation['x-ms-trigger'] !== undefined || method === 'delete')
    .map(({ operation }) => operation.operationId);
  expect(ids).toHaveLength(7);
  expect(ids.filter(id => !maker.done.has(id))).toEqual([]);
  expect(stack.printed()).not.toMatch(/sig=|secret-of|whsec_/);
});
