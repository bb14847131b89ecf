import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** What the stand-in makes of one request. The shapes are those of Azure OpenAI's chat completions. */
export type LlmScript =
  /** A finished completion with this text. */
  | { kind: 'says'; content: string; totalTokens?: number }
  | { kind: 'refuses' }
  /** Ends for `length` or `content_filter`, with as much text as there was. */
  | { kind: 'ends'; reason: 'length' | 'content_filter'; content: string }
  | { kind: 'status'; status: number; code?: string; headers?: Record<string, string> }
  /** Headers at once, the body a byte at a time, each after so many milliseconds. */
  | { kind: 'drips'; content: string; everyMs: number }
  | { kind: 'silent' }
  | { kind: 'hangsUp' };

/** What was asked for: the messages and the schema, as the SDK sent them. */
export type LlmRequest = {
  deployment: string;
  messages: { role: string; content: string }[];
  response_format?: { json_schema?: { strict?: boolean } };
};

export type LlmStandIn = {
  /** The address to give as `AZURE_OPENAI_ENDPOINT`. */
  endpoint: string;
  requests: LlmRequest[];
  close(): Promise<void>;
};

/** A stand-in for one Azure OpenAI resource on 127.0.0.1: it answers whatever deployment is asked for by `script`. */
export async function startLlm(
  script: (request: LlmRequest, index: number) => LlmScript,
): Promise<LlmStandIn> {
  const requests: LlmRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const request = await readRequest(incoming);
    if (!request) return void response.writeHead(404).end();
    requests.push(request);
    await play(script(request, requests.length - 1), response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<LlmRequest | undefined> {
  const deployment = /^\/openai\/deployments\/([^/]+)\/chat\/completions\?/.exec(incoming.url ?? '')?.[1];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  if (deployment === undefined || incoming.method !== 'POST') return undefined;
  return { deployment, ...JSON.parse(Buffer.concat(chunks).toString('utf8')) };
}

async function play(script: LlmScript, response: ServerResponse): Promise<void> {
  switch (script.kind) {
    case 'says':
      return send(response, completion('stop', { content: script.content }, script.totalTokens));
    case 'refuses':
      return send(response, completion('stop', { content: null, refusal: 'I cannot help with that.' }));
    case 'ends':
      return send(response, completion(script.reason, { content: script.content }));
    case 'status':
      response.writeHead(script.status, { 'content-type': 'application/json', ...script.headers });
      return void response.end(
        JSON.stringify({ error: { code: script.code ?? String(script.status), message: 'no' } }),
      );
    case 'drips':
      return drip(response, JSON.stringify(completion('stop', { content: script.content })), script.everyMs);
    case 'hangsUp':
      return void response.destroy();
    case 'silent':
  }
}

function completion(reason: string, message: object, totalTokens = 0): object {
  return {
    ...{ id: 'chatcmpl-stand-in', object: 'chat.completion', created: 0, model: 'stand-in' },
    choices: [{ index: 0, finish_reason: reason, message: { role: 'assistant', refusal: null, ...message } }],
    usage: { prompt_tokens: totalTokens, completion_tokens: 0, total_tokens: totalTokens },
  };
}

function send(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function drip(response: ServerResponse, text: string, everyMs: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  for (const character of text) {
    if (response.destroyed) return;
    response.write(character);
    await setTimeout(everyMs);
  }
  response.end();
}
