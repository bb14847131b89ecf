import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Swagger } from '../../connector/build/swagger-types.ts';
import { operationsOf } from '../../connector/lint/walk.ts';
import { apiAt, type Send } from '../end-to-end/api.ts';
import { everything, lena } from '../end-to-end/directory.ts';
import {
  addition,
  catalogue,
  imports,
  oneEntry,
  policy,
  profile,
  tuesday,
  week,
} from '../end-to-end/fixture.ts';
import { type RunningStack, startStackProcess } from '../end-to-end/stack.ts';
import { type Given, makerOf } from './maker.ts';
import { underFault } from './under-fault.ts';

const file = new URL('../../connector/apiDefinition.swagger.json', import.meta.url);
const swagger = JSON.parse(readFileSync(file, 'utf8')) as Swagger;
const maker = makerOf(swagger);
/** Writes are tried again for five seconds before they are given up. */
const patienceMs = 20_000;

let stack: RunningStack;
let send: Send;
let asLena: Send;
beforeAll(async () => {
  stack = await startStackProcess();
  const api = apiAt(`${stack.url}/api`, stack.authority, patienceMs);
  [send, asLena] = await Promise.all([api.as(everything), api.as(lena)]);
});
afterAll(() => stack.stop());
beforeEach(() => stack.goWrong({}));

const mine = { week };
const codeOf = async (by: Send, id: string, given: Given = {}) =>
  ((await maker.call(by, id, given)).body as { code?: string }).code;
/** Sent as it stands, whatever the operation takes. */
const raw =
  (text: string): Send =>
  (method, path) =>
    send(method, path, { raw: text });

/** What each operation with a body is given. */
const bodies: Record<string, object> = {
  ...{ RunWeek: { runId: 'f' }, PreviewWeek: {}, CorrectEntries: { runId: 'f', ...addition } },
  ...{ AddEntry: { runId: 'f', ...oneEntry }, UndoRun: { runId: 'f', undoRunId: 'x' } },
  StartOrganisationRun: { orgRunId: 'f', week, kind: 'draft' },
  SetPreferences: profile,
  ...{ ImportAssignments: imports.assignments, ImportBookings: imports.bookings },
  ...{ ImportTimeOff: imports['time-off'], ImportHolidays: imports.holidays },
  ...{ ImportEarlierWeeks: imports['earlier-weeks'], ImportCalendarEvents: imports.calendar },
};

/** Every action with something that it could do. What ends a subscription takes no token and no answer from the store. */
const all = operationsOf(swagger)
  .filter(({ operation }) => !('x-ms-trigger' in operation) && !('x-ms-agentic-protocol' in operation))
  .filter(({ method }) => method !== 'delete')
  .map(({ path, method, operation: { operationId: id, parameters } }) => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    // Nobody approves or returns a week of their own.
    const userId = /^(Approve|Return)/.test(id) ? lena.oid : 'me';
    const values: Record<string, string> = { week, page: '0', userId };
    const body = parameters.some(each => each.in === 'body') ? (bodies[id] ?? { runId: 'f' }) : undefined;
    return {
      ...{ id, method },
      given: { parameters: Object.fromEntries(named.map(name => [name, values[name] ?? 'x'])), body },
    };
  });

describe('the keys of the sign-in cannot be had', () => {
  test('nobody is let in, and all are told to come back', async () => {
    await stack.goWrong({ signInDown: true });
    for (const { id, given } of all)
      expect([id, await codeOf(send, id, given)]).toEqual([id, 'signInUnavailable']);
  });

  test('control: as soon as they can, everything is as it was', async () => {
    expect(await codeOf(send, 'GetCurrentUser')).toBeUndefined();
    await send('PUT', '/tenant/catalogue', { json: catalogue });
    const rules = { weekendWork: { severity: 'block' } };
    await send('PUT', '/tenant/policy', { json: { ...policy, rules } });
    await asLena('PUT', '/users/me/profile', { json: profile });
  });
});

/** The store is asked nothing, or not again within a minute. */
const withoutStore = ['ListProjects', 'ListTasks', 'GetCurrentUser'];

