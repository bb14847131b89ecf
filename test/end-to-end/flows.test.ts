import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EndedRun } from '../../local/flows/queue-of-runs.ts';
import { runFlow, type StartedFlow, startFlow } from '../../local/flows/start.ts';
import type { Send } from './api.ts';
import { approver, everything, flow, lena, mo } from './directory.ts';
import { catalogue, policy, profile } from './fixture.ts';
import { flowFile, flowWorld, lenaResource } from './flow-world.ts';
import { type RunningStack, startStackProcess } from './stack.ts';

let stack: RunningStack;
/** May do everything. */
let send: Send;
let asFlow: Send;
let asLena: Send;
/** The running week, which the flows ask for. */
let week: string;

beforeAll(async () => {
  stack = await startStackProcess();
  const { api } = stack;
  [send, asFlow, asLena] = await Promise.all([api.as(everything), api.as(flow), api.as(lena)]);
  await send('PUT', '/tenant/catalogue', { json: catalogue });
  await send('PUT', '/tenant/policy', { json: policy });
  const from = '2026-01-01';
  const [projectId, to] = ['apollo', '2027-12-31'];
  const items = [
    { id: 'half-days', projectId, from, to, minutesPerDay: 240 },
    // A week that the review has nothing against.
    { id: 'week-24', projectId: 'borealis', from: '2026-06-08', to: '2026-06-14', minutesPerDay: 240 },
  ];
  for (const { oid } of [lena, mo]) {
    await asFlow('PUT', `/users/${oid}/profile`, { json: profile });
    await asFlow('POST', `/users/${oid}/sources/assignments`, { json: { items } });
  }
  const { body } = await asFlow('GET', '/weeks');
  week = (body as { value: { id: string }[] }).value[0]?.id ?? '';
});
afterAll(() => stack.stop());

type Week = { version: number; status: string; totalMinutes: number; days: { entries: object[] }[] };
const weekOf = async ({ oid }: { oid: string }, of = week) =>
  (await asFlow('GET', `/users/${oid}/weeks/${of}`)).body as Week;

/** The run for one week. What happened before the flow was switched on may still be on its way, and comes too. */
async function runFor(started: StartedFlow, of: string): Promise<EndedRun> {
  const run = await started.next();
  return (run.trigger.body as { week: string }).week === of ? run : runFor(started, of);
}

const submitted = async (of: string) => {
  await asLena('POST', `/users/me/weeks/${of}/runs`, { json: { runId: `draft-${of}` } });
  await asLena('POST', `/users/me/weeks/${of}/submit`, { json: { runId: `submit-${of}` } });
};

describe('the draft for one team', () => {
  test('drafts the week of whoever is in it, and of nobody else', async () => {
    const { simulation, calls } = flowWorld(stack, { tagent_Team: `${lena.oid};${approver.oid}` });
    const { status } = await (await startFlow(flowFile('TeamDraft'), simulation)).next();
    expect(status).toBe('Succeeded');
    expect((await weekOf(lena)).totalMinutes).toBeGreaterThan(0);
    expect(await weekOf(mo)).toMatchObject({ version: 0 });
    expect(calls).toMatchObject([
      { operation: 'SendEmailV2', parameters: { 'emailMessage/Subject': expect.stringContaining('1 of 1') } },
    ]);
  });
});

describe('the weekly run', () => {
  test('changes nothing as a dry run, which it is unless it is told otherwise', async () => {
    const { simulation, calls } = flowWorld(stack);
    const { status } = await runFlow(flowFile('WeeklyRun'), simulation, undefined);
    expect(status).toBe('Succeeded');
    expect(await weekOf(mo)).toMatchObject({ version: 0 });
    expect(calls[0]?.parameters['emailMessage/Body']).toContain('dry run');
  });

  test('drafts the week of everybody and tells the administrators when all are done', async () => {
    const { simulation, calls } = flowWorld(stack, { tagent_DryRun: false });
    const { status } = await runFlow(flowFile('WeeklyRun'), simulation, undefined);
    expect(status).toBe('Succeeded');
    for (const person of [lena, mo]) expect((await weekOf(person)).totalMinutes).toBeGreaterThan(0);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.parameters).toMatchObject({
      'emailMessage/To': 'ada@contoso.example',
      'emailMessage/Subject': `Time Agent: ${week} is done`,
      'emailMessage/Body': expect.stringContaining('2 of 2 weeks'),
    });
  });

  test('ends as failed, and says so, where it may not start one', async () => {
    const { simulation, calls } = flowWorld(stack);
    const asMo = { ...simulation, token: () => stack.api.token(mo) };
    const run = await runFlow(flowFile('WeeklyRun'), asMo, undefined);
    expect(run).toMatchObject({ status: 'Failed', error: { code: 'WeeklyRunFailed' } });
    expect(calls[0]?.parameters['emailMessage/Subject']).toContain('failed');
  });
});

