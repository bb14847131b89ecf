import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Swagger } from '../../connector/build/swagger-types.ts';
import { operationsOf } from '../../connector/lint/walk.ts';
import { leftOut } from '../../connector/operations/left-out.ts';
import { operations } from '../../connector/operations/operations.ts';
import type { Send } from '../end-to-end/api.ts';
import { everything, flow, lena, mo, reader } from '../end-to-end/directory.ts';
import { addition, catalogue, imports, policy, profile, tuesday, week } from '../end-to-end/fixture.ts';
import { type RunningStack, startStackProcess } from '../end-to-end/stack.ts';
import { type Given, makerOf } from './maker.ts';
import { strictChecks } from './strict.ts';
import { underFault } from './under-fault.ts';

const file = new URL('../../connector/apiDefinition.swagger.json', import.meta.url);
const swagger = JSON.parse(readFileSync(file, 'utf8')) as Swagger;
const maker = makerOf(swagger);
/** Triggers have a test of their own. */
const actions = operationsOf(swagger).filter(
  ({ method, operation }) => operation['x-ms-trigger'] === undefined && method !== 'delete',
);

let stack: RunningStack;
/** May do everything. */
let send: Send;
let asFlow: Send;
let asLena: Send;
beforeAll(async () => {
  stack = await startStackProcess();
  const { api } = stack;
  [send, asFlow, asLena] = await Promise.all([api.as(everything), api.as(flow), api.as(lena)]);
  const projects = [
    ...catalogue.projects,
    { id: 'closed', name: 'Closed', status: 'closed' },
    { id: 'open', name: 'Open', tasks: [{ id: 'done', name: 'Done', status: 'closed' }] },
  ];
  await send('PUT', '/tenant/catalogue', { json: { projects } });
  await send('PUT', '/tenant/policy', { json: { ...policy, closedThrough: '2026-10-31' } });
});
afterAll(() => stack.stop());

const mine = { week };
const entry = { date: tuesday, minutes: 30, projectId: 'apollo' };
const change = { op: 'add', ...entry };

