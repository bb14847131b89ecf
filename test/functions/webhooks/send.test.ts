import { beforeEach, describe, expect, test } from '@jest/globals';
import { type CallbackResult, failuresMax, pausesMs, triesMax } from '../../../core/webhooks/attempt.ts';
import { relay } from '../../../functions/relay/relay.ts';
import { readWebhooks, type Webhook, webhookDocument } from '../../../functions/webhooks/documents.ts';
import { listWebhooks } from '../../../functions/webhooks/read.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { toEvery } from '../faults.ts';
import { draft, lena, request } from '../person.ts';
import { recordedTelemetry } from '../telemetry/recorded.ts';
import { openReceiving, type Posted, type Receiving, urlOf } from './receiver.ts';

const { tenantId } = lena;
const weeks = ['2026-W46', '2026-W47', '2026-W48', '2026-W49', '2026-W50', '2026-W51'] as const;

let hooks: Receiving;
beforeEach(async () => {
  hooks = await openReceiving();
});

const status = (code: number, more = {}): CallbackResult => ({ kind: 'answered', status: code, ...more });
const listed = async () => (await readWebhooks(hooks.world.app, tenantId)).subscriptions;
const views = async () => (await listWebhooks(hooks.world.app, tenantId, { max: 10 })).items;

async function drafted(count = 1): Promise<void> {
  for (const week of weeks.slice(0, count)) await runWeek(hooks.world.app, request(draft, { week }));
  await relay(hooks.world.app, await hooks.world.documents(lena));
}

/** Works on what comes due until nothing lies in the queue any more, on the world's clock. */
async function workToTheEnd(): Promise<void> {
  for (let due = webhooksDueMs(); due !== undefined; due = webhooksDueMs()) {
    hooks.world.clock.advance(Math.max(0, due - hooks.world.clock.nowMs()));
    await hooks.work();
  }
}
function webhooksDueMs(): number | undefined {
  const due = hooks.world.queues.lying('webhooks').map(({ enqueueAtMs = 0 }) => enqueueAtMs);
  return due.length === 0 ? undefined : Math.min(...due);
}

