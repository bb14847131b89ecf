import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Swagger } from '../../../connector/build/swagger-types.ts';
import { ActionFault, Gap } from '../../../local/flows/gap.ts';
import { ourConnector } from '../../../local/flows/ours/connector.ts';
import type { Request } from '../../../local/flows/ours/request.ts';
import type { Outputs } from '../../../local/flows/run.ts';
import type { Simulation } from '../../../local/flows/simulation.ts';

const file = new URL('../../../connector/apiDefinition.swagger.json', import.meta.url);
const swagger = JSON.parse(readFileSync(file, 'utf8')) as Swagger;

/** Calls an operation of ours; the app gives these answers one after the other. */
async function call(
  id: string,
  parameters: Record<string, unknown>,
  answers: Partial<Outputs>[],
  more: { itemsMin?: number; timeoutMs?: number } = {},
) {
  const [sent, waits] = [[] as Request[], [] as number[]];
  const simulation = {
    swagger,
    url: 'http://app',
    wait: async (ms: number) => void waits.push(ms),
  } as unknown;
  const connector = ourConnector(simulation as Simulation, async request => {
    sent.push(request);
    return { statusCode: 200, headers: {}, ...answers[sent.length - 1] };
  });
  const outputs = await connector({ id, parameters, timeoutMs: 1_000, ...more });
  return { outputs, sent, waits };
}

const me = { body: { kind: 'user', tenantId: 't', userId: 'u', roles: [] } };
const user = (id: string) => ({ id, name: id, zone: 'UTC' });

describe('our connector', () => {
  test('puts parameters where the definition has them, and fills in what makers do not see', async () => {
    const { sent } = await call(
      'StartOrganisationRun',
      {
        'body/orgRunId': 'r',
        'body/week': '2026-W47',
        'body/kind': 'draft',
        'body/selection/zone': 'UTC',
        'body/selection/weekday': 1,
      },
      [{ statusCode: 400 }],
    );
    expect(sent).toEqual([
      {
        ...{ method: 'POST', url: 'http://app/api/tenant/org-runs?wait=true' },
        body: { orgRunId: 'r', week: '2026-W47', kind: 'draft', selection: { zone: 'UTC', weekday: 1 } },
      },
    ]);
  });

  test('escapes what goes into the address', async () => {
    const { sent } = await call('GetRun', { userId: 'me', runId: 'a/b?c' }, [{ statusCode: 404 }]);
    expect(sent[0]?.url).toBe('http://app/api/users/me/runs/a%2Fb%3Fc');
  });

  test('sends the same request again while the app is busy', async () => {
    const busy = { statusCode: 429, headers: { 'retry-after': '7' } };
    const run = { userId: 'me', week: '2026-W47', 'body/runId': 'r' };
    const { sent, waits } = await call('RunWeek', run, [busy, { statusCode: 503 }, { statusCode: 409 }]);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(each => JSON.stringify(each))).size).toBe(1);
    expect(waits).toEqual([7_000, 10_000]);
  });

  test('gives up after eight more', async () => {
    const { sent, outputs } = await call('GetCurrentUser', {}, Array(20).fill({ statusCode: 500 }));
    expect(sent).toHaveLength(9);
    expect(outputs.statusCode).toBe(500);
  });

  test('follows the location of a 202 until it ends otherwise', async () => {
    const pending = { statusCode: 202, headers: { location: 'http://app/there', 'retry-after': '0' } };
    const { sent, outputs } = await call('GetCurrentUser', {}, [pending, pending, me]);
    expect(sent.slice(1)).toEqual(Array(2).fill({ method: 'GET', url: 'http://app/there' }));
    expect(outputs.body).toEqual(me.body);
  });

  test('and no longer than it may take', async () => {
    const pending = { statusCode: 202, headers: { location: 'http://app/there' } };
    await expect(call('GetCurrentUser', {}, Array(9).fill(pending))).rejects.toMatchObject({
      code: 'ActionTimedOut',
    });
  });

  test('gathers pages until it has as many items as asked for', async () => {
    const page = (id: string) => ({ body: { value: [user(id)], nextLink: `http://app/after-${id}` } });
    const pages = [page('a'), page('b'), { body: { value: [user('c')] } }];
    const all = await call('ListUsers', {}, pages, { itemsMin: 100 });
    expect(all.outputs.body).toEqual({ value: [user('a'), user('b'), user('c')] });
    const some = await call('ListUsers', {}, pages, { itemsMin: 2 });
    expect(some.sent.map(({ url }) => url)).toEqual(['http://app/api/tenant/users', 'http://app/after-a']);
    expect((await call('ListUsers', {}, pages)).sent).toHaveLength(1);
  });

  test.each([
    ['a null', { ...me.body, userId: null }],
    ['another type', { ...me.body, roles: 'none' }],
    ['a field that is required and missing', { kind: 'user' }],
  ])('%s in an answer is a failure, as on the platform', async (_, body) => {
    await expect(call('GetCurrentUser', {}, [{ body }])).rejects.toMatchObject({
      code: 'ResponseSwaggerSchemaValidationFailure',
    });
  });

  test('so is an answer that is not documented', async () => {
    await expect(call('GetCurrentUser', {}, [{ statusCode: 418 }])).rejects.toThrow('has no 418');
  });

  test.each([
    ['an operation', 'GetNothing', {}, Gap],
    ['a parameter', 'GetCurrentUser', { more: 1 }, Gap],
    ['a field of the body', 'RunWeek', { week: 'w', 'body/more': 1 }, Gap],
    ['a null in the body', 'RunWeek', { week: 'w', 'body/runId': null }, ActionFault],
    ['a wrong type in the body', 'RunWeek', { week: 'w', 'body/runId': 1 }, ActionFault],
    ['a missing part of the address', 'RunWeek', { 'body/runId': 'r' }, ActionFault],
  ])('%s that the definition does not have is not sent', async (_, id, parameters, kind) => {
    await expect(call(id, parameters, [])).rejects.toThrow(kind);
  });
});