describe('every operation, as a maker calls it', () => {
  const calls: [string, Given?][] = [
    ['GetCurrentUser'],
    ['SetPreferences', { body: profile }],
    ['GetPreferences'],
    ['ImportAssignments', { body: imports.assignments }],
    ['ImportBookings', { body: imports.bookings }],
    ['ImportTimeOff', { body: imports['time-off'] }],
    ['ImportHolidays', { body: imports.holidays }],
    ['ImportEarlierWeeks', { body: imports['earlier-weeks'] }],
    ['ImportCalendarEvents', { body: imports.calendar }],
    ['SetPreferences', { body: { runId: 'flow-run', ...profile } }],
    ['ImportAssignments', { body: { runId: 'flow-run', ...imports.assignments } }],
    ['ImportCalendarEvents', { body: { runId: 'flow-run', ...imports.calendar } }],
    ['PreviewWeek', { parameters: mine, body: {} }],
    ['PreviewWeek', { parameters: mine, body: addition }],
    ['RunWeek', { parameters: mine, body: { runId: 'run-1', kind: 'draft' } }],
    ['RunWeek', { parameters: mine, body: { runId: 'run-1', kind: 'draft' } }],
    ['GetWeek', { parameters: mine }],
    ['GetWeek', { parameters: { week: '2026-W01' } }],
    ['GetWeekSummary', { parameters: mine }],
    ['GetRun', { parameters: { runId: 'run-1' } }],
    ['CorrectEntries', { parameters: mine, body: { runId: 'correct-1', ...addition } }],
    ['AddEntry', { parameters: mine, body: { runId: 'add-1', ...entry } }],
    ['UndoRun', { parameters: mine, body: { runId: 'undo-1', undoRunId: 'correct-1' } }],
    ['CommentWeek', { parameters: mine, body: { runId: 'comment-1' } }],
    ['SubmitWeek', { parameters: mine, body: { runId: 'submit-1' } }],
    ['RecallWeek', { parameters: mine, body: { runId: 'recall-1' } }],
    ['GetDeliveries'],
    ['GetDeliveries', { parameters: mine }],
    ['ListDeliveries', { parameters: { ...mine, state: 'failed' } }],
    ['ListProjects'],
    ['ListProjects', { parameters: { search: 'apo' } }],
    ['ListTasks'],
    ['ListTasks', { parameters: { projectId: 'borealis', search: 'des' } }],
    ['ListWeeks'],
    ['ListUsers'],
    ['ListUsers', { parameters: mine }],
    ['ExportWeeks', { parameters: mine }],
    ['ExportWeeks', { parameters: { ...mine, status: 'approved' } }],
    ['ExportWeeksAsCsv', { parameters: mine }],
    ['InvokeMCP', { body: { jsonrpc: '2.0', id: 1, method: 'tools/list' } }],
    ['GetProjectTotals', { parameters: { projectId: 'apollo' } }],
    ['GetProjectTotals', { parameters: { projectId: 'apollo', ...mine } }],
  ];
  test.each(calls.map(([id, given = {}]) => ({ id, given })))('$id', async ({ id, given }) => {
    expect((await maker.call(send, id, given)).status).toBe(200);
  });

  test('RunWeek, where it was not known at first: 202 at the location until it is, then the outcome', async () => {
    const asked = Math.floor(Date.now() / 1000);
    const at = (runId: string) => `${stack.url}/api/users/me/runs/${runId}/outcome?asked=${asked}`;
    const open = await maker.follow(send, 'RunWeek', at('not-yet'));
    expect([open.status, open.headers.get('location')]).toEqual([202, at('not-yet')]);
    const known = await maker.follow(send, 'RunWeek', at('run-1'));
    expect(known).toMatchObject({ status: 200, body: { runId: 'run-1', result: 'committed' } });
    const lost = await maker.follow(send, 'RunWeek', at('not-yet').replace(String(asked), '1000000000'));
    expect(lost).toMatchObject({ status: 404, body: { code: 'runUnknown' } });
  });

  test('the way of a week to its approval, by two people', async () => {
    const of = { ...mine, userId: lena.oid };
    await maker.call(asLena, 'SetPreferences', { body: profile });
    await maker.call(asLena, 'CorrectEntries', { parameters: mine, body: { runId: 'c', ...addition } });
    await maker.call(asLena, 'SubmitWeek', { parameters: mine, body: { runId: 's-1' } });
    await maker.call(send, 'ReturnWeek', { parameters: of, body: { runId: 'r-1' } });
    await maker.call(asLena, 'SubmitWeek', { parameters: mine, body: { runId: 's-2' } });
    await maker.call(send, 'ApproveWeek', { parameters: of, body: { runId: 'a-1' } });
    const { body } = await maker.call(send, 'ExportWeeks', { parameters: { ...mine, status: 'approved' } });
    expect(body).toMatchObject({ value: [{ userId: lena.oid, entryStatusCode: 192_350_002, minutes: 30 }] });
  });

  test('a run of the organisation, which the flow waits for', async () => {
    const body = { orgRunId: 'org-1', week: '2026-W48', kind: 'draft' };
    const { body: ended } = await maker.call(asFlow, 'StartOrganisationRun', { body });
    expect(ended).toMatchObject({ state: 'completed', users: { total: 2, finished: 2 } });
    const parameters = { orgRunId: 'org-1' };
    await maker.call(asFlow, 'GetOrganisationRun', { parameters });
    await maker.call(asFlow, 'ListOrganisationRuns');
    await maker.call(asFlow, 'GetOrganisationRunPeople', { parameters: { ...parameters, page: 0 } });
    await maker.call(asFlow, 'RedriveOrganisationRun', { parameters });
  });

  test('one that is paused, resumed and cancelled', async () => {
    const users = Array.from({ length: 300 }, (_, index) => `nobody-${index}`);
    const slow = { orgRunId: 'org-2', week, kind: 'draft', rate: 1, users };
    await asFlow('POST', '/tenant/org-runs', { json: slow });
    const parameters = { orgRunId: 'org-2' };
    for (const id of ['Pause', 'Resume', 'Cancel'])
      await maker.call(asFlow, `${id}OrganisationRun`, { parameters });
  });
});