describe('the summary', () => {
  const draft = (runId: string, of: string) =>
    asFlow('POST', `/users/${mo.oid}/weeks/${of}/runs`, { json: { runId } });

  test('goes to the person by e-mail', async () => {
    const { simulation, calls } = flowWorld(stack);
    const started = await startFlow(flowFile('Summary'), simulation);
    await draft('summary-1', '2026-W20');
    const { status } = await runFor(started, '2026-W20');
    await started.stop();
    expect(status).toBe('Succeeded');
    const sent = calls
      .filter(({ operation }) => operation === 'SendEmailV2')
      .map(({ parameters }) => parameters);
    expect(sent.at(-1)).toMatchObject({
      'emailMessage/To': mo.upn,
      'emailMessage/Subject': expect.stringMatching(/^Time Agent: Week of May 11 to May 17: .*Draft/),
      'emailMessage/Body': expect.stringMatching(/<br>.*Apollo/),
    });
  });

  test('goes to a channel where one is given', async () => {
    const place = { tagent_TeamsTeam: 'team-1', tagent_TeamsChannel: '19:channel' };
    const { simulation, calls } = flowWorld(stack, place);
    const started = await startFlow(flowFile('Summary'), simulation);
    await draft('summary-2', '2026-W21');
    await runFor(started, '2026-W21');
    await started.stop();
    expect(calls.filter(({ operation }) => operation === 'SendEmailV2')).toEqual([]);
    expect(calls.at(-1)).toMatchObject({
      operation: 'PostMessageToConversation',
      parameters: { 'body/recipient/channelId': '19:channel' },
    });
  });
});

describe('the question about entries that need review', () => {
  /** One line is as it should be, and the review warns of the other two. */
  const thrice = (of: string, date: string) => {
    const line = { op: 'add', date, projectId: 'apollo' };
    const changes = [
      { ...line, minutes: 30 },
      { ...line, minutes: 15, description: 'two' },
      { ...line, minutes: 15, description: 'three' },
    ];
    return asLena('POST', `/users/me/weeks/${of}/corrections`, { json: { runId: `thrice-${of}`, changes } });
  };
  const entriesOf = async (of: string) => (await weekOf(lena, of)).days.flatMap(({ entries }) => entries);
  /** All entries of a run come together. */
  const runAbout = async (started: StartedFlow, of: string): Promise<EndedRun> => {
    const run = await started.next();
    return (run.trigger.body as { week: string }[])[0]?.week === of ? run : runAbout(started, of);
  };

  test.each([
    ['Approve' as const, '2026-W30', '2026-07-21', 3],
    ['Reject' as const, '2026-W31', '2026-07-28', 1],
  ])(
    '%s: the two of %s that the review warns of, asked about at once, stay or go',
    async (outcome, of, date, left) => {
      const world = flowWorld(stack);
      world.decide = () => ({ outcome, comments: '' });
      const started = await startFlow(flowFile('NeedsReview'), world.simulation);
      await thrice(of, date);
      expect((await runAbout(started, of)).status).toBe('Succeeded');
      await started.stop();
      expect(await entriesOf(of)).toHaveLength(left);
      expect(world.calls.map(({ operation }) => operation)).toEqual([
        'UserProfile_V2',
        'StartAndWaitForAnApproval',
      ]);
      expect(world.calls.at(-1)?.parameters).toMatchObject({
        'WebhookApprovalCreationInput/title': `Needs review: ${lena.name}, week ${of}: 2 entries`,
        'WebhookApprovalCreationInput/assignedTo': lena.upn,
        'WebhookApprovalCreationInput/details': expect.stringMatching(/Apollo: two\n[\s\S]*Apollo: three\n/),
      });
    },
  );

  test('goes to a reviewer where one is given', async () => {
    const { simulation, calls } = flowWorld(stack, { tagent_ReviewerEmail: approver.upn });
    const started = await startFlow(flowFile('NeedsReview'), simulation);
    await thrice('2026-W32', '2026-08-04');
    await runAbout(started, '2026-W32');
    await started.stop();
    expect(calls.at(-1)?.parameters['WebhookApprovalCreationInput/assignedTo']).toBe(approver.upn);
  });

  test('takes nothing out of a week that has changed since, and says so', async () => {
    const world = flowWorld(stack);
    world.decide = async () => {
      const changes = [{ op: 'add', date: '2026-08-12', minutes: 60, projectId: 'apollo' }];
      await asLena('POST', '/users/me/weeks/2026-W33/corrections', { json: { runId: 'more', changes } });
      return { outcome: 'Reject', comments: '' };
    };
    const started = await startFlow(flowFile('NeedsReview'), world.simulation);
    await thrice('2026-W33', '2026-08-11');
    const { journal } = await runAbout(started, '2026-W33');
    await started.stop();
    const correct = journal.find(({ name }) => name === 'Correct_entries');
    expect(correct).toMatchObject({ status: 'Failed', error: { code: 'weekChanged' } });
    expect(await entriesOf('2026-W33')).toHaveLength(4);
    expect(world.calls.at(-1)).toMatchObject({
      operation: 'SendEmailV2',
      parameters: { 'emailMessage/To': lena.upn },
    });
  });
});

