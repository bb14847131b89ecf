import type { HttpHandler, InvocationContext } from '@azure/functions';
import { z } from 'zod';
import { Refusal } from '../../core/errors.ts';
import { type Call, problemOf, type Reply } from '../http/endpoint.ts';
import { callTool, tools } from './call-tool.ts';
import { listingOf } from './listing.ts';

/** The protocol says itself what is wrong with a message. */
export const anyMessage = z.unknown();

const listed = tools.map(listingOf);

export async function answerAgent(call: Call, context: InvocationContext, message: unknown): Promise<Reply> {
  const { headers, url } = call.request;
  // A page in a browser has no business here, whoever is signed in there.
  const origin = headers.get('origin');
  if (origin !== null && origin !== new URL(url).origin) throw new Refusal('forbidden');
  const protocolVersion = headers.get('mcp-protocol-version') ?? undefined;
  // The SDK is large, so it is loaded only where an agent asks.
  const { answerMcp } = await import('../io/mcp.ts');
  return answerMcp(
    {
      tools: listed,
      call: (name, given) => callTool(call, name, given, error => problemOf(error, context)),
    },
    message,
    { url, ...(protocolVersion !== undefined && { protocolVersion }) },
  );
}

export const onlyPost: HttpHandler = async () => ({
  status: 405,
  headers: { allow: 'POST' },
  jsonBody: { message: 'Nothing is streamed here. Send a POST.' },
});
