import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { type Answer, agentAt, answerOf } from './agent.ts';
import type { Send } from './api.ts';
import { approver, everything, flow, lena, otherTenantId, reader, stranger } from './directory.ts';
import { addition, catalogue, imports, policy, profile, tuesday, week } from './fixture.ts';
import { type RunningStack, startStackProcess } from './stack.ts';

let stack: RunningStack;
let asLena: Send;
let agent: Client;
beforeAll(async () => {
  stack = await startStackProcess();
  asLena = await stack.api.as(lena);
  const send = await stack.api.as(everything);
  await send('PUT', '/tenant/catalogue', { json: catalogue });
  await send('PUT', '/tenant/policy', { json: policy });
  await asLena('PUT', '/users/me/profile', { json: profile });
  await asLena('POST', '/users/me/sources/assignments', { json: imports.assignments });
  agent = await connected(lena);
});
afterAll(async () => {
  await agent.close();
  await stack.stop();
});

const connected = async (who: { upn: string } | { appId: string }, tenant?: string): Promise<Client> =>
  agentAt(stack.url, await stack.api.token(who, tenant));
const called = (name: string, given: object = {}, client = agent): Promise<Answer> =>
  answerOf(client, name, given);
const versionNow = async () => ((await asLena('GET', `/users/me/weeks/${week}`)).body as Answer)['version'];
const agreed = ({ offer, expectedVersion }: Answer) => ({ offer, expectedVersion, confirm: true });
const correction = { week, ...addition };

describe('the tools', () => {
  test('say what they do to a week, and that they are safe to repeat', async () => {
    const { tools } = await agent.listTools();
    const told = Object.fromEntries(
      tools.map(({ name, annotations }) => [
        name,
        [annotations?.readOnlyHint, annotations?.destructiveHint, annotations?.idempotentHint],
      ]),
    );
    const reading = [true, false, true];
    expect(told).toEqual({
      ...{ get_week: reading, get_summary: reading, list_weeks: reading, list_projects: reading },
      ...{ list_tasks: reading, preview_run: reading, preview_correction: reading, preview_undo: reading },
      preview_submit: reading,
      correct_week: [false, true, true],
      undo_run: [false, true, true],
      submit_week: [false, false, true],
    });
  });

  test('have schemas that Copilot Studio reads: no references, no alternatives, one type each', async () => {
    const { tools } = await agent.listTools();
    const text = JSON.stringify(tools);
    expect(text).toContain('"enum":["add","change","delete"]');
    for (const unreadable of ['$ref', 'oneOf', 'anyOf', '"type":[', 'exclusiveMinimum', '9007199254740991'])
      expect([unreadable, text.includes(unreadable)]).toEqual([unreadable, false]);
  });

  test('are told of with what to do first', () => {
    expect(agent.getInstructions()).toMatch(/preview/);
    expect(agent.getServerVersion()?.name).toBe('time-agent');
  });
});

describe('reading and previewing', () => {
  test('answers weeks, projects, tasks, a week and its summary', async () => {
    expect(await called('list_weeks')).toMatchObject({ value: { length: 17 } });
    expect(await called('list_projects', { search: 'apo' })).toMatchObject({ value: [{ id: 'apollo' }] });
    expect(await called('list_tasks', { projectId: 'borealis' })).toMatchObject({
      value: [{ id: 'design' }],
    });
    expect(await called('get_week', { week })).toMatchObject({ week, version: 0 });
    expect(await called('get_summary', { week })).toMatchObject({ week, text: expect.stringMatching(/\w/) });
  });

  test('shows a run and stores nothing', async () => {
    const shown = await called('preview_run', { week });
    expect(shown['changes']).toContainEqual(expect.stringContaining('Apollo'));
    expect(shown).toMatchObject({ wouldBe: { status: 'draft' }, next: expect.stringMatching(/preview/) });
    expect([shown.offer, await versionNow()]).toEqual([undefined, 0]);
  });
});