describe('a receiver that fails', () => {
  test('gets the event again after a pause, under the same id, and nothing is lost', async () => {
    await hooks.subscribe('summaryReady');
    const answers = [status(500), { kind: 'unreachable', code: 'timeout' } as const, status(200)];
    hooks.answer = () => answers.shift() as CallbackResult;
    await drafted();
    await workToTheEnd();
    const [first, second, third] = hooks.posted as [Posted, Posted, Posted];
    expect(hooks.posted).toHaveLength(3);
    expect(new Set(hooks.posted.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(second.atMs - first.atMs).toBeGreaterThanOrEqual(pausesMs[0]);
    expect(third.atMs - second.atMs).toBeGreaterThanOrEqual(pausesMs[1]);
    expect(await views()).toMatchObject([{ state: 'active', failures: 0, lost: 0 }]);
  });

  test('is waited for as long as it asks', async () => {
    await hooks.subscribe('summaryReady');
    const answers = [status(429, { retryAfterMs: 300_000 }), status(200)];
    hooks.answer = () => answers.shift() as CallbackResult;
    await drafted();
    await workToTheEnd();
    const [first, second] = hooks.posted as [Posted, Posted];
    expect(second.atMs - first.atMs).toBeGreaterThanOrEqual(300_000);
  });

  test('is dropped after ten failures in a row, each after the pause that is written down', async () => {
    await hooks.subscribe('summaryReady');
    hooks.answer = () => status(503);
    await drafted();
    await workToTheEnd();
    expect(hooks.posted).toHaveLength(failuresMax);
    const waits = hooks.posted.slice(1).map(({ atMs }, index) => atMs - (hooks.posted[index] as Posted).atMs);
    waits.forEach((wait, index) => {
      const pause = pausesMs[index] as number;
      expect([index, wait >= pause && wait <= pause * 1.25]).toEqual([index, true]);
    });
    expect([await listed(), hooks.world.queues.lying('webhooks')]).toEqual([[], []]);
  });

  test('costs one attempt each time, however many events wait for it, and they all come when it is back', async () => {
    await hooks.subscribe('summaryReady');
    let away = true;
    hooks.answer = () => (away ? status(503) : status(200));
    await drafted(6);
    await hooks.work();
    expect(hooks.posted).toHaveLength(1);
    hooks.world.clock.advance(pausesMs[0] * 1.25);
    await hooks.work();
    expect(hooks.posted).toHaveLength(2);
    away = false;
    await workToTheEnd();
    const taken = hooks
      .bodies()
      .slice(2)
      .map(body => body['week']);
    expect(taken.toSorted()).toEqual([...weeks]);
  });

  test('does not slow others down', async () => {
    await hooks.subscribe('summaryReady', { name: 'dead' });
    await hooks.subscribe('summaryReady', { name: 'well' });
    hooks.answer = ({ url }) =>
      url === urlOf('dead') ? { kind: 'unreachable', code: 'timeout' } : status(200);
    await drafted(6);
    const before = hooks.world.clock.nowMs();
    await hooks.work();
    const well = hooks.posted.filter(({ url }) => url === urlOf('well'));
    expect([well.length, hooks.world.clock.nowMs()]).toEqual([6, before]);
  });

  test('that rejects one event and takes others loses that one after ten tries, and keeps the subscription', async () => {
    await hooks.subscribe('summaryReady');
    hooks.answer = ({ body }) => (body.includes('2026-W46') ? status(400) : status(200));
    await drafted(3);
    await workToTheEnd();
    const weeksPosted = hooks.bodies().map(body => body['week']);
    expect(weeksPosted.filter(week => week === '2026-W46')).toHaveLength(triesMax);
    expect(weeksPosted.slice(0, 3)).toEqual(['2026-W46', '2026-W47', '2026-W48']);
    expect(await views()).toMatchObject([{ state: 'active', lost: 1, lastFailure: { code: 'status-400' } }]);
  });

  test('and rejects every event is dropped after ten of them', async () => {
    await hooks.subscribe('weekSubmitted');
    hooks.answer = () => status(401);
    for (let turn = 0; turn < failuresMax; turn += 1) {
      if (turn > 0) await runWeek(hooks.world.app, request({ kind: 'recall' }));
      await runWeek(hooks.world.app, request({ kind: 'submit' }));
    }
    await relay(hooks.world.app, await hooks.world.documents(lena));
    await workToTheEnd();
    expect(hooks.posted).toHaveLength(failuresMax * triesMax);
    expect(await views()).toMatchObject([{ state: 'dropped', reason: 'failing', lost: failuresMax }]);
  });
});

describe('a subscription is dropped at once', () => {
  test.each([404, 410])('when its receiver answers %d, and administrators see that', async code => {
    const telemetry = recordedTelemetry();
    Object.assign(hooks.world.app, { telemetry });
    await hooks.subscribe('summaryReady');
    hooks.answer = () => status(code);
    await drafted(2);
    await workToTheEnd();
    expect(hooks.posted).toHaveLength(1);
    const [view] = await views();
    expect(view).toMatchObject({
      ...{ event: 'summaryReady', by: 'ann', host: 'hooks.contoso.com', state: 'dropped', reason: 'gone' },
      lastFailure: { code: `status-${code}` },
    });
    const told = telemetry.events.filter(({ name }) => name === 'WebhookDropped');
    expect(told).toMatchObject([{ codes: { event: 'summaryReady', why: 'gone' } }]);
    const left = await hooks.world.app.tenants.read(
      tenantId,
      webhookDocument.webhook(String(view?.subscriptionId)),
    );
    expect(JSON.stringify(left?.body)).not.toMatch(/sig=|whsec_/);
  });

  test('when its name leads inside by now', async () => {
    await hooks.subscribe('summaryReady');
    hooks.answer = () => ({ kind: 'refused' });
    await drafted();
    await workToTheEnd();
    expect(await views()).toMatchObject([{ state: 'dropped', reason: 'inside' }]);
  });

  test('the control: one that takes its events stays, and its document is not even written to', async () => {
    const { subscribed } = await hooks.subscribe('summaryReady');
    const id = webhookDocument.webhook(subscribed.subscriptionId);
    const before = await hooks.world.app.tenants.read<Webhook>(tenantId, id);
    await drafted(3);
    await workToTheEnd();
    expect(hooks.posted).toHaveLength(3);
    expect(await hooks.world.app.tenants.read(tenantId, id)).toEqual(before);
  });
});

describe('while the store is away', () => {
  test('events are put off, and are sent when it is back', async () => {
    await hooks.subscribe('summaryReady');
    await drafted(2);
    hooks.world.fault = toEvery('read', { kind: 'status', status: 503 });
    await hooks.work();
    expect([hooks.posted.length, hooks.world.queues.lying('webhooks').length]).toEqual([0, 2]);
    hooks.world.fault = () => undefined;
    await workToTheEnd();
    expect(hooks.posted).toHaveLength(2);
  });

  test('for longer than eight tries they end with the dead letters, each with its code', async () => {
    await hooks.subscribe('summaryReady');
    await drafted();
    hooks.world.fault = toEvery('read', { kind: 'status', status: 503 });
    await workToTheEnd();
    expect(hooks.world.queues.lying('dead-letters')).toMatchObject([
      { properties: { DeadLetterReason: 'storeUnavailable' } },
    ]);
  });
});

test('what nobody can read is with the dead letters at once', async () => {
  await hooks.world.queues.send('webhooks', [{ id: 'm-1', body: { nonsense: true } }]);
  await hooks.work();
  expect(hooks.world.queues.lying('dead-letters')).toMatchObject([
    { properties: { DeadLetterReason: 'messageInvalid' } },
  ]);
});

test('nothing of an address but its host is shown, logged or put into a queue', async () => {
  await hooks.subscribe('summaryReady');
  hooks.answer = () => status(500);
  await drafted();
  await hooks.work();
  const shown = JSON.stringify([await views(), hooks.world.queues.lying('webhooks')]);
  expect(shown).toContain('hooks.contoso.com');
  expect(shown).not.toMatch(/sig=|secret-of|whsec_|Week of/);
});
