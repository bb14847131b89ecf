import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Intent } from '../../../core/intent.ts';
import { deletePerson } from '../../../functions/people/personal-data.ts';
import { changeProfile } from '../../../functions/people/profile.ts';
import { relay } from '../../../functions/relay/relay.ts';
import { runWeek } from '../../../functions/week/run.ts';
import { add, draft, lena, monday, projects, request, setUpPerson, tuesday } from '../person.ts';
import { recordedTelemetry } from '../telemetry/recorded.ts';
import { isGenuine, openReceiving, type Posted, type Receiving, urlOf } from './receiver.ts';

let hooks: Receiving;
beforeEach(async () => {
  hooks = await openReceiving();
  const commented = projects.map(project => ({ ...project, commentRequired: project.id === 'apollo' }));
  await hooks.world.app.tenants.write(lena.tenantId, 'catalogue', { projects: commented });
});

const run = (intent: Intent = draft, rest = {}) => runWeek(hooks.world.app, request(intent, rest));
const mo = { ...lena, userId: 'mo' };

describe('who has subscribed to summaries', () => {
  test('is told of a draft, with the week as text and signed', async () => {
    const { subscribed } = await hooks.subscribe('summaryReady');
    await run(draft, { runId: 'first' });
    await hooks.bringAbout();

    const [posted] = hooks.posted as [Posted];
    expect(hooks.posted).toHaveLength(1);
    expect(posted.url).toBe(urlOf('summaryReady'));
    expect(hooks.bodies()[0]).toEqual({
      ...{ eventId: posted.headers['webhook-id'], occurredAt: expect.any(String), kind: 'draft' },
      ...{ userId: 'lena', week: '2026-W47', runId: 'first', status: 'draft', version: 1 },
      ...{ totalMinutes: expect.any(Number), expectedMinutes: 2400, needsReview: true },
      text: expect.stringContaining('Week of'),
    });
    expect(isGenuine(posted, subscribed.secret)).toBe(true);
    expect(isGenuine({ ...posted, body: posted.body.replace('lena', 'mo') }, subscribed.secret)).toBe(false);
  });

  test('is told once, though the change feed brings the run again', async () => {
    await hooks.subscribe('summaryReady');
    await run();
    const feed = await hooks.world.documents(lena);
    await hooks.bringAbout();
    await relay(hooks.world.app, feed);
    await hooks.work();
    expect(hooks.posted).toHaveLength(1);
  });

  test('is told twice under one id when the process died before it could say so', async () => {
    await hooks.subscribe('summaryReady');
    await run();
    let deaths = 1;
    hooks.answer = () => {
      if (deaths-- > 0) throw new Error('the process died');
      return { kind: 'answered', status: 200 };
    };
    await hooks.bringAbout();
    expect(hooks.posted.map(({ headers }) => headers['webhook-id'])).toEqual([
      hooks.posted[0]?.headers['webhook-id'],
      hooks.posted[0]?.headers['webhook-id'],
    ]);
  });

  test('is told of whom the subscription is for, and of nobody else', async () => {
    await setUpPerson(hooks.world.app, mo);
    await changeProfile(hooks.world.app, mo, { groups: ['g-1'] });
    await hooks.subscribe('summaryReady', { filter: { userId: 'lena' }, name: 'lena' });
    await hooks.subscribe('summaryReady', { filter: { group: 'g-1' }, name: 'group' });
    await hooks.subscribe('summaryReady', { name: 'all' });
    await run();
    await run(draft, mo);
    await hooks.bringAbout(lena);
    await hooks.bringAbout(mo);
    const told = hooks.posted.map(({ url }, index) => [url, hooks.bodies()[index]?.['userId']]);
    expect(told.toSorted()).toEqual([
      [urlOf('all'), 'lena'],
      [urlOf('all'), 'mo'],
      [urlOf('group'), 'mo'],
      [urlOf('lena'), 'lena'],
    ]);
  });

  test('is not told of what people do themselves, of other tenants, or of nothing', async () => {
    await hooks.subscribe('summaryReady');
    await run(add(30));
    await hooks.bringAbout();
    const stranger = { tenantId: 'tenant-b', userId: 'lena' };
    await hooks.world.app.tenants.write('tenant-b', 'catalogue', { projects });
    await setUpPerson(hooks.world.app, stranger);
    await run(draft, stranger);
    await hooks.bringAbout(stranger);
    expect(hooks.posted).toEqual([]);
  });

  test('is told nothing of a person who was deleted meanwhile', async () => {
    await hooks.subscribe('summaryReady');
    await run();
    await relay(hooks.world.app, await hooks.world.documents(lena));
    await deletePerson(hooks.world.app, lena);
    await hooks.work();
    expect([hooks.posted, hooks.world.queues.lying('webhooks')]).toEqual([[], []]);
  });
});