describe('the store', () => {
  const kinds = ['read', 'query', 'batch', 'other', 'queryPlan'] as const;
  const broken = async (container: string, status: number) =>
    stack.goWrong({ store: { container, kinds: [...kinds], fault: { kind: 'status', status } } });

  test('is away: every operation that needs it says so, and what a flow sends again is safe', async () => {
    const seen = new Map<string, string | undefined>();
    for (const container of ['timesheets', 'tenants', 'totals']) {
      await broken(container, 503);
      const left = all.filter(({ id }) => seen.get(id) !== 'storeUnavailable');
      await Promise.all(left.map(async ({ id, given }) => seen.set(id, await codeOf(send, id, given))));
    }
    const others = [...seen].filter(([, code]) => code !== 'storeUnavailable');
    expect(others.map(([id]) => id)).toEqual(withoutStore);
  }, 120_000);

  test('is too busy: the same', async () => {
    const fault = { kind: 'status', status: 429, retryAfterMs: 1 } as const;
    await stack.goWrong({ store: { container: 'timesheets', kinds: ['read'], fault } });
    const reply = await maker.call(send, 'GetWeek', { parameters: mine });
    expect(reply.body).toMatchObject({ code: 'storeUnavailable' });
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('says what it should never say: that is our fault, and nobody is told more', async () => {
    await broken('timesheets', 400);
    expect(await codeOf(send, 'GetWeek', { parameters: mine })).toBe('internal');
  });

  test('finds somebody else faster every time: busy', async () => {
    const body = { orgRunId: 'slow', week, kind: 'draft', rate: 1, users: ['a', 'b', 'c'] };
    await send('POST', '/tenant/org-runs', { json: body });
    await stack.goWrong({
      store: { container: 'tenants', kinds: ['other'], fault: { kind: 'status', status: 412 } },
    });
    const parameters = { orgRunId: 'slow' };
    expect(await codeOf(send, 'CancelOrganisationRun', { parameters })).toBe('busy');
  });

  test('control: without a fault the same requests are answered', async () => {
    expect(await codeOf(send, 'GetWeek', { parameters: mine })).toBeUndefined();
    expect(await codeOf(send, 'CancelOrganisationRun', { parameters: { orgRunId: 'slow' } })).toBeUndefined();
  });
});

describe('what is sent', () => {
  test.each(all.filter(({ given }) => given.body !== undefined).map(({ id, given }) => [id, given] as const))(
    '%s: bodyMalformed, when it is no JSON',
    async (id, given) => {
      expect(await codeOf(raw('{"runId": '), id, given)).toBe('bodyMalformed');
    },
  );

  const adding = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) => ({
      ...{ op: 'add', date: tuesday, minutes: 1, projectId: 'apollo', description: `No. ${from + index}` },
    }));
  const correct = (runId: string, changes: object[]) =>
    codeOf(asLena, 'CorrectEntries', { parameters: mine, body: { runId, changes } });

  test('tooManyOperations and weekFull, when it is more than a week holds', async () => {
    expect(await correct('many', adding(98))).toBe('tooManyOperations');
    expect(await correct('full', adding(97))).toBeUndefined();
    expect(await correct('over', adding(1, 97))).toBe('weekFull');
  });

  test('submitBlocked, with what has to be put right', async () => {
    const saturday = {
      parameters: { week: '2026-W48' },
      body: { runId: 's', ...oneEntry, date: '2026-11-28' },
    };
    expect(await codeOf(asLena, 'AddEntry', saturday)).toBeUndefined();
    const { body } = await maker.call(asLena, 'SubmitWeek', {
      parameters: { week: '2026-W48' },
      body: { runId: 'submit' },
    });
    expect(body).toMatchObject({ code: 'submitBlocked', findings: [{ code: 'weekendWork' }] });
  });
});

test('every code that takes a fault was seen', () => {
  const seen = new Set([...maker.refused].map(each => each.split(' ')[1]));
  expect(underFault.filter(code => !seen.has(code))).toEqual([]);
});
