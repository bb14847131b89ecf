import { expect } from '@jest/globals';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Send } from './api.ts';
import { oneEntry } from './fixture.ts';

/** The SDK's own client for the host at `url`, signed in by a token. */
export async function agentAt(url: string, token: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  const headers = { authorization: `Bearer ${token}` };
  const transport = new StreamableHTTPClientTransport(new URL(`${url}/api/mcp`), {
    requestInit: { headers },
  });
  // Its types were not written for exact optional properties.
  await client.connect(transport as Parameters<Client['connect']>[0]);
  return client;
}

export type Answer = Record<string, unknown> & { offer: string; expectedVersion: number };

/** What a tool answers: the same as text and as data. */
export async function answerOf(client: Client, name: string, given: object): Promise<Answer> {
  const answer = await client.callTool({ name, arguments: given as Record<string, unknown> });
  const [first] = answer.content as { text: string }[];
  expect(JSON.parse(first?.text ?? '')).toEqual(answer.structuredContent);
  return { ...(answer.structuredContent as Answer), isError: answer.isError };
}

/** Asks where to sign in and whether anybody is there, and for an entry on no project, which changes nothing: the statuses. */
export async function askAsAgent(send: Send): Promise<number[]> {
  const entry = { runId: 'one-more', ...oneEntry, date: '2026-12-01', projectId: 'none' };
  const replies = [
    await send('GET', '/mcp/oauth-protected-resource'),
    await send('POST', '/mcp', { json: { jsonrpc: '2.0', id: 1, method: 'ping' } }),
    await send('POST', '/users/me/weeks/2026-W49/entries', { json: entry }),
  ];
  return replies.map(({ status }) => status);
}