test('what is sent belongs to the operation in which the run was committed', async () => {
  const telemetry = recordedTelemetry();
  const operation = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
  const services = { ...hooks.world.app, telemetry };
  await hooks.subscribe('summaryReady');
  await telemetry.within(operation, () => runWeek(services, request(draft)));
  await relay(services, await hooks.world.documents(lena));
  expect(hooks.world.queues.lying('webhooks')).toMatchObject([
    { properties: { 'Diagnostic-Id': operation } },
  ]);
  await hooks.work(services);
  expect(telemetry.measured).toContainEqual({ name: 'webhook.ended', value: 1, code: 'sent' });
  expect(telemetry.spans.map(({ name }) => name)).toContain('callback');
});

describe('who has subscribed to entries that need review', () => {
  test('is told of each entry that was written without the comment it needs', async () => {
    await hooks.subscribe('entryNeedsReview');
    await run(add(30), { runId: 'c-1' });
    await hooks.bringAbout();
    expect(hooks.bodies()).toEqual([
      {
        ...{ eventId: expect.any(String), occurredAt: expect.any(String), userId: 'lena', runId: 'c-1' },
        ...{ week: '2026-W47', weekStatus: 'draft', weekVersion: 1, entryId: 'entry:2026-W47:c-1:0' },
        ...{ date: '2026-11-16', minutes: 30, type: 'work', status: 'draft', projectId: 'apollo' },
        title: 'Apollo',
        findings: [{ code: 'commentMissing', severity: 'warn', message: expect.any(String) }],
        text: expect.stringMatching(/^Monday, Nov 16: 0:30 h {2}Apollo\nPlease look: /),
      },
    ]);
  });

  test('gets them one by one, or all of a run at once under the same ids', async () => {
    await hooks.subscribe('entryNeedsReview');
    await hooks.subscribe('entriesNeedReview');
    const changes = [monday, tuesday].map(date => ({
      op: 'add' as const,
      date,
      minutes: 30,
      projectId: 'apollo',
    }));
    await run({ kind: 'correct', changes });
    await hooks.bringAbout();
    const batches = hooks.bodies().filter(body => Array.isArray(body)) as unknown as { eventId: string }[][];
    const singles = hooks.bodies().filter(body => !Array.isArray(body));
    expect([batches.length, singles.length]).toEqual([1, 2]);
    expect(batches[0]?.map(({ eventId }) => eventId).toSorted()).toEqual(
      singles.map(({ eventId }) => eventId).toSorted(),
    );
  });

  test('hears nothing of another project, or of a week whose entries are all right', async () => {
    await hooks.subscribe('entryNeedsReview', { filter: { projectId: 'borealis' } });
    await hooks.subscribe('entriesNeedReview', { filter: { severity: 'block' } });
    await run(add(30));
    await hooks.bringAbout();
    expect(hooks.posted).toEqual([]);
  });
});

test('who has subscribed to submitted weeks is told when one is, in the language of the person', async () => {
  await changeProfile(hooks.world.app, lena, { locale: 'de-DE' });
  await hooks.subscribe('weekSubmitted');
  await run();
  await run({ kind: 'submit' }, { runId: 's-1' });
  await hooks.bringAbout();
  expect(hooks.bodies()).toMatchObject([
    { runId: 's-1', status: 'submitted', version: 2, text: expect.stringContaining('Woche') },
  ]);
});
