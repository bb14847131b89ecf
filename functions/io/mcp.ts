import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import type { ToolAnswer } from '../mcp/call-tool.ts';
import type { ListedTool } from '../mcp/listing.ts';

/** What the server of the protocol offers: the tools, and what calls one of them. */
export type Offered = {
  tools: readonly ListedTool[];
  call(name: string, given: unknown): Promise<ToolAnswer | undefined>;
};

export type McpReply = { status: number; headers: Record<string, string>; body?: unknown };

const instructions =
  'Time Agent keeps the time entries of a week. Read before you propose. To change something, preview it, show the person what the preview answers, and only after they have agreed call the tool that does it with the offer and version of that preview.';

/**
 * Answers one message of the Model Context Protocol (streamable HTTP). A server for each request and no session, so that
 * any process can answer; JSON and no stream, because every tool ends by itself.
 */
export async function answerMcp(
  offered: Offered,
  message: unknown,
  { url, protocolVersion }: { url: string; protocolVersion?: string },
): Promise<McpReply> {
  const server = serverOf(offered);
  // No session id: the transport then keeps nothing between requests.
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  await server.connect(transport);
  try {
    // A client that takes JSON only, or says nothing, gets JSON, too.
    const headers = {
      ...{ 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      ...(protocolVersion !== undefined && { 'mcp-protocol-version': protocolVersion }),
    };
    const request = new Request(url, { method: 'POST', headers });
    const response = await transport.handleRequest(request, { parsedBody: message });
    const text = await response.text();
    return { status: response.status, headers: {}, ...(text !== '' && { body: JSON.parse(text) }) };
  } finally {
    await server.close();
  }
}

function serverOf({ tools, call }: Offered): Server {
  const server = new Server(
    { name: 'time-agent', title: 'Time Agent', version: '1.0.0' },
    { capabilities: { tools: {} }, instructions },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [...tools] }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const answer = await call(params.name, params.arguments);
    // What a client calls things is not repeated: it could be what a person wrote.
    if (!answer) throw new McpError(ErrorCode.InvalidParams, 'There is no such tool. List the tools.');
    return resultOf(answer);
  });
  return server;
}

/** A refusal is a result that the model reads, so that it can put right what it has sent. */
function resultOf(answer: ToolAnswer): CallToolResult {
  const body = answer.kind === 'done' ? answer.body : answer.problem;
  return {
    content: [{ type: 'text', text: JSON.stringify(body) }],
    structuredContent: { ...body },
    isError: answer.kind === 'refused',
  };
}