describe('refusals, as they are documented', () => {
  const correct = (one: object): Given => ({ parameters: mine, body: { runId: 'bad', changes: [one] } });
  const runIn = (id: string): Given => ({ parameters: { week: id }, body: { runId: 'bad' } });
  const cases: [string, string, Given][] = [
    ['GetWeek', 'weekInvalid', { parameters: { week: 'next' } }],
    ['GetWeekSummary', 'weekInvalid', { parameters: { week: '2026-W54' } }],
    ['RunWeek', 'weekInvalid', runIn('2026-W00')],
    ['RunWeek', 'fieldInvalid', { parameters: mine, body: { runId: '' } }],
    ['RunWeek', 'fieldUnknown', { parameters: mine, body: { runId: 'x', surplus: 1 } }],
    ['RunWeek', 'runIdReused', { parameters: mine, body: { runId: 'run-1', kind: 'redraft' } }],
    ['RunWeek', 'weekChanged', { parameters: mine, body: { runId: 'old', expectedVersion: 0 } }],
    ['RunWeek', 'bodyTooLarge', { parameters: mine, body: { runId: 'x'.repeat(1_100_000) } }],
    ['GetRun', 'runUnknown', { parameters: { runId: 'never' } }],
    ['CorrectEntries', 'dateOutsideWeek', correct({ ...change, date: '2026-12-01' })],
    ['CorrectEntries', 'projectUnknown', correct({ ...change, projectId: 'gone' })],
    ['CorrectEntries', 'taskUnknown', correct({ ...change, projectId: 'borealis', taskId: 'gone' })],
    ['CorrectEntries', 'projectClosed', correct({ ...change, projectId: 'closed' })],
    ['CorrectEntries', 'taskClosed', correct({ ...change, projectId: 'open', taskId: 'done' })],
    ['CorrectEntries', 'dayOverMaximum', correct({ ...change, minutes: 1440 })],
    ['CorrectEntries', 'entryUnknown', correct({ op: 'delete', entryId: `entry:${week}:x:0` })],
    [
      'CorrectEntries',
      'periodClosed',
      {
        parameters: { week: '2026-W44' },
        body: { runId: 'b', changes: [{ ...change, date: '2026-10-27' }] },
      },
    ],
    ['UndoRun', 'undoUnknown', { parameters: mine, body: { runId: 'bad', undoRunId: 'never' } }],
    ['RecallWeek', 'statusConflict', { parameters: mine, body: { runId: 'bad' } }],
    ['ApproveWeek', 'forbidden', { parameters: mine, body: { runId: 'bad' } }],
    [
      'SetPreferences',
      'projectUnknown',
      { body: { rules: [{ id: 'r', trait: 'title', value: 'x', projectId: 'no' }] } },
    ],
    ['GetOrganisationRun', 'orgRunUnknown', { parameters: { orgRunId: 'never' } }],
    ['GetOrganisationRunPeople', 'notFound', { parameters: { orgRunId: 'org-1', page: 9 } }],
    ['PauseOrganisationRun', 'orgRunStateConflict', { parameters: { orgRunId: 'org-1' } }],
    ['GetProjectTotals', 'notFound', { parameters: { projectId: 'gone' } }],
    ['ListTasks', 'projectUnknown', { parameters: { projectId: 'gone' } }],
    ['ListUsers', 'fieldInvalid', { parameters: { continuation: 'nonsense' } }],
    ['ListProjects', 'fieldInvalid', { parameters: { continuation: 'nonsense' } }],
    ['ExportWeeks', 'weekInvalid', { parameters: { week: 'all' } }],
    ['ExportWeeksAsCsv', 'fieldInvalid', { parameters: { ...mine, status: 'lost' } }],
  ];
  test.each(cases)('%s: %s', async (id, code, given) => {
    expect((await maker.call(send, id, given)).body).toMatchObject({ code });
  });

  test('RunWeek: consentMissing, for a person who has not agreed', async () => {
    const given = { parameters: { ...mine, userId: mo.oid }, body: { runId: 'x' } };
    expect((await maker.call(asFlow, 'RunWeek', given)).body).toMatchObject({ code: 'consentMissing' });
  });

  test('CorrectEntries: weekNotOpen, for a week that is approved', async () => {
    const given = { parameters: mine, body: { runId: 'late', ...addition } };
    expect((await maker.call(asLena, 'CorrectEntries', given)).body).toMatchObject({ code: 'weekNotOpen' });
  });

  const all = actions.map(({ path, operation }) => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const values: Record<string, string> = { week, page: '0' };
    const parameters = Object.fromEntries(named.map(name => [name, values[name] ?? 'x']));
    return [operation.operationId, { parameters, body: undefined }] as [string, Given];
  });

  test.each(all)('%s: tokenMissing and tokenInvalid', async (id, given) => {
    expect((await maker.call(stack.api.send, id, given)).body).toMatchObject({ code: 'tokenMissing' });
    const forged: Send = (method, path, content) =>
      stack.api.send(method, path, { ...content, headers: { authorization: 'Bearer a.b.c' } });
    expect((await maker.call(forged, id, given)).body).toMatchObject({ code: 'tokenInvalid' });
  });

  test('an application without a role may read no one’s week and run nothing', async () => {
    const asReader = await stack.api.as(reader);
    // What an agent may do is decided for each tool.
    const open = ['GetCurrentUser', 'ListProjects', 'ListTasks', 'ListWeeks', 'InvokeMCP'];
    for (const [id, given] of all.filter(([name]) => !open.includes(name))) {
      const { status } = await maker.call(asReader, id, given);
      expect([id, [401, 403].includes(status)]).toEqual([id, true]);
    }
  });
});