describe('the approval', () => {
  test.each([
    ['Approve' as const, '2026-W22', 'approved'],
    ['Reject' as const, '2026-W23', 'returned'],
  ])('%s: the week %s is %s', async (outcome, of, status) => {
    const world = flowWorld(stack);
    world.decide = () => ({ outcome, comments: '' });
    const started = await startFlow(flowFile('Approval'), world.simulation);
    await submitted(of);
    expect((await runFor(started, of)).status).toBe('Succeeded');
    await started.stop();
    expect(await weekOf(lena, of)).toMatchObject({ status });
    expect(world.calls.map(({ operation }) => operation)).toEqual([
      'UserProfile_V2',
      'StartAndWaitForAnApproval',
    ]);
  });

  test('asks about a week that needs review, also where others are approved at once', async () => {
    const { simulation, calls } = flowWorld(stack, { tagent_ApproveAtOnce: true });
    const started = await startFlow(flowFile('Approval'), simulation);
    await submitted('2026-W27');
    await runFor(started, '2026-W27');
    await started.stop();
    expect(calls.at(-1)).toMatchObject({
      operation: 'StartAndWaitForAnApproval',
      parameters: { 'WebhookApprovalCreationInput/title': `Needs review: ${lena.name}, week 2026-W27` },
    });
  });

  test('asks nobody about a week that needs no review, where that is wanted', async () => {
    const { simulation, calls } = flowWorld(stack, { tagent_ApproveAtOnce: true });
    const started = await startFlow(flowFile('Approval'), simulation);
    await submitted('2026-W24');
    const { status } = await runFor(started, '2026-W24');
    await started.stop();
    expect(status).toBe('Succeeded');
    expect(calls).toEqual([]);
    expect(await weekOf(lena, '2026-W24')).toMatchObject({ status: 'approved' });
  });

  test('leaves alone what has changed since the approver was asked, and says so', async () => {
    const world = flowWorld(stack);
    world.decide = async () => {
      await asLena('POST', '/users/me/weeks/2026-W25/recall', { json: { runId: 'recall' } });
      return { outcome: 'Approve', comments: '' };
    };
    const started = await startFlow(flowFile('Approval'), world.simulation);
    await submitted('2026-W25');
    const { journal } = await runFor(started, '2026-W25');
    await started.stop();
    const approve = journal.find(({ name }) => name === 'Approve_a_week');
    expect(approve).toMatchObject({ status: 'Failed', error: { code: 'weekChanged' } });
    expect(await weekOf(lena, '2026-W25')).toMatchObject({ status: 'draft' });
    expect(world.calls.at(-1)?.operation).toBe('SendEmailV2');
  });
});

describe('the way to Dataverse', () => {
  test('writes each entry of an approved week into one row, however often it runs', async () => {
    const { simulation, tables } = flowWorld(stack);
    const file = flowFile('ToDataverse');
    const started = await startFlow(file, simulation);
    await submitted('2026-W26');
    await send('POST', `/users/${lena.oid}/weeks/2026-W26/approve`, { json: { runId: 'approve-26' } });
    const { status, trigger } = await runFor(started, '2026-W26');
    await started.stop();
    const { entries } = trigger.body as { entries: { rowId: string }[] };
    const { days } = await weekOf(lena, '2026-W26');
    expect(status).toBe('Succeeded');
    expect(entries).toHaveLength(days.flatMap(each => each.entries).length);
    const rows = [...tables.msdyn_timeentries.values()];
    expect(rows.map(row => row['msdyn_timeentryid'])).toEqual(
      expect.arrayContaining(entries.map(({ rowId }) => rowId)),
    );
    expect(new Set(rows.map(row => row['msdyn_timeentryid'])).size).toBe(rows.length);
    expect(rows[0]).toMatchObject({
      msdyn_entrystatus: 192_350_002,
      msdyn_relateditemtype: 192_350_002,
      'msdyn_bookableresource@odata.bind': `/bookableresources(${lenaResource})`,
    });
    const again = await runFlow(file, simulation, trigger.body);
    expect(again.status).toBe('Succeeded');
    expect([...tables.msdyn_timeentries.values()]).toEqual(rows);
  });
});