describe('a correction', () => {
  test('takes two steps, and the second one twice is one effect', async () => {
    const shown = await called('preview_correction', correction);
    expect([shown.expectedVersion, await versionNow()]).toEqual([0, 0]);

    const done = await called('correct_week', { ...correction, ...agreed(shown) });
    const again = await called('correct_week', { ...correction, ...agreed(shown) });

    expect(done).toMatchObject({ result: 'committed', runId: shown.offer, version: 1 });
    expect(again).toEqual(done);
    expect(await versionNow()).toBe(1);
  });

  test('without a yes, or with what is no yes, changes nothing and says which field lacks', async () => {
    const shown = await called('preview_correction', correction);
    const { confirm: _, ...unconfirmed } = agreed(shown);
    for (const confirm of [{}, { confirm: false }, { confirm: 'true' }]) {
      const refused = await called('correct_week', { ...correction, ...unconfirmed, ...confirm });
      expect(refused).toMatchObject({ isError: true, code: 'fieldInvalid', field: 'confirm' });
    }
    expect(await versionNow()).toBe(1);
  });

  test('is not another one than was shown', async () => {
    const shown = await called('preview_correction', correction);
    const change = { ...addition.changes[0], minutes: 300 };
    const others = [
      { week, changes: [change] },
      { ...correction, week: '2026-W48' },
      { ...correction, expectedVersion: shown.expectedVersion + 1 },
      { ...correction, offer: `mcp-${'0'.repeat(40)}` },
    ];
    for (const other of others) {
      const refused = await called('correct_week', { ...correction, ...agreed(shown), ...other });
      expect(refused).toMatchObject({ isError: true, code: 'fieldInvalid', field: 'offer' });
    }
    expect(await versionNow()).toBe(1);
  });

  test('of a week that has changed meanwhile is refused, and can be shown anew', async () => {
    const shown = await called('preview_correction', correction);
    await asLena('POST', `/users/me/weeks/${week}/corrections`, {
      json: { runId: 'meanwhile', ...addition },
    });

    const stale = await called('correct_week', { ...correction, ...agreed(shown) });

    expect(stale).toMatchObject({ isError: true, code: 'weekChanged', field: 'expectedVersion' });
    expect(await versionNow()).toBe(2);
    // The control: an offer for the week as it is now goes through.
    const fresh = await called('preview_correction', correction);
    expect(await called('correct_week', { ...correction, ...agreed(fresh) })).toMatchObject({ version: 3 });
  });

  test('that does not fit is a result that names the field', async () => {
    const change = { op: 'add', date: tuesday, minutes: 30, projectId: 'apollo' };
    const faults: [string, string, object][] = [
      ['week', 'fieldInvalid', { week: 'next', changes: [change] }],
      ['changes', 'fieldInvalid', { week, changes: [] }],
      ['changes[0].minutes', 'fieldInvalid', { week, changes: [{ ...change, minutes: 0.5 }] }],
      ['changes[0].surplus', 'fieldUnknown', { week, changes: [{ ...change, surplus: 1 }] }],
      ['changes[0].projectId', 'projectUnknown', { week, changes: [{ ...change, projectId: 'gone' }] }],
    ];
    for (const [field, code, given] of faults)
      expect(await called('preview_correction', given)).toMatchObject({ isError: true, field, code });
  });
});

describe('undo and submit', () => {
  test('take two steps, too', async () => {
    const undo = { week, undoRunId: 'meanwhile' };
    const shownUndo = await called('preview_undo', undo);
    expect(await called('undo_run', { ...undo, ...agreed(shownUndo) })).toMatchObject({
      result: 'committed',
    });

    const shownSubmit = await called('preview_submit', { week });
    const done = await called('submit_week', { week, ...agreed(shownSubmit) });

    expect(done).toMatchObject({ status: 'submitted' });
    expect(await called('preview_submit', { week })).toMatchObject({ isError: true, code: 'statusConflict' });
  });

  test('that would change nothing offer nothing', async () => {
    const empty = { week: '2026-W49', undoRunId: 'never' };
    expect(await called('preview_undo', empty)).toMatchObject({ isError: true, code: 'undoUnknown' });
  });
});

describe('whose week it is', () => {
  test('follows from the token, and from roles as everywhere', async () => {
    const [asApprover, asFlow] = await Promise.all([approver, flow].map(async who => connected(who)));
    const of = { week, userId: lena.oid.toUpperCase() };
    expect(await called('get_week', of, asApprover)).toMatchObject({ status: 'submitted' });
    expect(await called('preview_run', of, asApprover)).toMatchObject({ isError: true, code: 'forbidden' });
    expect(await called('get_week', of, asFlow)).toMatchObject({ status: 'submitted' });
    await Promise.all([asApprover?.close(), asFlow?.close()]);
  });

  test('an application without a role sees no one’s', async () => {
    const client = await connected(reader);
    expect(await called('get_week', { week }, client)).toMatchObject({ isError: true, code: 'forbidden' });
    await client.close();
  });

  test('the same object id in another tenant is another person', async () => {
    const client = await connected(stranger, otherTenantId);
    expect(await called('get_week', { week, userId: lena.oid }, client)).toMatchObject({ version: 0 });
    await client.close();
  });

  test('an offer made to one is of no use to another', async () => {
    const next = {
      ...correction,
      week: '2026-W48',
      changes: [{ ...addition.changes[0], date: '2026-11-24' }],
    };
    const shown = await called('preview_correction', next);
    const asFlow = await connected(flow);
    const stolen = { ...next, ...agreed(shown), userId: everything.oid };
    expect(await called('correct_week', stolen, asFlow)).toMatchObject({ isError: true, field: 'offer' });
    await asFlow.close();
  });
});