describe('nothing is left out', () => {
  test('every code that is documented was seen, but for those that take a fault', () => {
    const documented = actions.flatMap(({ operation }) =>
      Object.values(operation.responses).flatMap(({ description }) =>
        [...description.matchAll(/(?:^|[.!?] )([a-z][A-Za-z]+): /g)].map(([, code = '']) => code),
      ),
    );
    const seen = new Set([...maker.refused].map(each => each.split(' ')[1]));
    expect(new Set(documented).size).toBeGreaterThan(25);
    expect([...new Set(documented)].filter(code => !seen.has(code)).sort()).toEqual(underFault);
  });

  test('every operation was answered 200', () => {
    const ids = actions.map(({ operation }) => operation.operationId);
    expect(ids.filter(id => !maker.done.has(id))).toEqual([]);
  });

  const http = () => stack.functions.filter(({ route }) => route?.startsWith('/api/'));

  test('every handler is an operation, or left out with a reason', () => {
    const known = new Set([...operations.map(({ handler }) => handler), ...Object.keys(leftOut)]);
    expect(
      http()
        .map(({ name }) => name)
        .filter(name => !known.has(name)),
    ).toEqual([]);
    expect(Object.values(leftOut).filter(reason => !/^.{20,}\.$/.test(reason))).toEqual([]);
  });

  test('every operation has the method and route of its handler, and none is left out as well', () => {
    for (const { id, handler, method, path } of operations) {
      const found = http().find(({ name }) => name === handler);
      const route = (found?.route ?? '').replace('{kind}', path.split('/').at(-1) ?? '');
      expect([id, found?.methods, route]).toEqual([id, [method.toUpperCase()], `/api${path}`]);
      expect([id, handler in leftOut]).toEqual([id, false]);
    }
  });
});

describe('the control: an answer is not what is documented', () => {
  const checks = strictChecks(swagger);

  test('when a field is missing, unknown, null or of another type', async () => {
    const { body } = await maker.call(send, 'GetWeek', { parameters: mine });
    const answer = body as Record<string, unknown>;
    expect(checks.answer('Week', answer)).toEqual([]);
    const { status: _, ...without } = answer;
    const spoiled = [
      without,
      { ...answer, surplus: 1 },
      { ...answer, version: null },
      { ...answer, week: 7 },
    ];
    for (const each of spoiled) expect(checks.answer('Week', each)).not.toEqual([]);
  });

  test('when its status or code is one that the operation does not say', async () => {
    const teapot: Send = async () => ({ ...(await send('GET', '/me')), status: 418 });
    await expect(maker.call(teapot, 'GetCurrentUser')).rejects.toThrow('418');
    const other: Send = async () => ({ ...(await send('GET', '/users/me/runs/never')), status: 404 });
    await expect(maker.call(other, 'GetOrganisationRun', { parameters: { orgRunId: 'x' } })).rejects.toThrow(
      '404',
    );
  });
});
