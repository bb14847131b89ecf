import { CosmosClient } from '@azure/cosmos';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { audience, scope } from '../../local/addresses.ts';
import { LOCAL_KEY } from '../../local/cosmos/server.ts';
import type { Send } from './api.ts';
import {
  approver,
  canary,
  everything,
  flow,
  lena,
  otherTenantId,
  reader,
  stranger,
  tenantId,
} from './directory.ts';
import { addition, catalogue, imports, policy, profile, tuesday, week } from './fixture.ts';
import { type RunningStack, startStackProcess } from './stack.ts';

let stack: RunningStack;
let asLena: Send;
let token: string;
let agent: Client;
beforeAll(async () => {
  stack = await startStackProcess();
  asLena = await stack.api.as(lena);
  const send = await stack.api.as(everything);
  await send('PUT', '/tenant/catalogue', { json: catalogue });
  await send('PUT', '/tenant/policy', { json: policy });
  await asLena('PUT', '/users/me/profile', { json: profile });
  await asLena('POST', '/users/me/sources/assignments', { json: imports.assignments });
  token = await stack.api.token(lena);
  agent = await connected(token);
});
afterAll(async () => {
  await agent.close();
  await stack.stop();
});

/** The SDK's own client, signed in by a token. */
async function connected(token: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const headers = { authorization: `Bearer ${token}` };
  const transport = new StreamableHTTPClientTransport(new URL(`${stack.url}/api/mcp`), {
    requestInit: { headers },
  });
  // Its types were not written for exact optional properties.
  await client.connect(transport as Parameters<Client['connect']>[0]);
  return client;
}

type Answer = Record<string, unknown> & { offer: string; expectedVersion: number };

async function called(name: string, given: object = {}, client = agent): Promise<Answer> {
  const answer = await client.callTool({ name, arguments: given as Record<string, unknown> });
  const [first] = answer.content as { text: string }[];
  expect(JSON.parse(first?.text ?? '')).toEqual(answer.structuredContent);
  return { ...(answer.structuredContent as Answer), isError: answer.isError };
}

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
    for (const unreadable of ['$ref', 'oneOf', 'anyOf', '"type":[', 'exclusiveMinimum'])
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
    const [asApprover, asFlow] = await Promise.all(
      [approver, flow].map(async who => connected(await stack.api.token(who))),
    );
    const of = { week, userId: lena.oid.toUpperCase() };
    expect(await called('get_week', of, asApprover)).toMatchObject({ status: 'submitted' });
    expect(await called('preview_run', of, asApprover)).toMatchObject({ isError: true, code: 'forbidden' });
    expect(await called('get_week', of, asFlow)).toMatchObject({ status: 'submitted' });
    await Promise.all([asApprover?.close(), asFlow?.close()]);
  });

  test('an application without a role sees no one’s', async () => {
    const client = await connected(await stack.api.token(reader));
    expect(await called('get_week', { week }, client)).toMatchObject({ isError: true, code: 'forbidden' });
    await client.close();
  });

  test('the same object id in another tenant is another person', async () => {
    const client = await connected(await stack.api.token(stranger, otherTenantId));
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
    const asFlow = await connected(await stack.api.token(flow));
    const stolen = { ...next, ...agreed(shown), userId: everything.oid };
    expect(await called('correct_week', stolen, asFlow)).toMatchObject({ isError: true, field: 'offer' });
    await asFlow.close();
  });
});

