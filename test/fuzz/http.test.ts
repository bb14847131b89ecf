import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { errors } from '../../core/errors.ts';
import type { Send } from '../end-to-end/api.ts';
import { admin, approver, lena } from '../end-to-end/directory.ts';
import {
  addition,
  catalogue,
  clauses,
  imports,
  policy,
  profile,
  schedule,
  week,
} from '../end-to-end/fixture.ts';
import { type RunningStack, startStackProcess } from '../end-to-end/stack.ts';
import { writtenByRequests } from '../end-to-end/written.ts';
import { garbled, mutilated } from './mutilate.ts';

/** A good request to every address that takes a body. */
const addresses: [method: string, path: string, body: object][] = [
  ['PUT', '/tenant/policy', policy],
  ['PUT', '/tenant/catalogue', catalogue],
  ['PUT', '/tenant/schedule', schedule],
  ['PUT', '/tenant/policy/document', { clauses }],
  ['PUT', '/users/me/profile', profile],
  ...Object.entries(imports).map(([kind, body]): [string, string, object] => [
    'POST',
    `/users/me/sources/${kind}`,
    body,
  ]),
  ['POST', '/tenant/org-runs', { orgRunId: 'fuzz', week, kind: 'draft', dryRun: true, users: ['nobody'] }],
  ['POST', `/users/me/weeks/${week}/preview`, { kind: 'draft' }],
  ['POST', `/users/me/weeks/${week}/preview`, addition],
  ['POST', `/users/me/weeks/${week}/runs`, { runId: 'fuzz', kind: 'draft' }],
  ['POST', `/users/me/weeks/${week}/corrections`, { runId: 'fuzz', ...addition }],
  ['POST', `/users/me/weeks/${week}/undo`, { runId: 'fuzz', undoRunId: 'fuzz' }],
  ['POST', `/users/me/weeks/${week}/submit`, { runId: 'fuzz' }],
  ['POST', `/users/me/weeks/${week}/recall`, { runId: 'fuzz' }],
  ['POST', `/users/me/weeks/${week}/comments`, { runId: 'fuzz' }],
  ['POST', `/users/me/weeks/${week}/feedback`, { runId: 'fuzz', thumb: 'up', code: 'missingHours' }],
  ['POST', `/users/${lena.oid}/weeks/${week}/approve`, { runId: 'fuzz' }],
  ['POST', `/users/${lena.oid}/weeks/${week}/return`, { runId: 'fuzz' }],
];

const runs = 60;
let stack: RunningStack;
let asLena: Send;
let asAdmin: Send;
let asApprover: Send;

beforeAll(async () => {
  stack = await startStackProcess();
  const everybody = [lena, admin, approver].map(who => stack.api.as(who));
  [asLena, asAdmin, asApprover] = (await Promise.all(everybody)) as [Send, Send, Send];
  await asAdmin('PUT', '/tenant/catalogue', { json: catalogue });
  await asLena('PUT', '/users/me/profile', { json: profile });
});
afterAll(() => stack.stop());

function senderOf(path: string): Send {
  if (path.startsWith('/tenant')) return asAdmin;
  return path.startsWith('/users/me') ? asLena : asApprover;
}

/** What no answer may be, whatever was sent. */
function expectAnswer(status: number, body: unknown): void {
  expect(status).toBeLessThan(500);
  if (status < 400) return;
  const { code, message, ...rest } = body as Record<string, unknown>;
  expect(Object.keys(errors)).toContain(code);
  expect(typeof message).toBe('string');
  expect(Object.keys(rest).filter(key => key !== 'field' && key !== 'runId')).toEqual([]);
}

/** All that is stored of the person and the tenant. */
async function stored(): Promise<string> {
  const [person, tenant] = [await asLena('GET', '/users/me/data'), await asAdmin('GET', '/tenant/policy')];
  return writtenByRequests(person.body) + tenant.text + (await asAdmin('GET', '/tenant/catalogue')).text;
}

describe.each(addresses)('%s %s', (method, path, good) => {
  test('answers every mutilated body with a problem, in time, and keeps the store as it was', async () => {
    await fc.assert(
      fc.asyncProperty(mutilated(good), async raw => {
        const before = await stored();
        const { status, body } = await senderOf(path)(method, path, { raw });
        expectAnswer(status, body);
        if (status >= 400) expect(await stored()).toBe(before);
      }),
      { numRuns: runs, seed: 20261123 },
    );
  }, 120_000);

  test('answers every garbled body with a problem', async () => {
    await fc.assert(
      fc.asyncProperty(garbled, async raw => {
        const { status, body } = await senderOf(path)(method, path, { raw });
        expectAnswer(status, body);
        expect(status).not.toBe(404);
      }),
      { numRuns: 20, seed: 20261123 },
    );
  }, 120_000);
});

test('control: good bodies are taken at every address that is ready for them', async () => {
  const ready = addresses.filter(
    ([, path]) => !/undo|submit|recall|corrections|runs|comments|feedback|approve|return/.test(path),
  );
  for (const [method, path, json] of ready) {
    expect({ path, status: (await senderOf(path)(method, path, { json })).status }).toEqual({
      path,
      status: 200,
    });
  }
});

test('answers odd addresses without an error of its own', async () => {
  const odd = ['%00', '%ff', '..%2f..', 'a'.repeat(300), '💥', '%F0%9F%92%A5', 'me%20', "';--", '{week}'];
  for (const part of odd.map(each => encodeURI(decodeURIComponentSafe(each)))) {
    for (const path of [
      `/users/${part}/weeks/${week}`,
      `/users/me/weeks/${part}`,
      `/users/me/runs/${part}`,
      `/${part}`,
    ]) {
      const { status } = await asLena('GET', path);
      expect({ path, server: status >= 500 }).toEqual({ path, server: false });
    }
  }
});

/** Parts that are already encoded stay as they are. */
function decodeURIComponentSafe(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