describe('who is let in', () => {
  const hello = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
  const post = (headers: Record<string, string>) => stack.api.send('POST', '/mcp', { json: hello, headers });
  const metadata = () => `${stack.url}/api/mcp/oauth-protected-resource`;

  test('nobody without a token: the answer says where to ask for one', async () => {
    const { status, headers, body } = await post({});
    expect([status, body]).toMatchObject([401, { code: 'tokenMissing' }]);
    expect(headers.get('www-authenticate')).toBe(`Bearer resource_metadata="${metadata()}"`);
  });

  test('nobody with a forged token', async () => {
    const [head, , signature] = token.split('.');
    const claims = { tid: otherTenantId, oid: lena.oid, scp: scope, aud: audience };
    const forged = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    for (const each of [forged, `${token.slice(0, -4)}AAAA`]) {
      const { status, headers } = await post({ authorization: `Bearer ${each}` });
      expect([status, headers.get('www-authenticate')]).toEqual([
        401,
        `Bearer error="invalid_token", resource_metadata="${metadata()}"`,
      ]);
      await expect(connected(each)).rejects.toThrow(/tokenInvalid/);
    }
    // The control: as it was signed, it is good.
    expect((await post({ authorization: `Bearer ${token}` })).status).toBe(200);
  });

  test('no page of another site, though its visitor be signed in', async () => {
    const authorization = `Bearer ${token}`;
    const from = async (origin: string) => (await post({ authorization, origin })).status;
    expect([await from('https://evil.example'), await from('null'), await from(stack.url)]).toEqual([
      403, 403, 200,
    ]);
  });

  test('the document says whom to ask, and for what', async () => {
    const { status, body } = await stack.api.send('GET', '/mcp/oauth-protected-resource');
    expect(status).toBe(200);
    expect(body).toEqual({
      resource: `${stack.url}/api/mcp`,
      authorization_servers: [`${stack.authority}/organizations/v2.0`],
      scopes_supported: [`${audience}/${scope}`],
      bearer_methods_supported: ['header'],
      resource_name: 'Time Agent',
    });
  });
});

describe('the protocol', () => {
  test('there is no stream to open and no session to end', async () => {
    for (const method of ['GET', 'DELETE']) {
      const { status, headers } = await asLena(method, '/mcp');
      expect([status, headers.get('allow')]).toEqual([405, 'POST']);
    }
  });

  test('what is no message of it is refused with an error of it, and the next one is answered', async () => {
    const rpc = async (json: unknown) => (await asLena('POST', '/mcp', { json })).body;
    const codes = [
      await rpc({ jsonrpc: '2.0', id: 1, method: 'nonsense' }),
      await rpc({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: canary } }),
      await rpc({ some: 'thing' }),
    ].map(body => (body as { error: { code: number } }).error.code);
    expect(codes).toEqual([-32601, -32602, -32700]);
    expect((await asLena('POST', '/mcp', { raw: '{' })).body).toMatchObject({ code: 'bodyMalformed' });
    expect(
      (await asLena('POST', '/mcp', { json: { jsonrpc: '2.0', method: 'notifications/initialized' } }))
        .status,
    ).toBe(202);
    expect(await rpc({ jsonrpc: '2.0', id: 'seven', method: 'ping' })).toEqual({
      jsonrpc: '2.0',
      id: 'seven',
      result: {},
    });
  });

  test('no text of a person, no argument and no token is in the log', async () => {
    const secret = { op: 'add', date: '2026-11-24', minutes: 30, projectId: 'apollo', description: canary };
    await called('preview_correction', { week: '2026-W48', changes: [secret] });
    await called('preview_correction', { week: canary, changes: [{ ...secret, projectId: canary }] });
    await expect(called(canary, { [canary]: canary })).rejects.toThrow(/no such tool/);
    await spoilProfile();
    expect(await called('get_week', { week })).toMatchObject({ isError: true, code: 'internal' });
    expect(stack.printed()).not.toContain(canary);
    for (const part of token.split('.')) expect(stack.printed()).not.toContain(part);
    // The control: that it stumbled is there, with the place in the code, and the error itself quotes the text.
    expect(stack.printed()).toMatch(/internal[\s\S]+RangeError[\s\S]+core\/week\.ts/);
    expect(() => new Intl.DateTimeFormat('en', { timeZone: canary })).toThrow(canary);
  });
});

/** A profile that the product would not write, and that it stumbles over. */
async function spoilProfile(): Promise<void> {
  const connectionPolicy = { enableEndpointDiscovery: false };
  const client = new CosmosClient({ endpoint: stack.cosmos, key: LOCAL_KEY, connectionPolicy });
  const document = {
    id: 'profile',
    kind: 'profile',
    consent: true,
    zone: canary,
    tenantId,
    userId: lena.oid,
  };
  await client.database('timeagent').container('timesheets').items.upsert(document);
}
